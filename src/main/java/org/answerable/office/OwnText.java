package org.answerable.office;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.answerable.language.Language;
import org.answerable.language.OfficeTexts.Part;

/**
 * One text of the office's own in one language: made when an administrator first writes it, written again as often as
 * wanted, and, when the product's own is wanted back, kept without words, so that it is known when that was. Each
 * change is an act of the journal.
 */
@Entity
@Table(name = "office_text")
class OwnText {
    @Id
    private String id;

    private String part;

    @Column(name = "text_key")
    private String key;

    private String language;

    private String words;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected OwnText() {}

    OwnText(Part part, String key, Language language) {
        this.id = id(key, language);
        this.part = part.tag();
        this.key = key;
        this.language = language.tag();
    }

    static String id(String key, Language language) {
        return language.tag() + "/" + key;
    }

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    String language() {
        return language;
    }

    /** Empty where the product's own stands again. */
    Optional<String> words() {
        return Optional.ofNullable(words);
    }

    Instant changedAt() {
        return changedAt;
    }

    /** @param newWords {@code null}: the product's own */
    void write(String newWords, Instant now) {
        words = newWords;
        changedAt = now;
    }

    /** As the journal writes it down. */
    String journaled() {
        return words == null ? "-" : "+" + words;
    }
}
