package org.answerable.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Collection;

/**
 * An agreement, a policy, an audit or training material that anybody may read. It comes into the directory and changes
 * by the directory's file, each change an act of the journal; what its versions say is kept beside it
 * ({@link DocumentText}) and never changes.
 */
@Entity
@Table(name = "public_document")
public class PublicDocument {
    @Id
    private String slug;

    /** The entry without texts as JSON, which is what an act says of it. */
    private String entry;

    protected PublicDocument() {}

    PublicDocument(DocumentEntry entry) {
        this.slug = entry.slug();
        this.entry = entry.stored();
    }

    String slug() {
        return slug;
    }

    /** As the directory's file has it. */
    DocumentEntry entry(Collection<DocumentText> texts) {
        return DocumentEntry.of(entry, texts);
    }

    /** What an act says of it as it is now. */
    String journaled() {
        return entry;
    }

    /** Becomes what the directory's file says, slug and texts aside; whether that is something else. */
    boolean become(DocumentEntry wanted) {
        String before = entry;
        entry = wanted.stored();
        return !entry.equals(before);
    }
}
