package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.answerable.platform.Time;
import org.answerable.platform.TimedJob;

/** Forgets what came of drafts of rules after a week, hourly. */
@ApplicationScoped
class SimulationForgetting implements TimedJob {
    static final Duration KEPT = Duration.ofDays(7);

    @Inject
    RuleSimulations simulations;

    @Inject
    Time time;

    @Override
    public String name() {
        return "simulation-forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        simulations.forget(time.real().minus(KEPT));
    }
}
