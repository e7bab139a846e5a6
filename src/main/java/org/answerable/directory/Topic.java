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
import java.util.TreeMap;
import org.answerable.language.Language;
import org.answerable.language.Languages;

/**
 * A subject that people write about. It is founded at the start from {@code directory/wisconsin.json}; people at the
 * desk change what it is called, or all of it by the directory's file, each change an act of the journal. Its slug
 * never changes and it is never deleted: old submissions name it.
 */
@Entity
public class Topic {
    @Id
    private String slug;

    private int position;
    /** Whether it is offered to writers and found in what they write. */
    private boolean active;

    /** The topic that it became part of, or {@code null}. */
    @Column(name = "merged_into")
    private String mergedInto;

    /** Whether an act says what it is. */
    private boolean journaled;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "topic_name", joinColumns = @JoinColumn(name = "topic"))
    @MapKeyColumn(name = "language")
    private Map<String, Name> names = new HashMap<>();

    protected Topic() {}

    public Topic(String slug, int position, Map<String, Name> names) {
        this.slug = slug;
        this.position = position;
        this.active = true;
        this.names.putAll(names);
    }

    public String slug() {
        return slug;
    }

    /** The place in lists, from 0. */
    public int position() {
        return position;
    }

    /** Whether it is offered to writers; one that is retired stays with what was written about it. */
    public boolean active() {
        return active;
    }

    /** The slug of the topic that it became part of; {@code null} for none. */
    public String mergedInto() {
        return mergedInto;
    }

    /** What it is called, by language. */
    public Map<String, Name> names() {
        return Map.copyOf(names);
    }

    void call(Language language, Name name) {
        names.put(language.tag(), name);
    }

    /** What an act says of it as it is now; the caller writes it. */
    String journaled() {
        journaled = true;
        return NamesEvidence.topic(position, active, mergedInto, names);
    }

    /** As the directory's file has it. */
    TopicEntry entry() {
        Map<String, Naming.Called> called = new TreeMap<>();
        names.forEach((language, name) -> called.put(language, new Naming.Called(name.name(), name.description())));
        return new TopicEntry(slug, active, mergedInto, called);
    }

    /** Becomes what the directory's file says, the slug aside. */
    void become(TopicEntry entry, int place) {
        position = place;
        active = entry.active();
        mergedInto = entry.mergedInto();
        AgencyEntry.rename(names, entry.names());
    }

    boolean isJournaled() {
        return journaled;
    }

    public String name(Language reader) {
        Name name = Languages.choose(names, reader);
        return name == null ? slug : name.name();
    }

    public String description(Language reader) {
        Name name = Languages.choose(names, reader);
        return name == null ? "" : name.description();
    }
}
