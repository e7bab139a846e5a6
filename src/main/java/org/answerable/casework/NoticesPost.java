package org.answerable.casework;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.platform.Loop;
import org.answerable.platform.mail.Mail;
import org.answerable.platform.mail.Mailer;

/**
 * Sends what is due, one at a time. A notice is claimed in one transaction, sent outside of any, and marked in another:
 * where the server dies in between, it is sent once more after a while, with the same {@code Message-ID}.
 */
class NoticesPost extends Loop {
    private static final Logger LOG = Logger.getLogger(NoticesPost.class.getName());
    /** After this, it is given up. */
    static final Duration PATIENCE = Duration.ofDays(3);
    /** The pause after the first failure; it doubles up to {@link #LONGEST_PAUSE}. */
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    /** From then on an unsent notice is an alarm. */
    static final Duration ALARM = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofSeconds(1);
    static final int COUNTED = 1_000;

    private final Notices notices;
    private final Mailer mailer;
    private final LetterWriting letters;
    private final InstantSource clock;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private final String what;
    private boolean alarmed;

    /** Writes the letter of a notice; empty where its reader has left no address, or not any more. */
    interface LetterWriting {
        Optional<Mail> write(Notices.Due due) throws Exception;
    }

    NoticesPost(Notices notices, Mailer mailer, LetterWriting letters, InstantSource clock) {
        this("notice", notices, mailer, letters, clock);
    }

    /** @param what the log calls one */
    NoticesPost(String what, Notices notices, Mailer mailer, LetterWriting letters, InstantSource clock) {
        this.what = what;
        this.notices = notices;
        this.mailer = mailer;
        this.letters = letters;
        this.clock = clock;
    }

    /** A notice was added. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public void stop() {
        super.stop();
        wake();
    }

    @Override
    public String what() {
        return "the sender of " + what + "s";
    }

    @Override
    protected void turn() throws Exception {
        if (!step()) {
            watch();
            bell.tryAcquire(POLL.toNanos(), TimeUnit.NANOSECONDS);
            bell.drainPermits();
        }
    }

    /** Deals with one that is due; whether there was one. */
    boolean step() throws Exception {
        Instant now = clock.instant();
        Optional<Notices.Due> claimed = notices.claim(now, now.plus(mailer.longest()));
        if (claimed.isEmpty()) {
            return false;
        }
        Notices.Due due = claimed.get();
        Optional<Mail> letter = letters.write(due);
        if (letter.isEmpty()) {
            notices.giveUp(due.id());
            return true;
        }
        try {
            mailer.send(letter.get());
        } catch (Mailer.Undeliverable e) {
            giveUp(due, e.getMessage());
            return true;
        } catch (Mailer.Delayed e) {
            if (Duration.between(due.createdAt(), clock.instant()).compareTo(PATIENCE) >= 0) {
                giveUp(due, e.getMessage());
            } else {
                Instant next = clock.instant().plus(pause(due.tries()));
                notices.later(due.id(), next);
                LOG.log(Level.INFO, "{3} {0} could not be sent (try {1}): {2}", new Object[] {
                    Long.toString(due.id()), due.tries(), e.getMessage(), what
                });
            }
            return true;
        }
        notices.sent(due.id(), clock.instant());
        sent.incrementAndGet();
        return true;
    }

    private void giveUp(Notices.Due due, String why) throws Exception {
        notices.giveUp(due.id());
        givenUp.incrementAndGet();
        LOG.log(Level.WARNING, "{3} {0} is given up after {1} tries: {2}", new Object[] {
            Long.toString(due.id()), due.tries(), why, what
        });
    }

    /** The pause after so many tries. */
    static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 16));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    /** How long the oldest unsent notice has waited; zero where none waits. */
    Duration oldestWaits() throws Exception {
        Instant now = clock.instant();
        return notices.oldestWaiting()
                .map(oldest -> Duration.between(oldest, now))
                .orElse(Duration.ZERO);
    }

    /** How many wait to be sent, at most {@link #COUNTED}. */
    long waiting() throws Exception {
        return notices.waiting(COUNTED);
    }

    private void watch() throws Exception {
        boolean late = oldestWaits().compareTo(ALARM) > 0;
        if (late && !alarmed) {
            LOG.warning(what + "s have waited to be sent for more than " + ALARM.toMinutes() + " minutes");
        }
        alarmed = late;
    }

    long sent() {
        return sent.get();
    }

    long givenUp() {
        return givenUp.get();
    }
}
