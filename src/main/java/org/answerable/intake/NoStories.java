package org.answerable.intake;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.answerable.platform.Settings;

/**
 * Refuses to start on a database with the stories of a demonstration where this is none: nothing would say of them that
 * they are made up.
 */
@ApplicationScoped
public class NoStories {
    private static final Logger LOG = Logger.getLogger(NoStories.class.getName());

    @Inject
    Submissions submissions;

    @Inject
    Settings settings;

    /** After migrations (1) and accounts (5), before anything is founded (8). */
    void onStart(@Observes @Priority(6) @Initialized(ApplicationScoped.class) Object start) {
        if (!settings.demo() && submissions.cameBy(Submission.Channel.DEMO)) {
            String why =
                    "DEMO is false, but the database holds the stories of the demonstration; use another database, or set DEMO=true";
            LOG.severe("REFUSING TO START: " + why);
            throw new IllegalStateException(why);
        }
    }
}
