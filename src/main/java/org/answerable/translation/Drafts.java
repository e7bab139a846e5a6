package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Translations.Source;
import org.answerable.platform.Time;

/**
 * Gives out passages to a machine and takes its drafts; the machine itself is asked between the two, outside of any
 * transaction.
 */
@ApplicationScoped
class Drafts {
    /** So long nobody else tries. */
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final Duration CANNOT = Duration.ofDays(7);

    @Inject
    Passages passages;

    @Inject
    Sources sources;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** A text to draft. */
    record Job(String code, Source source, Language from, Language to, int tries) {}

    /** One look into the queue: whether there was something, and the text where it still stands. */
    record Look(boolean found, Optional<Job> job) {}

    /**
     * Takes the first passage that wants a draft.
     *
     * @param unpublished whether texts that are not public may be given out
     */
    @Transactional
    Look next(boolean unpublished) {
        Instant now = time.real();
        Optional<Passage> next = passages.toDraft(now, unpublished);
        next.ifPresent(p -> p.tryDraft(now.plus(CLAIM)));
        return new Look(
                next.isPresent(),
                next.flatMap(
                        p -> sources.of(p).map(s -> new Job(p.code(), s, p.source(), p.target(), p.draftTries()))));
    }

    /** Keeps a draft, unless a person was faster or the text has changed meanwhile. */
    @Transactional
    void keep(Job job, String title, String text) {
        passages.toChange(job.code())
                .filter(p -> sources.hash(job.source()).equals(p.sourceHash()))
                .filter(p -> p.draft(title, text))
                .ifPresent(p -> journal.record(
                        "translation.drafted", p.place(), p.target().tag() + " " + title + " " + text));
    }

    /** Tries again later and later. */
    @Transactional
    void failed(Job job) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(job.tries() - 1, 10));
        passages.toChange(job.code())
                .ifPresent(p ->
                        p.draftAgain(time.real().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)));
    }

    /** The machine does not speak both languages, or cannot keep the marks: much later it may. */
    @Transactional
    void cannot(Job job) {
        passages.toChange(job.code()).ifPresent(p -> p.draftAgain(time.real().plus(CANNOT)));
    }
}
