package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.journal.Journal;
import org.answerable.platform.Settings;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;

/** The accounts a production server begins with: none of the demonstration's, and one administrator from the environment. */
@ApplicationScoped
class FirstAccounts {
    @Inject
    Settings settings;
    @Inject
    Accounts accounts;
    @Inject
    Passwords passwords;
    @Inject
    Journal journal;
    @Inject
    Caller caller;
    @Inject
    Time time;

    /**
     * @throws IllegalStateException where the database holds active accounts of a demonstration, whose passwords everybody knows
     */
    @Transactional
    void refuseDemo() {
        List<String> found = accounts.activeDemoNames();
        if (!found.isEmpty()) {
            throw new IllegalStateException("DEMO is false, but the database holds the demo accounts " + String.join(", ", found)
                    + "; use another database, or set DEMO=true");
        }
    }

    /** Makes the administrator of {@code ADMIN_NAME} and {@code ADMIN_PASSWORD} where there is no account at all. */
    @Transactional
    void createAdmin() {
        Optional<String> name = settings.get("ADMIN_NAME");
        if (name.isEmpty() || !accounts.none()) {
            return;
        }
        String password = settings.get("ADMIN_PASSWORD").orElseThrow(
                () -> new IllegalStateException("ADMIN_PASSWORD is missing; ADMIN_NAME needs it"));
        if (DemoAccounts.isDemoName(Account.canonical(name.get()))) {
            throw new IllegalStateException("ADMIN_NAME must not be a demo account's name");
        }
        if (Texts.length(password) < Passwords.SHORTEST || Texts.length(password) > Passwords.LONGEST) {
            throw new IllegalStateException("ADMIN_PASSWORD must have " + Passwords.SHORTEST + " to " + Passwords.LONGEST + " characters");
        }
        Account admin = new Account(name.get(), name.get(), "en", Set.of(Role.ADMIN), Set.of(), time.now());
        admin.usePasswordHash(passwords.hash(password));
        accounts.add(admin);
        try {
            caller.as(Identity.SYSTEM, () -> {
                journal.record("account.created", "account:" + admin.id(), "");
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
