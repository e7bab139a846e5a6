package org.answerable.platform;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Whether the database answers, and whether there is room to write, looked at four times a second on a connection of
 * its own: so that who comes while it is away is told within a moment, instead of waiting with everybody else for what
 * does not come, and so that an H2 database stops taking anything in before its disk is full, which it would not
 * survive without being opened anew.
 */
@ApplicationScoped
public class DatabaseWatch {
    private static final Logger LOG = Logger.getLogger(DatabaseWatch.class.getName());
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration STOP = Duration.ofSeconds(15);
    /** Seconds. */
    private static final int PATIENCE = 1;
    /** H2: it was closed, or its file cannot be written or read any more. */
    private static final Set<Integer> H2_GONE = Set.of(90098, 90121, 90067, 90028, 90031, 90020);

    @Resource(lookup = "jdbc/watch")
    DataSource database;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    @Inject
    Settings settings;

    @Inject
    Metrics metrics;

    private final Semaphore bell = new Semaphore(0);
    private volatile Loop loop;
    private volatile boolean away;
    private volatile boolean full;

    /** What kept something from being done that the caller is not to blame for. */
    public enum Trouble {
        NONE,
        AWAY,
        FULL
    }

    void onStart(@Observes @Priority(2) @Initialized(ApplicationScoped.class) Object start)
            throws SQLException, IOException {
        boolean h2 = DatabaseKind.isH2(database);
        Path data = settings.dataDir();
        long reserve = settings.number("DISK_RESERVE_MB", 64) * 1024L * 1024;
        metrics.gauge("disk_free_bytes", data, DatabaseWatch::free);
        metrics.gauge("database_away", this, me -> me.away ? 1 : 0);
        metrics.gauge("database_full", this, me -> me.full ? 1 : 0);
        loop = new Loop() {
            @Override
            public String what() {
                return "watching the database";
            }

            @Override
            protected void turn() throws InterruptedException {
                away(!answers());
                full(h2 && free(data) < reserve);
                bell.tryAcquire(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                bell.drainPermits();
            }

            @Override
            public void stop() {
                super.stop();
                bell.release();
            }
        };
        Thread thread = threads.newThread(loop);
        thread.setName("database-watch");
        thread.start();
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    void end() {
        Loop.end(loop, STOP);
    }

    /** Bytes that can be written; all there could be where nobody knows. */
    private static long free(Path data) {
        try {
            return Files.getFileStore(data).getUsableSpace();
        } catch (IOException unknown) {
            return Long.MAX_VALUE;
        }
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(PATIENCE)) {
                return true;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("select 1"); // Fails, so that the pool learns of it.
            }
            return false;
        } catch (SQLException | RuntimeException e) {
            return false;
        }
    }

    private void away(boolean now) {
        if (now != away) {
            away = now;
            if (now) {
                LOG.severe("the database does not answer; who comes is told so until it does");
            } else {
                LOG.info("the database answers again");
            }
        }
    }

    private void full(boolean now) {
        if (now != full) {
            full = now;
            if (now) {
                LOG.severe(
                        "the disk of DATA_DIR is full but for its reserve (DISK_RESERVE_MB); nothing is taken in until"
                                + " there is room");
            } else {
                LOG.info("there is room on the disk of DATA_DIR again");
            }
        }
    }

    /** Whether the database did not answer when it was last looked at. */
    public boolean isAway() {
        return away;
    }

    /** Whether what is kept on this server's disk has no room to grow. */
    public boolean isFull() {
        return full;
    }

    /** What a failure came of; looks at the database at once where it seems to be away. */
    public Trouble trouble(Throwable thrown) {
        Trouble trouble = of(thrown);
        if (trouble == Trouble.AWAY && bell.availablePermits() == 0) {
            bell.release();
        }
        return trouble == Trouble.AWAY && full ? Trouble.FULL : trouble;
    }

    static Trouble of(Throwable thrown) {
        int depth = 0;
        for (Throwable t = thrown; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState() == null ? "" : sql.getSQLState();
                if (state.equals("53100")) { // PostgreSQL's disk_full.
                    return Trouble.FULL;
                }
                if (state.startsWith("08")
                        || state.startsWith("57P0") // It is shutting down, or starting.
                        || H2_GONE.contains(sql.getErrorCode())
                        || sql instanceof SQLTransientConnectionException
                        || sql instanceof SQLNonTransientConnectionException
                        || sql instanceof SQLRecoverableException) {
                    return Trouble.AWAY;
                }
            }
            // Of Liberty's pool, whose classes the application does not see.
            if (t.getClass().getName().matches("(jakarta\\.resource\\.|com\\.ibm\\.websphere\\.ce\\.).*Exception")) {
                return Trouble.AWAY;
            }
        }
        return Trouble.NONE;
    }
}
