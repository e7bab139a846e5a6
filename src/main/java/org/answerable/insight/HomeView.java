package org.answerable.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * The first page: three doors, and what came of what others said.
 *
 * @param quotes the last answered records, newest first
 * @param meeting the next town hall, or {@code null}
 * @param kept promises kept so far
 * @param promised promises made so far, the kept and the dropped ones included; -1 while they are counted
 * @param promises the last promises that were kept
 */
public record HomeView(List<Quote> quotes, Meeting meeting, int kept, int promised, List<Promise> promises)
        implements View {
    /** A record and the answer to it; names in the reader's language. */
    public record Quote(String path, Quoted words, String county, LocalDate day, String agency, Quoted answer) {}

    /** A town hall to come. */
    public record Meeting(
            String path,
            String title,
            Language titleLanguage,
            Instant startsAt,
            String place,
            List<Language> languages) {}

    /** A promise that was kept. */
    public record Promise(
            String path, String text, Language language, String owner, LocalDate day, ThreadView thread) {}
}
