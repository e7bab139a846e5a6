package org.answerable.platform;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Runs every {@link TimedJob} when it is due, once over all nodes: db-scheduler on a table of the database (ADR 0046).
 * What a node that died had taken up is taken up by another when six heartbeats are missing.
 */
@ApplicationScoped
public class Timetable {
    private static final Logger LOG = Logger.getLogger(Timetable.class.getName());
    private static final int THREADS = 2;
    private static final Duration POLL = Duration.ofSeconds(10);
    /** Seconds. */
    private static final int HEARTBEAT = 60;

    private static final Duration STOP = Duration.ofSeconds(10);

    @Resource(lookup = "jdbc/answerable")
    DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    @Any
    Instance<TimedJob> all;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    private Scheduler scheduler;

    void onStart(@Observes @Priority(45) @Initialized(ApplicationScoped.class) Object start) {
        List<RecurringTask<Void>> tasks = all.stream()
                .map(job -> Tasks.recurring(job.name(), FixedDelay.of(job.every()))
                        .execute((instance, context) -> run(job)))
                .toList();
        scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .threads(THREADS)
                .schedulerName(new SchedulerName.Fixed(Codes.next()))
                .pollingInterval(POLL)
                .heartbeatInterval(
                        Duration.ofSeconds(Math.max(1, settings.number("JOBS_HEARTBEAT_SECONDS", HEARTBEAT))))
                .shutdownMaxWait(STOP)
                .alwaysPersistTimestampInUTC()
                .failureLogging(LogLevel.DEBUG, false) // run() tells it by its kind.
                .executorService(Executors.newFixedThreadPool(THREADS, threads))
                .dueExecutor(Executors.newSingleThreadExecutor(threads))
                .housekeeperExecutor(Executors.newScheduledThreadPool(THREADS, threads))
                .build();
        all.stream().forEach(job -> jobs.add(job.name(), () -> planned(job.name())));
        scheduler.start();
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    synchronized void end() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    private static void run(TimedJob job) {
        try {
            job.run();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "the job " + job.name() + " failed: " + Loop.kinds(e));
            throw new IllegalStateException("the job failed");
        }
    }

    /** How a job goes, as the database says, over all nodes. */
    private Jobs.Planned planned(String name) {
        Scheduler present = scheduler;
        if (present == null) {
            return Jobs.Planned.UNKNOWN;
        }
        for (ScheduledExecution<Object> one : present.getScheduledExecutions()) {
            if (one.getTaskInstance().getTaskName().equals(name)) {
                Instant success = one.getLastSuccess();
                Instant failure = one.getLastFailure();
                Instant last = failure == null || success != null && success.isAfter(failure) ? success : failure;
                return new Jobs.Planned(last, one.getExecutionTime(), one.getConsecutiveFailures());
            }
        }
        return Jobs.Planned.UNKNOWN;
    }
}
