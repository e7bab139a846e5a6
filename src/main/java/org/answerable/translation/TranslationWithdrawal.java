package org.answerable.translation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.answerable.casework.AgencyWords;
import org.answerable.intake.Withdrawn;
import org.answerable.language.Translations.Source;
import org.answerable.publication.PublicRecords;

/**
 * With a submission that its writer takes back, its translations go, in the same transaction: those of what was public
 * of it, those that nobody has finished, and those of answers, minutes and promises in which bars stand from now on.
 * What else an agency wrote goes on being read by the writer.
 */
@ApplicationScoped
class TranslationWithdrawal {
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
    Clearing clearing;

    /** After the others have put their bars. */
    void withdrawn(@Observes @Priority(3000) Withdrawn withdrawn) {
        long submission = withdrawn.submission().id();
        records.everOf(submission).ifPresent(record -> {
            passages.at("record:" + record).forEach(clearing::remove);
            meetings.placesBehind(record).forEach(place -> clearing.lost(place, passage -> false));
        });
        agencyWords
                .standing(submission)
                .forEach((ticket, texts) -> passages.at("ticket:" + ticket).stream()
                        .filter(passage -> !passage.isReviewed() || !stands(passage, texts))
                        .forEach(clearing::remove));
    }

    private boolean stands(Passage passage, List<Source> texts) {
        return texts.stream()
                .anyMatch(text -> text.subject().equals(passage.subject())
                        && sources.hash(text).equals(passage.sourceHash()));
    }
}
