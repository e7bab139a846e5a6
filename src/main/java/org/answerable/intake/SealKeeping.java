package org.answerable.intake;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Jobs;

/**
 * Erases sealed words when their time is over, at each start and then hourly. Every node does it: each row is erased
 * once.
 */
@ApplicationScoped
public class SealKeeping {
    private static final Logger LOG = Logger.getLogger(SealKeeping.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService schedule;

    @Inject
    Sealing sealing;

    @Inject
    Caller caller;

    @Inject
    Jobs jobs;

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
        Jobs.Runs runs = jobs.add("seals");
        schedule.scheduleWithFixedDelay(
                () -> {
                    try {
                        erase();
                        runs.done();
                    } catch (Exception e) {
                        runs.failed();
                        LOG.log(
                                Level.WARNING,
                                "sealed words could not be erased: "
                                        + e.getClass().getName());
                    }
                },
                0,
                60,
                TimeUnit.MINUTES);
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
