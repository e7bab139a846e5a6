package org.answerable.accounts;

import java.util.Collection;
import java.util.Set;
import org.answerable.access.Identity;

/** Port: the work that people of an agency have before them, which no account takes with it when it goes. */
public interface OpenWork {
    /**
     * Gives everything that somebody has before them back to its agency, in the caller's transaction; each with a line
     * of its history and an act of the journal.
     *
     * @param agencies what belongs to these; empty for all
     */
    void giveBack(Identity person, Collection<String> agencies);

    /** Those of the agencies, by slug, that have work which is not finished. */
    Set<String> unfinished(Collection<String> agencies);
}
