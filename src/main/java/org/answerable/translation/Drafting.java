package org.answerable.translation;

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
import java.util.Optional;
import java.util.logging.Logger;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Jobs;
import org.answerable.platform.Loop;
import org.answerable.platform.Settings;

/**
 * Lets a machine draft what waits for a translator, where {@code TRANSLATE_URL} names one; on a thread of its own,
 * never in a request. What is not public leaves the house only where {@code TRANSLATE_UNPUBLISHED} is {@code true}: the
 * service reads all that it is given.
 */
@ApplicationScoped
class Drafting {
    private static final Logger LOG = Logger.getLogger(Drafting.class.getName());
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofSeconds(2);

    @Inject
    Drafts drafts;

    @Inject
    Caller caller;

    @Inject
    Settings settings;

    @Inject
    Jobs jobs;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private volatile Loop loop;

    void onStart(@Observes @Priority(30) @Initialized(ApplicationScoped.class) Object start) {
        Optional<String> url = settings.get("TRANSLATE_URL");
        if (url.isPresent()) {
            boolean unpublished = settings.get("TRANSLATE_UNPUBLISHED")
                    .map(Boolean::parseBoolean)
                    .orElse(false);
            Loop made = new Turns(
                    new LibreTranslate(url.get(), settings.get("TRANSLATE_KEY").orElse(null)), unpublished);
            loop = made;
            LOG.info("a translation service drafts "
                    + (unpublished ? "public texts and answers that only their writer reads" : "public texts only"));
            jobs.add("drafting", made, () -> Jobs.UNKNOWN);
            Thread thread = threads.newThread(made);
            thread.setName("translation-drafts");
            thread.start();
        }
    }

    void onStop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        end();
    }

    @PreDestroy
    void end() {
        Loop.end(loop, STOP);
    }

    private final class Turns extends Loop {
        private final Translator translator;
        private final boolean unpublished;

        Turns(Translator translator, boolean unpublished) {
            this.translator = translator;
            this.unpublished = unpublished;
        }

        @Override
        public String what() {
            return "drafting translations";
        }

        @Override
        protected void turn() throws Exception {
            Drafts.Look look = drafts.next(unpublished);
            if (look.job().isPresent()) {
                caller.as(Identity.SYSTEM, () -> draft(look.job().get()));
            } else if (!look.found()) {
                pause(POLL);
            }
        }

        /**
         * Whether it was drafted. A service that does not answer is this loop's failure: it then waits longer before it
         * asks for anything.
         */
        private boolean draft(Drafts.Job job) throws Translator.Unreachable {
            try {
                if (!translator.can(job.from(), job.to())) {
                    drafts.cannot(job);
                    return false;
                }
                Optional<String> text = translator.translate(job.source().text(), job.from(), job.to());
                Optional<String> title = job.source().title() == null
                        ? Optional.of("")
                        : translator.translate(job.source().title(), job.from(), job.to());
                if (text.isEmpty() || title.isEmpty()) {
                    drafts.cannot(job);
                    return false;
                }
                drafts.keep(
                        job,
                        job.source().title() == null ? null : title.get().strip(),
                        text.get().strip());
                return true;
            } catch (Translator.Unreachable e) {
                drafts.failed(job);
                throw e;
            }
        }
    }
}
