package org.answerable.casework;

import java.util.List;
import java.util.Map;

/** The port to search: which of some messages say something similar to one. Nothing of them is kept. */
public interface SimilarWords {
    /**
     * The keys of those that do, in any language, the most similar first.
     *
     * @param most how many at most
     */
    List<String> among(Words like, Map<String, Words> others, int most);

    /**
     * A message, as its reader reads it.
     *
     * @param title {@code null} where there is none
     * @param language BCP 47
     */
    record Words(String title, String text, String language) {}
}
