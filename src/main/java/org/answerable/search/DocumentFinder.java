package org.answerable.search;

import java.util.List;

/** Finds task forces and public documents by their words. */
public interface DocumentFinder {
    /**
     * Something that was found.
     *
     * @param force whether it is a task force; else a document
     */
    record Found(boolean force, String slug) {}

    /**
     * Those that hold every word, in one of the languages they are written in; the best first.
     *
     * @param most how many at most
     */
    List<Found> find(String words, int most);
}
