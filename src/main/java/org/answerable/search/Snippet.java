package org.answerable.search;

/**
 * What a hit shows: about 200 code points of the passage that matched.
 *
 * @param html escaped text in which only {@code <mark>} is markup
 * @param language BCP 47 tag of the passage
 */
public record Snippet(String html, Passage.Part part, String language) {}
