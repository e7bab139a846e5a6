package org.answerable.language;

/**
 * A part of a text that is in one language.
 *
 * @param start in code points of the text
 * @param end exclusive, in code points
 * @param confidence as of {@link Detection}, the mean of its sentences
 */
public record Stretch(int start, int end, Language language, double confidence) {
    /** This part of the text that was cut. */
    public String of(String text) {
        int from = text.offsetByCodePoints(0, start);
        return text.substring(from, text.offsetByCodePoints(from, end - start));
    }
}
