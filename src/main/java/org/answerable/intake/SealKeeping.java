package org.answerable.intake;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.TimedJob;

/** Erases sealed words when their time is over, hourly. */
@ApplicationScoped
public class SealKeeping implements TimedJob {
    private static final Logger LOG = Logger.getLogger(SealKeeping.class.getName());

    @Inject
    Sealing sealing;

    @Inject
    Caller caller;

    /** Before anything is served: what was taken back under an earlier version is sealed. */
    void onStart(@Observes @Priority(40) @Initialized(ApplicationScoped.class) Object start) throws Exception {
        try {
            sealing.days(); // A variable that is no number stops the start, not the first withdrawal.
        } catch (IllegalStateException wrong) {
            LOG.severe("REFUSING TO START: " + wrong.getMessage());
            throw wrong;
        }
        int sealed = caller.as(Identity.SYSTEM, sealing::sealEarlier);
        if (sealed > 0) {
            LOG.info("sealed the words of " + sealed + " submissions that were taken back earlier");
        }
    }

    @Override
    public String name() {
        return "seals";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() throws Exception {
        erase();
    }

    /** Erases all whose time is over; how many. */
    public int erase() throws Exception {
        return caller.as(Identity.SYSTEM, () -> {
            int erased = 0;
            while (sealing.eraseOverdue()) {
                erased++;
            }
            return erased;
        });
    }
}
