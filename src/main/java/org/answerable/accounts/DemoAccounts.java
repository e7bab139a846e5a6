package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.platform.Codes;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;

/**
 * The accounts of the demonstration, which everybody may know; a server that is none refuses them and refuses to start
 * with them.
 */
@ApplicationScoped
public class DemoAccounts {
    static final String PASSWORD = "demo-only-password";

    private static final List<Demo> ALL = List.of(
            new Demo("liaison@state-patrol.demo", "Ana Reyes", Role.LIAISON, "state-patrol"),
            new Demo("liaison@ice.demo", "Chris Doyle", Role.LIAISON, "ice"),
            new Demo("liaison@cbp.demo", "Dana Whitfield", Role.LIAISON, "cbp"),
            new Demo("liaison@dane-county-sheriff.demo", "Erin Halvorson", Role.LIAISON, "dane-county-sheriff"),
            new Demo("liaison@milwaukee-police.demo", "Marcus Boyd", Role.LIAISON, "milwaukee-police"),
            new Demo("moderator@demo", "Mai Xiong", Role.MODERATOR, null),
            new Demo("translator@demo", "Luis Ortega", Role.TRANSLATOR, null),
            new Demo("coordinator@demo", "Grace Olson", Role.COORDINATOR, null),
            new Demo("auditor@demo", "Nadia Farah", Role.AUDITOR, null),
            new Demo("admin@demo", "Sam Becker", Role.ADMIN, null),
            new Demo("second-admin@demo", "Lena Kowalski", Role.ADMIN, null),
            new Demo("partner@demo", "Rosa Medina", Role.PARTNER, null));

    @Inject
    Accounts accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    Recognising recognising;

    @Inject
    Passwords passwords;

    @Inject
    Settings settings;

    @Inject
    Time time;

    private record Demo(String name, String person, Role role, String agency) {}

    /**
     * Makes those demo accounts that are not there yet, each with the token {@code demo-} and its name.
     *
     * @throws IllegalStateException where this is no demonstration
     */
    @Transactional
    public void create() {
        if (!settings.demo()) {
            throw new IllegalStateException("demo accounts belong to a demonstration only");
        }
        List<Demo> missing =
                ALL.stream().filter(demo -> accounts.named(demo.name).isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        String hash = passwords.hash(PASSWORD); // One for all: it is public, and a hash is slow on purpose.
        for (Demo demo : missing) {
            Account account = new Account(
                    demo.name,
                    demo.person,
                    "en",
                    Set.of(demo.role),
                    demo.agency == null ? Set.of() : Set.of(demo.agency),
                    time.now());
            account.choosePassword(hash);
            accounts.add(account);
            tokens.add(new AccessToken(
                    recognising.tokenHash("demo-" + demo.name), Codes.next(), account.id(), "demo", time.now(), null));
        }
    }

    static boolean isDemoName(String name) {
        return name.endsWith("@demo") || name.endsWith(".demo");
    }
}
