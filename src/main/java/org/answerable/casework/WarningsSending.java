package org.answerable.casework;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.answerable.platform.Jobs;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.Metrics;
import org.answerable.platform.Time;
import org.answerable.platform.mail.Mailer;

/** Sends the mails of deadlines on a thread of its own on each node, and tells how that goes. */
@ApplicationScoped
class WarningsSending {
    private static final Duration STOP = Duration.ofSeconds(10);

    @Inject
    JtaTransactions transactions;

    @Inject
    WarningsLetters letters;

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
        NoticesPost made =
                new NoticesPost("deadline mail", Notices.ofDeadlines(transactions), mailer, letters, time::real);
        post = made;
        metrics.gauge("deadline_mails_sent", made, NoticesPost::sent);
        metrics.gauge("deadline_mails_given_up", made, NoticesPost::givenUp);
        metrics.gauge("deadline_mails_oldest_unsent_seconds", this, WarningsSending::oldestSeconds);
        jobs.add("deadline-post", made, this::waiting);
        Thread thread = threads.newThread(made);
        thread.setName("deadline mails");
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
}
