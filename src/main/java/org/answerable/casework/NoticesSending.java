package org.answerable.casework;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import org.answerable.platform.Jobs;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.Metrics;
import org.answerable.platform.Time;
import org.answerable.platform.mail.Mailer;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Sends notices on a thread of its own on each node, and tells how that goes. */
@ApplicationScoped
class NoticesSending {
    private static final Duration STOP = Duration.ofSeconds(10);

    @Inject
    JtaTransactions transactions;

    @Inject
    NoticesLetters letters;

    @Inject
    Mailer mailer;

    @Inject
    Time time;

    @Inject
    Metrics metrics;

    @Inject
    Jobs jobs;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private volatile NoticesPost post;

    void onStart(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object start) {
        mailer.longest(); // A mailer that is configured wrongly shall stop the start and not the first mail.
        NoticesPost made = new NoticesPost(new Notices(transactions), mailer, letters, time::real);
        post = made;
        metrics.gauge("notices_sent", made, NoticesPost::sent);
        metrics.gauge("notices_given_up", made, NoticesPost::givenUp);
        metrics.gauge("notices_oldest_unsent_seconds", this, NoticesSending::oldestSeconds);
        jobs.add("post", made, this::waiting);
        Thread thread = threads.newThread(made);
        thread.setName("notices");
        thread.start();
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    void end() {
        Loop.end(post, STOP);
    }

    void wake() {
        NoticesPost present = post;
        if (present != null) {
            present.wake();
        }
    }

    private long waiting() {
        try {
            return post.waiting();
        } catch (Exception e) {
            return Jobs.UNKNOWN;
        }
    }

    /** -1 where the database does not answer. */
    long oldestSeconds() {
        try {
            return post.oldestWaits().toSeconds();
        } catch (Exception e) {
            return -1;
        }
    }

    /** A mail server that is down is told as an alarm and is no reason to restart this one. */
    @Produces
    @Liveness
    HealthCheck notices() {
        return () -> {
            NoticesPost present = post;
            long oldest = present == null ? 0 : oldestSeconds();
            return HealthCheckResponse.named("notices")
                    .status(present == null || !present.ended())
                    .withData("oldestUnsentSeconds", oldest)
                    .withData("alarm", oldest > NoticesPost.ALARM.toSeconds())
                    .build();
        };
    }
}
