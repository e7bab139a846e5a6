package org.answerable.access;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;

/**
 * What an administrator does with the accounts of others. Every change counts from the account's next request on. An administrator
 * cannot take the role of administrator from themselves or switch themselves off, so one always remains.
 */
@UseCase
public class AccountKeeping {
    private static final Pattern NAME = Pattern.compile("[^\\s@]+(@[^\\s@]+)?");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LIMIT = 80;

    @Inject
    Accounts accounts;
    @Inject
    DeskSessions sessions;
    @Inject
    Passwords passwords;
    @Inject
    Settings settings;
    @Inject
    Caller caller;
    @Inject
    Journal journal;
    @Inject
    Time time;

    /** An account as an administrator sees it. */
    public record Line(long id, String name, String displayName, Set<Role> roles, Set<String> agencies, boolean active) {}

    /** What is to be: a person's name for the account, its roles, and the slugs of the agencies a liaison answers for. */
    public record Wanted(String name, String displayName, Set<Role> roles, Set<String> agencies) {}

    /** All accounts, by name. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> all() {
        return accounts.all().stream().map(a -> new Line(a.id(), a.name(), a.displayName(), a.roles(), a.agencies(), a.active())).toList();
    }

    /**
     * Creates an account.
     *
     * @return its first password, 130 random bits, shown once to hand over
     * @throws Refusal.Invalid where the name is taken, or anything is missing or malformed
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public String create(Wanted wanted) {
        List<Fault> faults = faults(wanted);
        String name = Account.canonical(Texts.clean("/name", wanted.name()).text());
        String shown = Texts.stripped("/displayName", wanted.displayName());
        if (name.isEmpty() || Texts.length(name) > Account.NAME_LIMIT || !NAME.matcher(name).matches()
                || !settings.demo() && DemoAccounts.isDemoName(name)) {
            faults.add(new Fault("/name", "access.fault.account-name"));
        } else if (accounts.named(name).isPresent()) {
            faults.add(new Fault("/name", "access.fault.account-taken"));
        }
        if (shown.isEmpty() || Texts.length(shown) > Account.NAME_LIMIT) {
            faults.add(new Fault("/displayName", "access.fault.display-name"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        String password = Codes.random(26);
        Account account = new Account(name, shown, "en", wanted.roles(), wanted.agencies(), time.now());
        account.usePasswordHash(passwords.hash(password));
        accounts.add(account);
        journal.record("account.created", "account:" + account.id(), rights(account));
        return password;
    }

    /**
     * Gives an account other roles and agencies.
     *
     * @throws Refusal.NotFound where there is no such account
     * @throws Refusal.Conflict where an administrator would take their own role
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void assign(long id, Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = faults(new Wanted("", "", roles, agencies));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Account account = found(id);
        if (!roles.contains(Role.ADMIN)) {
            refuseOwn(account);
        }
        account.assign(roles, agencies);
        journal.record("account.changed", "account:" + id, rights(account));
    }

    /** Switches an account off: its sessions end, its tokens stop. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void switchOff(long id) {
        Account account = found(id);
        refuseOwn(account);
        account.switchOff();
        sessions.removeOf(id);
        journal.record("account.switched-off", "account:" + id, "");
    }

    /** Switches an account on again. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void switchOn(long id) {
        found(id).switchOn();
        journal.record("account.switched-on", "account:" + id, "");
    }

    /**
     * Gives an account a new password and ends its sessions.
     *
     * @return the password, shown once to hand over
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public String resetPassword(long id) {
        Account account = found(id);
        String password = Codes.random(26);
        account.usePasswordHash(passwords.hash(password));
        sessions.removeOf(id);
        journal.record("account.password-reset", "account:" + id, "");
        return password;
    }

    private Account found(long id) {
        return accounts.byId(id).orElseThrow(Refusal.NotFound::new);
    }

    private void refuseOwn(Account account) {
        if (account.id() == caller.with(Right.ADMINISTER_ACCOUNTS).account()) {
            throw new Refusal.Conflict("access.fault.own-account");
        }
    }

    private static List<Fault> faults(Wanted wanted) {
        List<Fault> faults = new ArrayList<>();
        if (wanted.roles().isEmpty()) {
            faults.add(new Fault("/roles", "access.fault.roles"));
        }
        if (!wanted.agencies().stream().allMatch(slug -> slug.length() <= SLUG_LIMIT && SLUG.matcher(slug).matches())) {
            faults.add(new Fault("/agencies", "access.fault.agencies"));
        } else if (wanted.roles().contains(Role.LIAISON) == wanted.agencies().isEmpty()) {
            faults.add(new Fault("/agencies", "access.fault.agencies-liaison"));
        }
        return faults;
    }

    private static String rights(Account account) {
        return String.join(" ", account.roles().stream().sorted().map(Role::word).toList()) + " | "
                + String.join(" ", account.agencies().stream().sorted().toList());
    }
}
