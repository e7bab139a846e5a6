package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.answerable.platform.TimedJob;

/** Erases what was typed at the desk and never sent when its time is over, hourly, also where nobody types any more. */
@ApplicationScoped
class DraftForgetting implements TimedJob {
    @Inject
    DraftKeeping drafts;

    @Override
    public String name() {
        return "draft-forgetting";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        drafts.forget();
    }
}
