package org.answerable.journal;

import java.util.List;

/**
 * Something that reacts to acts: the search index, notices, figures. Implementations are CDI beans; the journal finds
 * them and calls each on a thread of its own.
 */
public interface Follower {
    /** Whose position is kept: unique, never renamed. */
    String name();

    /**
     * A shared follower runs on one node at a time and its position is stored in the database in the same transaction
     * as its effect; a local one (a node's own index) runs on every node and keeps its position itself.
     */
    default boolean local() {
        return false;
    }

    /** For a local follower: the position it has reached, 0 for the beginning. */
    default long position() {
        return 0;
    }

    /**
     * Whether what it keeps holds everything up to its position: while an index is built anew it does not. A node that
     * starts waits for that, for some seconds, before it says that it is ready. A shared follower that is not whole is
     * called again and again, without acts where there are none, until it is.
     */
    default boolean whole() {
        return true;
    }

    /**
     * Whether pages show what it keeps, so that a node that starts also waits until it has reached what was committed
     * before.
     */
    default boolean shown() {
        return local();
    }

    /**
     * Reacts to the acts, in order, at most 500 at a time; there may be none. For a shared follower this runs in a
     * transaction that also stores the position; where it throws, the same acts come again after a pause.
     */
    void follow(List<Act> acts) throws Exception;
}
