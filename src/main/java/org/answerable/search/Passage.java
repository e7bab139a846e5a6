package org.answerable.search;

/**
 * A piece of public text in one language: the title, the writer's words, an answer, a translation of any of them.
 *
 * @param language BCP 47
 */
public record Passage(Part part, String language, String text) {
    /** Which piece of the record it is. */
    public enum Part { TITLE, TEXT, ANSWER, TRANSLATION }
}
