package org.answerable.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.journal.Followers;
import org.answerable.platform.Loop;
import org.answerable.web.DeskAlarm;

/**
 * Tells those who may read the journal, or go on with it, that the last verification or this node's watch over the
 * heads found something wrong: on every page of the desk, so that nobody has to look for it.
 */
@ApplicationScoped
class JournalAlarm implements DeskAlarm {
    private static final Logger LOG = Logger.getLogger(JournalAlarm.class.getName());
    /** How long what another node's verification found may stay unknown here. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    @Inject
    Followers followers;

    @Inject
    Verifying verifying;

    private final AtomicReference<Known> known = new AtomicReference<>();

    /** @param at of {@link System#nanoTime} */
    private record Known(long at, long runs, boolean wrong) {}

    @Override
    public List<Told> told(Identity reader) {
        boolean reads = reader.has(Right.READ_AUDIT);
        if (!reads && !reader.has(Right.RESUME_JOURNAL)) {
            return List.of();
        }
        List<Told> told = new ArrayList<>();
        if (!followers.watch().lost().isEmpty()) {
            told.add(new Told("journal.lost.text", reads ? "/desk/audit" : "/desk/journal"));
        }
        if (foundWrong()) {
            told.add(new Told("journal.alarm.verification", reads ? "/desk/audit" : null));
        }
        return told;
    }

    private boolean foundWrong() {
        Known last = known.get();
        if (last != null && last.runs == verifying.ended() && System.nanoTime() - last.at < FRESH.toNanos()) {
            return last.wrong;
        }
        try {
            long runs = verifying.ended();
            VerificationRun found = verifying.lastEnded();
            Known now = new Known(
                    System.nanoTime(), runs, found != null && !found.result().ok());
            known.set(now);
            return now.wrong;
        } catch (Exception e) {
            // The page that is being drawn does not fail for it; it has its own way to say that the database does not
            // answer.
            LOG.log(Level.FINE, "what the last verification found cannot be read: {0}", Loop.kinds(e));
            return last != null && last.wrong;
        }
    }
}
