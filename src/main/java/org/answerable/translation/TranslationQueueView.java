package org.answerable.translation;

import java.time.Instant;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.View;

/**
 * The translators' queue, who waits first.
 *
 * @param target the tag of the language that is shown, empty for all
 * @param reviewed whether what is done is shown, and not what is to do
 * @param waiting how many wait, in all languages
 * @param next the address of the next part without the language, or {@code null}
 * @param first the address of the first part where this is not it, or {@code null}
 * @param done whether one was just published
 */
public record TranslationQueueView(
        String target,
        boolean reviewed,
        long waiting,
        List<Tongue> tongues,
        List<Line> lines,
        String next,
        String first,
        boolean done)
        implements View {
    /** A language, and how many wait to be translated into it. */
    public record Tongue(Language language, long waiting) {}

    /** A passage, shortly. */
    public record Line(
            String id,
            String kind,
            PassageState state,
            Language source,
            Language target,
            String excerpt,
            WhoWaits waits,
            Instant since) {}
}
