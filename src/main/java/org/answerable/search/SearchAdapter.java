package org.answerable.search;

/** Opens an index of one kind, where the configuration asks for that kind. */
public interface SearchAdapter {
    /** Whether the configuration asks for this one. */
    boolean isWanted();

    /** Opens it. */
    SearchIndex open(RecordSource source);
}
