package org.answerable.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.directory.DirectoryFounding;
import org.answerable.platform.Settings;
import org.answerable.routing.RuleFounding;

/** Fills an empty database at the start: counties, topics and their rules always; agencies, rules and stories for a demonstration. */
@ApplicationScoped
public class Founding {
    private static final Logger LOG = Logger.getLogger(Founding.class.getName());

    @Inject
    DirectoryFounding directory;
    @Inject
    RuleFounding rules;
    @Inject
    DemoStories stories;
    @Inject
    Caller caller;
    @Inject
    Settings settings;

    /** After migrations (1) and accounts (5), before the journal's threads (20) and the first request. */
    void onStart(@Observes @Priority(8) @Initialized(ApplicationScoped.class) Object start) throws Exception {
        caller.as(Identity.SYSTEM, () -> {
            try {
                directory.found();
                rules.found();
                if (settings.demo()) {
                    stories.tellOnce();
                }
            } catch (RuntimeException e) {
                // Of two nodes on one database, one founds it; the other meets its rows and goes on.
                if (!stories.isFounded()) {
                    throw e;
                }
                LOG.log(Level.INFO, "founded by another node");
            }
            return null;
        });
    }
}
