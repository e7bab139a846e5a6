package org.answerable.accounts;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.platform.Settings;
import org.answerable.platform.StartLock;
import org.answerable.platform.crypto.KeyCheck;
import org.answerable.platform.crypto.Keys;

/**
 * What must be true of secrets and accounts before this server serves anybody. Where it is not, one line of the log
 * says what is missing and the application does not start, so that the health check stays down.
 */
@ApplicationScoped
public class AccessStart {
    private static final Logger LOG = Logger.getLogger(AccessStart.class.getName());

    @Inject
    Settings settings;

    @Inject
    Keys keys;

    @Inject
    OpenIdProvider provider;

    @Inject
    KeyCheck keyCheck;

    @Inject
    FirstAccounts first;

    @Inject
    DemoAccounts demo;

    @Inject
    StartLock lock;

    /** Secrets, and what is set of an identity provider, before the database is touched. */
    void secrets(@Observes @Priority(0) @Initialized(ApplicationScoped.class) Object start) {
        guarded(() -> {
            keys.hash("start", "");
            provider.client();
        });
    }

    /** Whether the secrets are those of the database, then the accounts; once it is migrated. */
    void accounts(@Observes @Priority(5) @Initialized(ApplicationScoped.class) Object start) {
        guarded(() -> lock.alone(() -> {
            keyCheck.check();
            first.compareNames();
            if (settings.demo()) {
                demo.create();
            } else {
                first.refuseDemo();
                first.createAdmins();
            }
            first.writeDownTokens();
        }));
    }

    private static void guarded(StartLock.Work check) {
        try {
            check.run();
        } catch (Exception e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            LOG.log(
                    Level.SEVERE,
                    "REFUSING TO START: "
                            + String.valueOf(root.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
            throw e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        }
    }
}
