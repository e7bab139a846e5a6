package org.answerable.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.util.HashMap;
import java.util.Map;
import org.answerable.language.Language;

/**
 * What a kind or state is called, where that was changed: a row for each is founded at the start, without a name, so
 * that there is something to lock; people at the desk name it, each change an act of the journal. Until then, and in
 * languages where nobody changed it, the text of {@code i18n/} counts.
 */
@Entity
class Word {
    /** One of {@link org.answerable.language.Wording#KEYS}. */
    @Id
    private String slug;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "word_name", joinColumns = @JoinColumn(name = "word"))
    @MapKeyColumn(name = "language")
    @Column(name = "name")
    private Map<String, String> names = new HashMap<>();

    protected Word() {}

    Word(String slug) {
        this.slug = slug;
    }

    String slug() {
        return slug;
    }

    /** By language. */
    Map<String, String> names() {
        return Map.copyOf(names);
    }

    /** @param name {@code null}: as the product calls it */
    void call(Language language, String name) {
        if (name == null) {
            names.remove(language.tag());
        } else {
            names.put(language.tag(), name);
        }
    }
}
