package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.redaction.Quotes;
import org.answerable.redaction.Suspicions;

/** Puts the words of what was taken back under seal, and erases them when their time is over. */
@ApplicationScoped
class Sealing {
    private static final String RETENTION = "SEALED_RETENTION_DAYS";
    /** Where the office has said nothing; what its records schedule asks decides. */
    private static final int OTHERWISE = 365;

    private static final int MOST = 36_500;

    @Inject
    SealedOriginals originals;

    @Inject
    Submissions submissions;

    @Inject
    Contacts contacts;

    @Inject
    Handling handling;

    @Inject
    Event<Withdrawn> withdrawn;

    @Inject
    Suspicions suspicions;

    @Inject
    Journal journal;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Keys keys;

    @Inject
    Time time;

    /**
     * For how many days sealed words are kept.
     *
     * @throws IllegalStateException where the variable is no number of days
     */
    int days() {
        String given = settings.get(RETENTION).orElse(Integer.toString(OTHERWISE));
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) > MOST) {
            throw new IllegalStateException(RETENTION + " must be a number of days from 0 to " + MOST);
        }
        return Integer.parseInt(given);
    }

    /** Takes the words out of every place where they stand, and the contact data with them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void seal(Submission submission) {
        Withdrawn event = new Withdrawn(submission, quotes(submission));
        withdrawn.fire(event);
        Instant now = time.now();
        SealedOriginal original = new SealedOriginal(
                submission, submission.takeOut(event.pieces()), keys, now, now.plus(Duration.ofDays(days())));
        originals.add(original);
        contacts.forget(submission.id());
        submissions.forgetReasons(submission.id());
        journal.record("submission.sealed", "submission:" + submission.code(), original.ciphertext());
    }

    private Quotes quotes(Submission submission) {
        List<String> written = new ArrayList<>(handling.written(submission));
        for (String field : new String[] {submission.title(), submission.text(), submission.detail()}) {
            if (field != null) {
                written.add(field);
            }
        }
        Quotes quotes = new Quotes();
        for (String text : written) {
            quotes.add(text).addPersonal(text, suspicions.in(text, submission.language()));
        }
        return quotes;
    }

    /** Seals what was taken back before words were sealed; how many that were. */
    @Transactional
    int sealEarlier() {
        List<Long> earlier = originals.unsealed();
        for (long id : earlier) {
            Submission submission = submissions.lock(id);
            if (originals.find(id).isEmpty()) {
                seal(submission);
            }
        }
        return earlier.size();
    }

    /** Erases one whose time is over; whether there was one. */
    @Transactional
    boolean eraseOverdue() {
        Optional<SealedOriginal> overdue = originals.overdue(time.now());
        overdue.ifPresent(original -> {
            Submission submission = submissions.get(original.submission());
            originals.remove(original);
            submission.erased(time.now());
            journal.record("submission.erased", "submission:" + submission.code(), "");
        });
        return overdue.isPresent();
    }

    /** Until when the words are kept; empty where they are not sealed, or erased. */
    Optional<Instant> keptUntil(Submission submission) {
        return submission.isWithdrawn()
                ? originals.find(submission.id()).map(SealedOriginal::keepUntil)
                : Optional.empty();
    }

    /** What was done with the words since, in words of their writer's. */
    List<Handling.Event> told(Submission submission, Language reader) {
        List<Handling.Event> told = new ArrayList<>();
        if (submission.withdrawnAt() != null) {
            told.add(event(submission.withdrawnAt(), reader, "intake.timeline.sealed"));
        }
        for (Opening opening : originals.openings(submission.id())) {
            told.add(event(opening.askedAt(), reader, "intake.timeline.opening-asked", opening.reason()));
            if (opening.openUntil() != null) {
                told.add(event(opening.decidedAt(), reader, "intake.timeline.opening-agreed", Opening.OPEN.toHours()));
            } else if (opening.decidedAt() != null) {
                told.add(event(opening.decidedAt(), reader, "intake.timeline.opening-declined", opening.because()));
            }
            opening.looks().forEach(look -> told.add(event(look.at(), reader, "intake.timeline.opening-read")));
        }
        if (submission.erasedAt() != null) {
            told.add(event(submission.erasedAt(), reader, "intake.timeline.erased"));
        }
        return told;
    }

    private Handling.Event event(Instant at, Language reader, String key, Object... arguments) {
        return new Handling.Event(at, messages.get(reader, key, arguments));
    }
}
