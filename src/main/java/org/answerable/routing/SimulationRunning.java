package org.answerable.routing;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.answerable.platform.Jobs;
import org.answerable.platform.Loop;
import org.answerable.routing.RuleBook.Edition;

/** Runs drafts of rules one after the other, on a thread of its own, a piece in each transaction. */
@ApplicationScoped
class SimulationRunning {
    /** So many wait on a node. */
    private static final int MOST = 3;

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(10);

    @Inject
    SimulationSteps steps;

    @Inject
    Jobs jobs;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private final BlockingQueue<Draft> waiting = new ArrayBlockingQueue<>(MOST);
    private volatile Loop loop;

    /** What is to be run. */
    record Draft(String code, int last, Edition edition) {}

    /** Where a run is. */
    private static final class Run {
        final Draft draft;
        final SimulationResult result = new SimulationResult();
        int done;
        Long before;

        Run(Draft draft) {
            this.draft = draft;
        }
    }

    boolean isFull() {
        return waiting.remainingCapacity() == 0;
    }

    /** One that finds no room any more is never run, and says so by its silence. */
    boolean add(Draft draft) {
        return waiting.offer(draft);
    }

    void onStart(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object start) {
        Loop made = new Turns();
        loop = made;
        jobs.add("simulations", made, () -> waiting.size());
        Thread thread = threads.newThread(made);
        thread.setName("rule-simulations");
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
        private Run run;

        @Override
        public String what() {
            return "simulating rules";
        }

        @Override
        protected void turn() throws Exception {
            if (run == null) {
                Draft draft = waiting.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (draft == null) {
                    return;
                }
                run = new Run(draft);
            }
            Run now = run;
            run = null; // What fails is not tried again: it says that it failed.
            List<String> others = new ArrayList<>();
            waiting.forEach(draft -> others.add(draft.code()));
            try {
                SimulationSteps.Step step = steps.next(
                        now.draft.code(), now.draft.edition(), now.before, now.draft.last() - now.done, now.result);
                now.done += step.count();
                now.before = step.before();
                boolean ended = step.count() == 0 || now.done >= now.draft.last();
                steps.told(now.draft.code(), now.done, ended ? now.result.write() : null, others);
                run = ended ? null : now;
            } catch (Exception e) {
                steps.failed(now.draft.code(), now.done);
                throw e;
            }
        }
    }
}
