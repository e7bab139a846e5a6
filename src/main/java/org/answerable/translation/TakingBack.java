package org.answerable.translation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.answerable.accounts.DraftKeeping;
import org.answerable.casework.AgencyWords;
import org.answerable.intake.Withdrawn;
import org.answerable.journal.Journal;
import org.answerable.language.Translations.Source;
import org.answerable.publication.PublicRecords;

/**
 * With a submission that its writer takes back, its translations go, in the same transaction: those of what was public of it, those that nobody
 * has finished, and those of answers, minutes and promises in which bars stand from now on. What else an agency wrote goes on being read by the writer.
 */
@ApplicationScoped
class TakingBack {
    @Inject
    Passages passages;
    @Inject
    Sources sources;
    @Inject
    PublicRecords records;
    @Inject
    AgencyWords agencyWords;
    @Inject
    MeetingWords meetings;
    @Inject
    DraftKeeping drafts;
    @Inject
    Journal journal;

    /** After the others have put their bars. */
    void withdrawn(@Observes @Priority(3000) Withdrawn withdrawn) {
        long submission = withdrawn.submission().id();
        records.everOf(submission).ifPresent(record -> {
            passages.at("record:" + record).forEach(this::remove);
            meetings.placesBehind(record).forEach(this::clear);
        });
        agencyWords.standing(submission).forEach((ticket, texts) -> passages.at("ticket:" + ticket).stream()
                .filter(passage -> !passage.isReviewed() || !stands(passage, texts)).forEach(this::remove));
    }

    private void clear(String place) {
        List<Passage> there = passages.at(place);
        Set<Passage> present = sources.of(there).keySet();
        there.stream().filter(passage -> !present.contains(passage)).forEach(this::remove);
    }

    private boolean stands(Passage passage, List<Source> texts) {
        return texts.stream().anyMatch(text -> text.subject().equals(passage.subject()) && sources.hash(text).equals(passage.sourceHash()));
    }

    private void remove(Passage passage) {
        passages.remove(passage);
        drafts.end("/desk/translation/" + passage.code());
        if (passage.text() != null) {
            journal.record("translation.removed", passage.place(), passage.text());
        }
    }
}
