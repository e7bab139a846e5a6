package org.answerable.intake;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.platform.Jobs;
import org.answerable.platform.Time;

/** Forgets answered idempotency keys after a week, hourly. Every node does it: forgetting twice is forgetting once. */
@ApplicationScoped
public class Forgetting {
    /** How long a repeated request is answered from memory; clients retry for hours, not weeks. */
    public static final Duration KEPT = Duration.ofDays(7);

    private static final Logger LOG = Logger.getLogger(Forgetting.class.getName());

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService schedule;

    @Inject
    ForgottenKeys keys;

    @Inject
    Jobs jobs;

    void onStart(@Observes @Priority(40) @Initialized(ApplicationScoped.class) Object start) {
        Jobs.Runs runs = jobs.add("forgetting");
        schedule.scheduleWithFixedDelay(
                () -> {
                    try {
                        keys.forgetOld();
                        runs.done();
                    } catch (RuntimeException e) {
                        runs.failed();
                        LOG.log(
                                Level.WARNING,
                                "old idempotency keys could not be forgotten: "
                                        + e.getClass().getName());
                    }
                },
                1,
                60,
                TimeUnit.MINUTES);
    }

    /** The transaction. */
    @ApplicationScoped
    static class ForgottenKeys {
        @Inject
        Submissions submissions;

        @Inject
        Time time;

        @Transactional
        void forgetOld() {
            submissions.forgetAnswered(time.real().minus(KEPT));
        }
    }
}
