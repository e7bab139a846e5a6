package org.answerable.journal;

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
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Codes;
import org.answerable.platform.Jobs;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Loop;
import org.answerable.platform.Metrics;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.crypto.Keys;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** This node's part in the journal: its sequencer and every {@link Follower} there is, each on a thread of its own. */
@ApplicationScoped
public class Followers {
    private static final Logger LOG = Logger.getLogger(Followers.class.getName());
    private static final Duration STOP = Duration.ofSeconds(10);
    /** How long a node waits at its start for a follower that does not get there. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(20);
    /** So many acts without a position are counted, at most. */
    private static final int UNPLACED = 1_000;

    @Inject
    @Any
    Instance<Follower> found;

    @Inject
    JtaTransactions transactions;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Inject
    Metrics metrics;

    @Inject
    Jobs jobs;

    @Inject
    Settings settings;

    @Inject
    Keys keys;

    @Inject
    JournalKeys journalKeys;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final Head head = new Head();
    private final List<FollowerLoop> following = new ArrayList<>();
    private volatile Sequencer sequencer;
    private volatile HeadWatch watch;
    private Asked asked;
    private long before = -1;
    private boolean caughtUp;

    /** Begins once the schema is there ({@code Migrations} has priority 1). */
    void onStart(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        Entries entries = new Entries();
        sequencer = new Sequencer(
                transactions,
                entries,
                head,
                journalKeys,
                keys,
                Codes.next(),
                () -> time.real().toEpochMilli());
        for (Instance.Handle<Follower> handle : found.handles()) {
            following.add(new FollowerLoop(
                    handle.getBean().getBeanClass().getSimpleName(),
                    () -> new AsSystem(handle.get(), caller),
                    transactions,
                    entries,
                    head));
        }
        watch = new HeadWatch(
                transactions,
                entries,
                head,
                new SeenHeads(settings.dataDir().resolve("journal"), keys),
                new Resumptions(keys, entries),
                new PublishedHeads(entries),
                this::seenByOwnFollowers,
                () -> time.real().toEpochMilli());
        metrics.gauge("journal_position", head, Head::position);
        metrics.gauge("journal_lost_heads", watch, w -> w.lost().size());
        jobs.add("sequencer", sequencer, this::unplaced);
        begin(sequencer, "journal-sequencer");
        for (FollowerLoop one : following) {
            metrics.gauge("journal_follower_lag", one, FollowerLoop::lag, "follower", one.kind());
            metrics.gauge("journal_follower_failures", one, FollowerLoop::failures, "follower", one.kind());
            jobs.add(one.kind(), one, one::lag);
            begin(one, "journal-" + one.kind());
        }
        jobs.add("heads", watch, () -> Jobs.UNKNOWN);
        begin(watch, "journal-heads");
    }

    private Map<String, Entries.Link> seenByOwnFollowers() {
        Map<String, Entries.Link> seen = new TreeMap<>();
        following.stream()
                .filter(f -> f.seen().position() > 0)
                .forEach(f -> seen.put("follower-" + f.name(), f.seen()));
        return seen;
    }

    /** The watch over this node's heads. */
    public HeadWatch watch() {
        return watch;
    }

    private long unplaced() {
        try {
            return transactions.run(connection -> new Entries().waiting(connection, UNPLACED));
        } catch (Exception e) {
            return Jobs.UNKNOWN; // The database does not answer.
        }
    }

    private void begin(Loop loop, String name) {
        Thread thread = threads.newThread(loop);
        thread.setName(name);
        thread.start();
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    void end() {
        List<Loop> loops = new ArrayList<>(following);
        if (sequencer != null) {
            loops.add(sequencer);
        }
        if (watch != null) {
            loops.add(watch);
        }
        loops.forEach(Loop::stop);
        try {
            for (Loop loop : loops) {
                if (!loop.awaitEnd(STOP)) {
                    LOG.log(Level.WARNING, "{0} does not stop", loop.what());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something was committed on this node. */
    void wake() {
        Sequencer present = sequencer;
        if (present != null) {
            present.wake();
        }
    }

    /** The last position this node knows of; 0 where there is none. */
    public long head() {
        return head.position();
    }

    /**
     * The position up to which a follower has reacted, as far as this node knows; -1 where there is no such follower or
     * it has not begun.
     */
    public long reached(String follower) {
        return following.stream()
                .filter(f -> f.name().equals(follower))
                .mapToLong(FollowerLoop::reached)
                .max()
                .orElse(-1);
    }

    /** By how many acts each follower is behind. */
    public Map<String, Long> lag() {
        Map<String, Long> lag = new TreeMap<>();
        following.forEach(f -> lag.put(f.name(), f.lag()));
        return lag;
    }

    /** Waits until every follower on this node has reacted to a position; whether they have in time. */
    public boolean await(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (following.stream().anyMatch(f -> f.reached() < position)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /**
     * Down where a thread of the journal has died; that a follower is behind or fails is told, and does not call for a
     * restart.
     */
    @Produces
    @Liveness
    HealthCheck journal() {
        return () -> {
            boolean alive = sequencer == null
                    || !sequencer.ended() && following.stream().noneMatch(Loop::ended);
            var check = HealthCheckResponse.named("journal").status(alive).withData("position", head());
            following.forEach(f -> check.withData("lag." + f.name(), f.lag()));
            return check.build();
        };
    }

    /**
     * Ready once what pages show of followers, the index and the counts among them, is whole and holds what was
     * committed before it started: who comes first finds what there is. One that fails, or takes longer, keeps the node
     * back for {@link #PATIENCE} only; answers then say so themselves.
     */
    @Produces
    @Readiness
    HealthCheck following() {
        return () -> {
            var check = HealthCheckResponse.named("following").status(caughtUp());
            HeadWatch present = watch;
            if (present != null && !present.lost().isEmpty()) {
                check.withData("journal", "not the one that was seen, see the log");
            }
            return check.build();
        };
    }

    private synchronized boolean caughtUp() {
        Sequencer present = sequencer;
        if (caughtUp || present == null) {
            return caughtUp;
        }
        long now = System.nanoTime();
        if (asked == null) {
            asked = new Asked(now, present.emptied());
        }
        if (before < 0 && present.emptied() > asked.emptied() + 1) { // The first may have begun before the last commit.
            before = head();
        }
        if (before < 0) {
            present.wake();
        }
        caughtUp = before >= 0 && following.stream().noneMatch(f -> f.keepsBack(before))
                || now - asked.at() > PATIENCE.toNanos();
        return caughtUp;
    }

    /**
     * When somebody first asked whether this node is ready, in nanoseconds, and how often all had been placed by then.
     */
    private record Asked(long at, long emptied) {}

    /** A follower acting in the product's own name. */
    private record AsSystem(Follower follower, Caller caller) implements Follower {
        @Override
        public String name() {
            return follower.name();
        }

        @Override
        public boolean local() {
            return follower.local();
        }

        @Override
        public long position() {
            return follower.position();
        }

        @Override
        public boolean whole() {
            return follower.whole();
        }

        @Override
        public boolean shown() {
            return follower.shown();
        }

        @Override
        public void follow(List<Act> acts) throws Exception {
            caller.as(Identity.SYSTEM, () -> {
                follower.follow(acts);
                return null;
            });
        }
    }
}
