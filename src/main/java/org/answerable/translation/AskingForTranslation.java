package org.answerable.translation;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.answerable.access.Needs;
import org.answerable.access.RateLimits;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Translation;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecord.PublicAnswer;
import org.answerable.publication.PublicRecords;
import org.answerable.translation.MeetingWords.Said;

/**
 * A reader says that a public record, a meeting or a promise should be there in their language. Nothing is kept of who
 * says so.
 */
@UseCase
public class AskingForTranslation {
    @Inject
    Arising arising;

    @Inject
    PublicRecords records;

    @Inject
    MeetingWords meetings;

    @Inject
    RateLimits limits;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * Raises the place in the queue of what of a record is not there yet in a language.
     *
     * @throws Refusal.NotFound where there is no such record
     * @throws Refusal.TooMany where the reader's address asks too often
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public void ask(String id, Language reader) {
        limits.take(RateLimits.Kind.TRANSLATIONS);
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        boolean moved = ask(record.source(), id, record.language(), record.translations(), reader);
        for (PublicAnswer answer : record.answers()) {
            moved |= ask(answer.source(), id, answer.language(), answer.translations(), reader);
        }
        if (moved) {
            journal.record("translation.asked", "record:" + id, reader.tag());
        }
    }

    /**
     * The same for a promise made at a meeting, and for what shows how it is kept.
     *
     * @throws Refusal.NotFound where there is no such promise
     * @throws Refusal.TooMany where the reader's address asks too often
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public void askForPromise(String id, Language reader) {
        askAt(List.of("commitment:" + id), reader);
    }

    /**
     * The same for all that is said of a meeting, and what was promised there.
     *
     * @throws Refusal.NotFound where there is no such meeting
     * @throws Refusal.TooMany where the reader's address asks too often
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public void askForMeeting(String slug, Language reader) {
        askAt(meetings.placesOf(slug), reader);
    }

    private void askAt(List<String> places, Language reader) {
        limits.take(RateLimits.Kind.TRANSLATIONS);
        Map<String, List<Said>> texts = meetings.at(places);
        if (texts.isEmpty()) {
            throw new Refusal.NotFound();
        }
        texts.forEach((place, all) -> {
            boolean moved = false;
            for (Said said : all) {
                moved |= !said.isReadBy(reader) && ask(said.source(), place, said.language(), reader);
            }
            if (moved) {
                journal.record("translation.asked", place, reader.tag());
            }
        });
    }

    private boolean ask(
            Translations.Source source, String record, String language, List<Translation> present, Language reader) {
        if (Translations.forReader(present, reader).isPresent()) {
            return false;
        }
        return ask(source, "record:" + record, new Language(language), reader);
    }

    private boolean ask(Translations.Source source, String place, Language language, Language reader) {
        return arising.passage(source, place, language, reader, Passage.NOBODY, time.now())
                .filter(p -> !p.isReviewed())
                .map(Passage::ask)
                .orElse(false);
    }
}
