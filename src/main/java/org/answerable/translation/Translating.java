package org.answerable.translation;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.casework.AgencyWords;
import org.answerable.journal.Journal;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Source;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.redaction.HiddenWords;
import org.answerable.translation.MeetingWords.Said;

/** A person says in another language what a text says. With that it is published to whoever reads the text. */
@UseCase
public class Translating {
    @Inject
    Passages passages;

    @Inject
    Arising arising;

    @Inject
    Sources sources;

    @Inject
    PublicRecords records;

    @Inject
    AgencyWords agencyWords;

    @Inject
    MeetingWords meetings;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * Saves and so publishes the translation of a passage; a reviewed one is corrected.
     *
     * @param seen {@link TranslationReading.Item#mark} of the source that was translated; {@code null} where the
     *     present one is meant
     * @param title of a source that has one; {@code null} otherwise
     * @throws Refusal.NotFound where there is no such passage, or its source is gone
     * @throws Refusal.Conflict where the source is not the one that was seen
     * @throws Refusal.Invalid where words are missing or too many, or a mark of a redaction is lost or added
     */
    @Transactional
    @Needs(Right.TRANSLATE)
    public void save(String code, String seen, String title, String text) {
        Passage passage = passages.toChange(code).orElseThrow(Refusal.NotFound::new);
        Source source = sources.of(passage).orElseThrow(Refusal.NotFound::new);
        if (seen != null && !seen.equals(mark(passage))) {
            throw new Refusal.Conflict("translation.problem.changed");
        }
        review(passage, source, title, text);
    }

    /** Translates a public record's title and text, whether somebody waited for it or not. */
    @Transactional
    @Needs(Right.TRANSLATE)
    public void record(String id, String language, String title, String text) {
        PublicRecord record = records.findPublishedNow(id).orElseThrow(Refusal.NotFound::new);
        Passage passage = arising.passage(
                        record.source(),
                        "record:" + id,
                        new Language(record.language()),
                        language(language),
                        Passage.NOBODY,
                        record.publishedAt())
                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
        review(passage, record.source(), title, text);
    }

    /** Translates what an agency answered on a ticket, told by its words. */
    @Transactional
    @Needs(Right.TRANSLATE)
    public void answer(String ticket, String words, String language, String text) {
        AgencyWords.TextForWriter answer = agencyWords.ofTicket(ticket).stream()
                .filter(w -> w.source().text().equals(words))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        Passage passage = arising.passage(
                        answer.source(),
                        "ticket:" + ticket,
                        answer.language(),
                        language(language),
                        Passage.WRITER,
                        answer.at())
                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
        review(passage, answer.source(), null, text);
    }

    /**
     * Translates what was said at a meeting or promised there, told by its words.
     *
     * @param place {@code town-hall:SLUG} or {@code commitment:ID}
     */
    @Transactional
    @Needs(Right.TRANSLATE)
    public void said(String place, String words, String language, String text) {
        Said said = meetings.at(List.of(place)).getOrDefault(place, List.of()).stream()
                .filter(s -> s.source().text().equals(words))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        Passage passage = arising.passage(
                        said.source(), place, said.language(), language(language), Passage.NOBODY, said.at())
                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
        review(passage, said.source(), null, text);
    }

    private static Language language(String tag) {
        return Languages.parse(tag)
                .map(Translations::target)
                .orElseThrow(() -> new Refusal.Invalid("/language", "intake.fault.language"));
    }

    private void review(Passage passage, Source source, String title, String text) {
        List<Fault> faults = new ArrayList<>();
        String cleanTitle = source.title() == null ? null : TextRule.TRANSLATED_TITLE.required("/title", title, faults);
        String cleanText = TextRule.TRANSLATION.required("/text", text, faults);
        int kept = marks(source.text());
        if (!cleanText.isEmpty() && marks(cleanText) != kept) {
            faults.add(new Fault("/text", "translation.fault.marks", kept, marks(cleanText)));
        }
        HiddenWords hidden = hidden(passage.place());
        hidden.in(cleanTitle).stream()
                .findFirst()
                .ifPresent(standing -> faults.add(new Fault("/title", "translation.fault.hidden", standing.words())));
        hidden.in(cleanText).stream()
                .findFirst()
                .ifPresent(standing -> faults.add(new Fault("/text", "translation.fault.hidden", standing.words())));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        passage.review(cleanTitle, cleanText, caller.actor(), time.now());
        journal.record(
                passage.isForAgency() ? "translation.for-agency" : "translation.reviewed",
                passage.place(),
                passage.target().tag() + " " + cleanTitle + " " + cleanText);
    }

    /**
     * What is hidden from those who read at a place; nothing from the writer, who reads what agencies wrote on a
     * ticket.
     */
    private HiddenWords hidden(String place) {
        return switch (place.substring(0, place.indexOf(':'))) {
            case "record" ->
                HiddenWords.of(records.hidden(List.of(place.substring("record:".length())))
                        .values());
            case "ticket" -> HiddenWords.of(List.of());
            default -> meetings.hiddenAt(place);
        };
    }

    /** How many redactions a text shows. */
    static int marks(String text) {
        return text.split(Barred.MARK, -1).length - 1;
    }

    /** Tells whether the source is still the same, without telling anything of it. */
    static String mark(Passage passage) {
        return passage.sourceHash().substring(0, 16);
    }
}
