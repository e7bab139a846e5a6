package org.answerable.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.answerable.intake.SimilarRecords.Similar;
import org.answerable.language.Language;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Quoted;
import org.answerable.web.Rendering;
import org.answerable.web.ThreadView;
import org.answerable.web.View;

/**
 * The page of a public record: the words first, then what became of them.
 *
 * @param heading the public title, or what it is, from where and when; never anything that was not published
 * @param titled whether the heading is the public title, in the record's own language
 * @param words the redacted text
 * @param hidden how many parts were taken out of it
 * @param kind in the reader's language
 * @param county {@code null} where none is known
 * @param topics value: slug, label: name
 * @param agencies value: slug, label: name
 * @param cited how people cite it, with the permanent address and the day it was read
 * @param citation the hash of what is shown
 * @param permalink absolute, in the reader's language
 * @param similar other records that say something similar
 * @param tongues the words in other languages
 * @param campaign the records that say nearly the same, or {@code null}
 */
public record RecordPageView(
        String id,
        String heading,
        boolean titled,
        Language language,
        DrawnText words,
        int hidden,
        String kind,
        String county,
        LocalDate submittedOn,
        Instant publishedAt,
        List<Choice> topics,
        List<Choice> agencies,
        ThreadView thread,
        List<Promise> promises,
        List<Event> history,
        List<Cited> cited,
        Citation citation,
        String permalink,
        String mail,
        List<Similar> similar,
        Tongues tongues,
        PublicCampaigns.Campaign campaign)
        implements View {
    /**
     * The record in other languages.
     *
     * @param reader its words in the reader's language; {@code null} where there are none, or the original is in it
     * @param none what of the record is not there yet in the reader's language, a sentence each
     * @param days within how many days it mostly is; 0 where nobody knows
     * @param asked whether the reader has just asked for it
     */
    public record Tongues(Rendering reader, List<Rendering> others, List<String> none, int days, boolean asked) {
        /** Whether something of the record is not there yet in the reader's language. */
        public boolean missing() {
            return !none.isEmpty();
        }

        /** Whether there is anything to say. */
        public boolean any() {
            return reader != null || missing() || asked || !others.isEmpty();
        }
    }

    /** A citation as plain text, in one style. */
    public record Cited(Citation.Style style, String text) {}

    /** A promise that came of it; the state in words is that of its thread. */
    public record Promise(String id, Quoted words, String owner, LocalDate dueOn, ThreadView thread) {}

    /** What happened, on a day. */
    public record Event(LocalDate day, String what) {}
}
