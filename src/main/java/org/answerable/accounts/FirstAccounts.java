package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.journal.Journal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;

/**
 * The accounts a production server begins with: none of the demonstration's, and its administrators from the
 * environment.
 */
@ApplicationScoped
class FirstAccounts {
    @Inject
    Settings settings;

    @Inject
    Accounts accounts;

    @Inject
    AccountNames names;

    @Inject
    AccessTokens tokens;

    @Inject
    Passwords passwords;

    @Inject
    PasswordRules rules;

    @Inject
    Journal journal;

    @Inject
    Caller caller;

    @Inject
    Time time;

    /** Of accounts from before, what their names look like. */
    @Transactional
    void compareNames() {
        names.fill();
    }

    /**
     * @throws IllegalStateException where the database holds active accounts of a demonstration, whose passwords
     *     everybody knows
     */
    @Transactional
    void refuseDemo() {
        List<String> found = accounts.activeDemoNames();
        if (!found.isEmpty()) {
            throw new IllegalStateException("DEMO is false, but the database holds the demo accounts "
                    + String.join(", ", found) + "; use another database, or set DEMO=true");
        }
    }

    /**
     * Makes the administrator of {@code ADMIN_NAME} and {@code ADMIN_PASSWORD} where there is no account at all, and a
     * second one of {@code SECOND_ADMIN_NAME} and {@code SECOND_ADMIN_PASSWORD} where there is no account of that name.
     * Who runs the server vouches for both.
     */
    @Transactional
    void createAdmins() {
        if (accounts.none()) {
            create("ADMIN");
        }
        if (!accounts.none()
                && settings.get("SECOND_ADMIN_NAME")
                        .filter(name -> accounts.named(name).isEmpty())
                        .isPresent()) {
            create("SECOND_ADMIN");
        }
    }

    /** Of tokens of which no act says that they were made (those of the demonstration, those from before), says so. */
    @Transactional
    void writeDownTokens() {
        asSystem(() -> tokens.unjournaled()
                .forEach(token ->
                        journal.record("account.token-made", "account:" + token.account(), token.journaled())));
    }

    private void asSystem(Runnable work) {
        try {
            caller.as(Identity.SYSTEM, () -> {
                work.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void create(String variable) {
        Optional<String> name = settings.get(variable + "_NAME");
        if (name.isEmpty()) {
            return;
        }
        String password = settings.get(variable + "_PASSWORD")
                .orElseThrow(() ->
                        new IllegalStateException(variable + "_PASSWORD is missing; " + variable + "_NAME needs it"));
        if (DemoAccounts.isDemoName(ActorNames.canonical(name.get()))) {
            throw new IllegalStateException(variable + "_NAME must not be a demo account's name");
        }
        names.fault(name.get()).ifPresent(fault -> {
            throw new IllegalStateException(variable + "_NAME cannot be an account's name (" + fault + ")");
        });
        rules.fault(password, List.of(name.get())).ifPresent(fault -> {
            throw new IllegalStateException(
                    fault.key().equals("access.fault.password-length")
                            ? variable + "_PASSWORD must have " + Passwords.SHORTEST + " to " + Passwords.LONGEST
                                    + " characters"
                            : variable + "_PASSWORD is easy to guess: take several words that do not belong together");
        });
        Account admin = new Account(name.get(), name.get(), "en", Set.of(Role.ADMIN), Set.of(), time.now());
        admin.choosePassword(passwords.hash(password));
        accounts.add(admin);
        asSystem(() -> {
            journal.record(
                    "account.created",
                    "account:" + admin.id(),
                    AccountEvidence.rights(admin.roles(), admin.agencies()));
            journal.record("account.password-reset", "account:" + admin.id(), admin.passwordHash());
        });
    }
}
