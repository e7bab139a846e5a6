package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.answerable.intake.Submission;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicion;
import org.answerable.redaction.Suspicions;

/**
 * What an agency writes that may tell who somebody is: what looks personal by itself, and what looks personal in the
 * words it answers.
 */
@ApplicationScoped
class Caution {
    /** The reason of what stands in the writer's words as well. */
    private static final String OF_THE_WRITER = "casework.warn.hidden";

    @Inject
    Suspicions suspicions;

    /** The parts of a text, in order, without overlaps; offsets in code points. */
    List<Suspicion> about(Submission submission, String text, String language) {
        List<HiddenWords> personal = new ArrayList<>(List.of(personal(submission.text(), submission.language())));
        if (submission.title() != null) {
            personal.add(personal(submission.title(), submission.language()));
        }
        List<Suspicion> found = new ArrayList<>(HiddenWords.of(personal).in(text).stream()
                .map(s -> new Suspicion(s.start(), s.end(), s.kind(), OF_THE_WRITER))
                .toList());
        for (Suspicion suspicion : suspicions.in(text, language)) {
            if (found.stream().noneMatch(other -> other.start() < suspicion.end() && suspicion.start() < other.end())) {
                found.add(suspicion);
            }
        }
        found.sort(Comparator.comparingInt(Suspicion::start));
        return found;
    }

    private HiddenWords personal(String text, String language) {
        return HiddenWords.of(
                text,
                suspicions.in(text, language).stream()
                        .map(s -> new Redaction(s.start(), s.end(), s.kind()))
                        .toList());
    }
}
