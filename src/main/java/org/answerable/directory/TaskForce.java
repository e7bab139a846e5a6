package org.answerable.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Agencies that work together. It comes into the directory and changes by the directory's file, each change an act of
 * the journal; it is never deleted, and one that is not active is shown to the desk alone.
 */
@Entity
@Table(name = "task_force")
public class TaskForce {
    @Id
    private String slug;

    /** The entry as JSON, which is what an act says of it. */
    private String entry;

    protected TaskForce() {}

    TaskForce(TaskForceEntry entry) {
        this.slug = entry.slug();
        this.entry = entry.stored();
    }

    /** As the directory's file has it. */
    TaskForceEntry entry() {
        return TaskForceEntry.of(entry);
    }

    /** What an act says of it as it is now. */
    String journaled() {
        return entry;
    }

    /** Becomes what the directory's file says, the slug aside; whether that is something else. */
    boolean become(TaskForceEntry wanted) {
        String before = entry;
        entry = wanted.stored();
        return !entry.equals(before);
    }
}
