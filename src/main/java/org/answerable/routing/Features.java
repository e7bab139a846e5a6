package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.answerable.analysis.Terms;
import org.answerable.intake.Submission;
import org.answerable.platform.crypto.Keys;
import org.answerable.routing.Routing.Asked;

/**
 * What a submission has that others may have as well: {@code t:} and a topic, {@code c:} and a county, {@code k:} and
 * its kind, {@code w:} and a keyed hash of a word. Words are those of its language's analyzer; what its writer hides
 * from agencies is none, and neither is what has a digit in it.
 */
@ApplicationScoped
class Features {
    /** Of a text so many different words count, the first ones. */
    static final int WORDS = 80;
    /** Hex digits of a hash: of a million words two hardly share one. */
    private static final int DIGITS = 12;

    private static final String PURPOSE = "routing/lesson";

    @Inject
    Keys keys;

    /** Each with what it is of this submission: slug, FIPS code, tag, or the word as it stands in the text. */
    Map<String, String> of(Submission submission) {
        Submission.ShownWords words = submission.words(true);
        return of(
                new Asked(
                        words.title() == null ? words.text() : words.title() + "\n" + words.text(),
                        submission.language(),
                        submission.kind().tag(),
                        submission.county(),
                        null,
                        submission.topics(),
                        List.of()),
                term -> keys.hash(PURPOSE, term).substring(0, DIGITS));
    }

    static Map<String, String> of(Asked asked, UnaryOperator<String> hash) {
        Map<String, String> features = new LinkedHashMap<>();
        asked.topics().forEach(topic -> features.put("t:" + topic, topic));
        if (asked.county() != null) {
            features.put("c:" + asked.county(), asked.county());
        }
        features.put("k:" + asked.kind(), asked.kind());
        Terms.of(asked.language(), asked.text(), WORDS)
                .forEach((term, word) -> features.put("w:" + hash.apply(term), word));
        return features;
    }
}
