package org.answerable.language;

import java.util.List;

/**
 * Which language a text seems to be in.
 *
 * @param language the likeliest, {@link Language#UNDETERMINED} where the text has no letters or its script tells nothing
 * @param confidence the probability that it is that one, 0 to 1, as fitted on text that the model has not seen; 0 for undetermined
 * @param candidates the likeliest languages, best first, at most five; empty for undetermined
 */
public record Detection(Language language, double confidence, List<Candidate> candidates) {
    /** One possibility and its probability. */
    public record Candidate(Language language, double confidence) {}

    static final Detection NONE = new Detection(Language.UNDETERMINED, 0, List.of());
}
