package org.answerable.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a version of a document says in one language. It is written once. */
@Entity
@Table(name = "document_text")
public class DocumentText {
    /** Document, version and language, as acts name it. */
    @Id
    private String name;

    private String document;
    private int version;
    private String language;
    private String words;
    private String pdf;

    protected DocumentText() {}

    DocumentText(String document, int version, String language, DocumentEntry.Words words) {
        this.name = name(document, version, language);
        this.document = document;
        this.version = version;
        this.language = language;
        this.words = words.text();
        this.pdf = words.pdf();
    }

    static String name(String document, int version, String language) {
        return document + "/" + version + "/" + language;
    }

    String name() {
        return name;
    }

    String document() {
        return document;
    }

    int version() {
        return version;
    }

    String language() {
        return language;
    }

    DocumentEntry.Words words() {
        return new DocumentEntry.Words(words, pdf);
    }

    /** What an act says of it. */
    String journaled() {
        return DocumentEvidence.text(words, pdf);
    }
}
