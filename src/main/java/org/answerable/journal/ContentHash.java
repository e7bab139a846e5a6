package org.answerable.journal;

import org.answerable.platform.crypto.Keys;

/**
 * The keyed hash of what an entry concerned. It also covers who did what to what, and when: without the key nobody can
 * write an entry that fits a content, nor use the hash of another entry.
 */
public final class ContentHash {
    private final Keys keys;

    public ContentHash(Keys keys) {
        this.keys = keys;
    }

    /** The entry with the hash of its content. */
    public Entry on(Entry e, String content) {
        return new Entry(e.id(), e.at(), e.recordedAt(), e.actor(), e.act(), e.subject(), e.salt(), of(e, content));
    }

    private String of(Entry e, String content) {
        return keys.hash(
                "journal-entry",
                String.join(
                        "\u0000",
                        Long.toString(e.at()),
                        Long.toString(e.recordedAt()),
                        e.actor(),
                        e.act(),
                        e.subject(),
                        e.salt(),
                        content));
    }

    /**
     * Whether an entry holds the hash of a content; where it was placed before the chain was keyed, the hash of salt
     * and content alone will do.
     */
    public boolean holds(Entries.Placed placed, String content) {
        Entry e = placed.entry();
        return of(e, content).equals(e.contentHash())
                || placed.key() == null
                        && placed.position() > 0
                        && keys.hash("journal", e.salt() + content).equals(e.contentHash());
    }
}
