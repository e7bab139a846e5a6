package org.answerable.office;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.journal.Journal;
import org.answerable.platform.Jobs;
import org.answerable.platform.Loop;
import org.answerable.platform.Metrics;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.KeyCheck;
import org.answerable.platform.crypto.KeyRotations;
import org.answerable.platform.crypto.Keys;

/**
 * Turns the key that seals: finds a changed keyset in its file while the server runs, and seals anew in the background
 * what older keys sealed, {@value #PIECE} rows at a time with pauses between. Where it stops, whoever comes next goes
 * on by what the rows themselves say. A keyset that lacks a key which something still needs is not taken over.
 */
@ApplicationScoped
public class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
    /** Rows in one transaction. */
    static final int PIECE = 50;

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(2);
    /** How often everything is looked through, where no keyset has changed: another node may have begun. */
    private static final Duration LOOK_THROUGH = Duration.ofMinutes(10);

    private static final Duration STOP = Duration.ofSeconds(10);

    @Inject
    Keys keys;

    @Inject
    KeyRotations rotations;

    @Inject
    Turning turning;

    @Inject
    Caller caller;

    @Inject
    Jobs jobs;

    @Inject
    Metrics metrics;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private volatile Loop loop;
    private volatile long waiting;
    private volatile long lost;
    private volatile boolean refusing;

    void onStart(@Observes @Priority(40) @Initialized(ApplicationScoped.class) Object start) {
        Loop made = new Turns();
        loop = made;
        jobs.add("resealing", made, () -> waiting);
        metrics.gauge("sealed_waiting", this, me -> me.waiting);
        metrics.gauge("sealed_lost", this, me -> me.lost);
        metrics.gauge("sealing_keyset_refused", this, me -> me.refusing ? 1 : 0);
        Thread thread = threads.newThread(made);
        thread.setName("resealing");
        thread.start();
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    void end() {
        Loop.end(loop, STOP);
    }

    private final class Turns extends Loop {
        private long lookedAt;
        private KeyRotations.Mark mark;
        /** How many rows this pass has sealed anew. */
        private long sealed;

        private final RefusedKeyset refused = new RefusedKeyset();

        @Override
        public String what() {
            return "sealing anew";
        }

        @Override
        protected void turn() throws Exception {
            boolean taken = takeOver();
            if (mark == null && (taken || lookedAt == 0 || System.nanoTime() - lookedAt > LOOK_THROUGH.toNanos())) {
                lookThrough();
            }
            if (mark == null) {
                pause(LOOK);
                return;
            }
            KeyRotations.Piece piece = rotations.piece(mark, PIECE);
            waiting = Math.max(0, waiting - piece.rows());
            sealed += piece.rows();
            mark = piece.next();
            if (mark == null) {
                boolean stuck =
                        sealed == 0; // What waits opens with no key here: looking again at once changes nothing.
                sealed = 0;
                lookThrough();
                mark = stuck ? null : mark;
            }
            pause(BETWEEN);
        }

        /** Takes over a keyset that has changed; whether there was one. */
        private boolean takeOver() {
            Optional<Keys.Offered> offered;
            try {
                offered = keys.offered();
            } catch (IllegalStateException unreadable) {
                if (refuse("unreadable")) {
                    LOG.severe("the changed keyset is not used: SEAL_KEYSET names no file that holds a keyset");
                }
                return false;
            }
            if (offered.isEmpty()) {
                accept();
                return false;
            }
            if (!refused.mayLook(offered.get(), System.nanoTime())) {
                return false;
            }
            Map<String, Map<String, Long>> lacking =
                    KeyCheck.lost(rotations.needs(), offered.get().keys());
            if (!lacking.isEmpty()) {
                if (refuse(offered.get())) {
                    lacking.forEach((key, rows) ->
                            LOG.severe("the changed keyset is not used: " + KeyCheck.lostKey(key, rows)));
                }
                return false;
            }
            accept();
            offered.get().use();
            LOG.info("the changed SEAL_KEYSET is used; key " + keys.sealingKey() + " seals");
            return true;
        }

        private boolean refuse(Object offered) {
            refusing = true;
            return refused.refuse(offered, System.nanoTime());
        }

        private void accept() {
            refusing = false;
            refused.forget();
        }

        /** Finds out what waits, and notes where it begins or ends. */
        private void lookThrough() throws Exception {
            Map<String, Map<String, Long>> needs = rotations.needs();
            lookedAt = System.nanoTime() | 1;
            waiting = KeyRotations.waiting(needs, keys);
            lost = KeyCheck.lost(needs, keys.sealingKeys()).values().stream()
                    .flatMap(rows -> rows.values().stream())
                    .mapToLong(Long::longValue)
                    .sum();
            if (waiting > 0) {
                caller.as(Identity.SYSTEM, () -> {
                    turning.begin();
                    return null;
                });
                mark = KeyRotations.Mark.BEGINNING;
            } else if (keys.sealsWithNewest()) { // Else nothing waits only because the newest key is not in use yet.
                caller.as(Identity.SYSTEM, () -> {
                    turning.end();
                    return null;
                });
            }
        }
    }

    /** The transactions. */
    @ApplicationScoped
    static class Turning {
        @Inject
        KeyRotations rotations;

        @Inject
        Journal journal;

        @Inject
        Keys keys;

        @Inject
        Time time;

        @Transactional
        void begin() {
            if (rotations.begin(time.real().toEpochMilli())) {
                journal.record("keys.turning-begun", "key:" + keys.sealingKey(), "");
            }
        }

        @Transactional
        void end() {
            if (rotations.end(time.real().toEpochMilli())) {
                journal.record("keys.turning-ended", "key:" + keys.sealingKey(), "");
                LOG.info("everything is sealed with key " + keys.sealingKey() + ": older keys can be retired");
            }
        }
    }
}
