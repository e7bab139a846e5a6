package org.answerable.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.answerable.platform.Sha256;

/** A PDF under its hash; a version names it by that. */
@Entity
@Table(name = "document_pdf")
public class DocumentPdf {
    @Id
    @Column(name = "sha256")
    private String hash;

    private int pages;
    private byte[] content;

    protected DocumentPdf() {}

    DocumentPdf(String hash, int pages, byte[] content) {
        this.hash = hash;
        this.pages = pages;
        this.content = content.clone();
    }

    static String hash(byte[] content) {
        return Sha256.hex(content, 32);
    }

    /** Its bytes, where they are still those that were taken in. */
    Optional<byte[]> content() {
        return hash(content).equals(hash) ? Optional.of(content.clone()) : Optional.empty();
    }
}
