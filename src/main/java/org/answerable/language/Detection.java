package org.answerable.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Which language a text seems to be in.
 *
 * @param language the likeliest, {@link Language#UNDETERMINED} where the text has no letters or its script tells
 *     nothing
 * @param confidence the probability that it is that one, 0 to 1, as fitted on text that the model has not seen; 0 for
 *     undetermined
 * @param candidates the likeliest languages, best first, at most five; empty for undetermined
 */
public record Detection(Language language, double confidence, List<Candidate> candidates) {
    /** One possibility and its probability. */
    public record Candidate(Language language, double confidence) {}

    /** A variant that is less likely than this is not what was written. */
    private static final double POSSIBLE = 0.05;

    static final Detection NONE = new Detection(Language.UNDETERMINED, 0, List.of());

    /**
     * Decides by the language of the page that was written on between variants of one language, which share most of
     * their words (Dari and Persian). It is a hint and no more: another language stays what it is, and so does a
     * variant that the page's hardly could be.
     */
    Detection on(Language page) {
        double together = 0;
        double own = 0;
        List<Candidate> others = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.language().isVariantOf(page)) {
                together += candidate.confidence();
                own = candidate.language().equals(page) ? candidate.confidence() : own;
            } else {
                others.add(candidate);
            }
        }
        if (!language.isVariantOf(page) || own < POSSIBLE) {
            return this;
        }
        others.addFirst(new Candidate(page, together));
        return new Detection(page, together, List.copyOf(others));
    }
}
