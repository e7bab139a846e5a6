package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.answerable.platform.Time;
import org.answerable.platform.TimedJob;

/** Forgets answered idempotency keys after a week, hourly. */
@ApplicationScoped
public class Forgetting implements TimedJob {
    /** How long a repeated request is answered from memory; clients retry for hours, not weeks. */
    public static final Duration KEPT = Duration.ofDays(7);

    @Inject
    Submissions submissions;

    @Inject
    Time time;

    @Override
    public String name() {
        return "forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() {
        submissions.forgetAnswered(time.real().minus(KEPT));
    }
}
