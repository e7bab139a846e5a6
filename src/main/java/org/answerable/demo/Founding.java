package org.answerable.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.directory.DirectoryFounding;
import org.answerable.platform.Settings;
import org.answerable.platform.StartLock;
import org.answerable.routing.RuleFounding;

/**
 * Fills an empty database at the start: counties, topics and their rules always; the ready-made directory and stories
 * for a demonstration.
 */
@ApplicationScoped
public class Founding {
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

    @Inject
    StartLock lock;

    /** After migrations (1) and accounts (5), before the journal's threads (20) and the first request. */
    void onStart(@Observes @Priority(8) @Initialized(ApplicationScoped.class) Object start) throws Exception {
        // Of nodes that start together, one founds; the others wait, meet its rows and go on.
        lock.alone(() -> caller.as(Identity.SYSTEM, () -> {
            directory.found();
            rules.found();
            if (settings.demo()) {
                stories.tellOnce();
            }
            return null;
        }));
    }
}
