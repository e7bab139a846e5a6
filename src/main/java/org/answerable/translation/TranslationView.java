package org.answerable.translation;

import java.time.Instant;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.web.View;

/**
 * One text and its translation.
 *
 * @param status the page's HTTP status
 * @param mark of the source that is shown
 * @param sourceTitle {@code null} where the source has none
 * @param by who made what stands there so far: {@code person|machine}; {@code null} where nothing does
 */
public record TranslationView(
        int status,
        String id,
        String kind,
        PassageState state,
        Language source,
        Language target,
        WhoWaits waits,
        Instant since,
        String mark,
        String sourceTitle,
        String sourceText,
        String by,
        String title,
        String text,
        List<TranslationReading.TermItem> glossary,
        List<TranslationReading.MemoryItem> memory,
        List<Fault> faults)
        implements View {
    private static final int LINE = 55;

    /** How many lines the field shows: about as many as the source has. */
    public int rows() {
        int lines = sourceText
                .lines()
                .mapToInt(line -> 1 + Texts.length(line) / LINE)
                .sum();
        return Math.max(4, Math.min(18, lines + 2));
    }
}
