package org.answerable.learn;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** An organization that helps, as the office has it; each change is an act of the journal. */
@Entity
@Table(name = "help_entry")
class HelpEntry {
    @Id
    private String id;

    private String entry;

    @Version
    private int version;

    protected HelpEntry() {}

    HelpEntry(String id) {
        this.id = id;
    }

    HelpWanted wanted() {
        return HelpWanted.stored(entry);
    }

    void become(HelpWanted wanted) {
        entry = wanted.json();
    }

    /** What its act says. */
    String journaled() {
        return entry;
    }
}
