package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.TextRule;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * What administrators do with the accounts of others. Taking away works at once and by one alone: a role, an agency,
 * the whole account; its sessions, tokens and known browsers end with it. What lets an account read what people wrote,
 * or makes an administrator, needs a second administrator's agreement, and so does what would let the first act as that
 * account: a new password, switching it on again (ADR 15).
 *
 * <p>The second must be somebody else indeed: not the one who asks, not the one it is for, not of the same house
 * ({@link Account#house}). Where there has never been such a second, an administrator founds accounts alone, and the
 * journal says so; never rights for the own account, and never the desk's reading together with administration.
 */
@UseCase
public class AccountKeeping {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LIMIT = 80;
    private static final int MOST_AGENCIES = 50;
    /** Characters of a handed-over password, 5 random bits each; a half has half of them. */
    private static final int PASSWORD = 26;

    private static final int DECIDED_SHOWN = 20;

    @Inject
    Accounts accounts;

    @Inject
    AccountNames names;

    @Inject
    AccountChanges changes;

    @Inject
    DeskDrafts drafts;

    @Inject
    Recognising recognising;

    @Inject
    Factors factors;

    @Inject
    FactorLedger factorLedger;

    @Inject
    Passwords passwords;

    @Inject
    Keys keys;

    @Inject
    Settings settings;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * An account as an administrator sees it.
     *
     * @param factor whether it has a second factor
     * @param own whether it is the caller's
     * @param waits whether something about it waits for a second administrator
     */
    public record Line(
            long id,
            String name,
            String displayName,
            Set<Role> roles,
            Set<String> agencies,
            boolean active,
            boolean handedOver,
            boolean factor,
            boolean own,
            boolean waits) {}

    /**
     * What is to be: a person's name for the account, its roles, and the slugs of the agencies a liaison answers for.
     */
    public record Wanted(String name, String displayName, Set<Role> roles, Set<String> agencies) {}

    /**
     * What came of it.
     *
     * @param waits whether it is not done yet, because a second administrator must agree
     * @param name the account
     * @param secret what is shown once, to hand over in person: the password, or a half of it; {@code null} for nothing
     * @param half whether it is a half: the first where it waits, else the second
     */
    public record Done(boolean waits, String name, String secret, boolean half) {}

    /** Something that waits or was decided. {@code mayDecide}, {@code mayTakeBack}: the caller. Names are accounts'. */
    public record Asked(
            String code,
            AccountChange.What what,
            String account,
            Set<Role> roles,
            Set<String> agencies,
            String by,
            Instant at,
            AccountChange.State state,
            String decidedBy,
            Instant decidedAt,
            String reason,
            boolean mayDecide,
            boolean mayTakeBack) {}

    /** All accounts, by name. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> all() {
        Set<Long> waiting = new HashSet<>();
        changes.waiting().forEach(change -> waiting.add(change.account()));
        Set<Long> withFactor = factors.all();
        long me = caller.with(Right.ADMINISTER_ACCOUNTS).account();
        return accounts.all().stream()
                .map(a -> new Line(
                        a.id(),
                        a.name(),
                        a.displayName(),
                        a.roles(),
                        a.agencies(),
                        a.active(),
                        a.handedOver(),
                        withFactor.contains(a.id()),
                        a.id() == me,
                        waiting.contains(a.id())))
                .toList();
    }

    /** What waits for a second administrator, then what was decided last. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Asked> asked() {
        Account me = me();
        List<AccountChange> all = new ArrayList<>(changes.waiting());
        all.addAll(changes.decided(DECIDED_SHOWN));
        return all.stream()
                .map(c -> new Asked(
                        c.code(),
                        c.what(),
                        name(c.account()),
                        c.roles(),
                        c.agencies(),
                        name(c.askedBy()),
                        c.askedAt(),
                        c.state(),
                        c.decidedBy() == null ? null : name(c.decidedBy()),
                        c.decidedAt(),
                        c.reason(),
                        c.waits() && objection(c, me).isEmpty(),
                        c.waits() && c.askedBy() == me.id()))
                .toList();
    }

    /** Whether there is, or was, a second administrator, so that one alone cannot give rights to read. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public boolean needsTwo() {
        return hasSecond(me());
    }

    /**
     * Creates an account; with rights to read it stays switched off and empty until a second administrator agrees.
     *
     * @return its first password, 130 random bits, or the first half of it
     * @throws Refusal.Invalid where the name is taken, reserved or looks like another, or anything is missing or
     *     malformed
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done create(Wanted wanted) {
        accounts.oneAtATime();
        Account me = me();
        List<Fault> faults = faults(wanted);
        String name = ActorNames.canonical(Texts.clean("/name", wanted.name()).text());
        Optional<String> fault = !settings.demo() && DemoAccounts.isDemoName(name)
                ? Optional.of("access.fault.account-reserved")
                : names.fault(wanted.name());
        fault.ifPresent(key -> faults.add(new Fault("/name", key, Account.NAME_LIMIT)));
        int before = faults.size();
        String shown = TextRule.PERSON.required("/displayName", wanted.displayName(), faults);
        if (faults.size() == before && names.isReserved(shown)) {
            faults.add(new Fault("/displayName", "access.fault.display-name-reserved"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        boolean waits = wanted.roles().stream().anyMatch(Role::needsTwo) && hasSecond(me);
        Account account = new Account(
                name, shown, "en", waits ? Set.of() : wanted.roles(), waits ? Set.of() : wanted.agencies(), time.now());
        account.belongTo(me);
        if (waits) {
            account.switchOff();
            accounts.add(account);
            return ask(account, AccountChange.What.NEW, wanted.roles(), wanted.agencies(), me, true);
        }
        refuseAloneBoth(wanted.roles());
        String password = Codes.random(PASSWORD);
        account.handPassword(passwords.hash(password), me.id());
        accounts.add(account);
        record("account.created", account, rights(account));
        record("account.password-reset", account, account.passwordHash());
        if (wanted.roles().stream().anyMatch(Role::needsTwo)) {
            record("account.granted-alone", account, rights(account));
        }
        return new Done(false, name, password, false);
    }

    /**
     * Gives an account other roles and agencies. What is taken away ends at once, with the account's sessions, tokens
     * and known browsers; what is added may wait.
     *
     * @throws Refusal.NotFound where there is no such account
     * @throws Refusal.Conflict where an administrator would take their own role, where no administrator would remain,
     *     where something waits already, or where one alone may not
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done assign(long id, Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = faults(new Wanted("", "", roles, agencies));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        accounts.oneAtATime();
        Account me = me();
        Account account = found(id);
        refuseWaiting(account);
        if (account.roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
            refuseOwn(account, me);
            refuseLast(account);
        }
        Set<Role> addedRoles = without(roles, account.roles());
        Set<String> addedAgencies = without(agencies, account.agencies());
        boolean guarded = addedRoles.stream().anyMatch(Role::needsTwo) || !addedAgencies.isEmpty();
        boolean waits = guarded && hasSecond(me);
        if (guarded && !waits) {
            refuseAlone(account, me);
            refuseAloneBoth(roles);
        }
        boolean takes = !roles.containsAll(account.roles()) || !agencies.containsAll(account.agencies());
        Set<Role> rolesNow = waits ? without(roles, addedRoles) : roles;
        Set<String> agenciesNow = waits ? without(agencies, addedAgencies) : agencies;
        account.assign(rolesNow, agenciesNow, time.now());
        if (takes) {
            forget(account);
        }
        if (takes || !waits) {
            record("account.changed", account, rights(account));
        }
        if (guarded && !waits) {
            record("account.granted-alone", account, rights(account));
        }
        return waits
                ? ask(account, AccountChange.What.RIGHTS, roles, agencies, me, false)
                : new Done(false, account.name(), null, false);
    }

    /**
     * Switches an account off: its sessions end, its tokens and known browsers are forgotten, and what waits for it is
     * taken back.
     *
     * @throws Refusal.Conflict where it is the caller's own, or no administrator would remain
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void switchOff(long id) {
        accounts.oneAtATime();
        Account account = found(id);
        refuseOwn(account, me());
        refuseLast(account);
        account.switchOff();
        forget(account);
        drafts.removeOf(account.id());
        record("account.switched-off", account, "");
        changes.waiting(id).ifPresent(change -> decide(change, AccountChange.State.TAKEN_BACK, ""));
    }

    /** Switches an account on again; one with rights to read waits for a second administrator. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done switchOn(long id) {
        accounts.oneAtATime();
        Account me = me();
        Account account = found(id);
        refuseWaiting(account);
        if (account.roles().isEmpty()) {
            throw new Refusal.Conflict("access.fault.no-roles");
        }
        if (account.roles().stream().anyMatch(Role::needsTwo) && hasSecond(me)) {
            return ask(account, AccountChange.What.ON, account.roles(), account.agencies(), me, false);
        }
        account.switchOn();
        record("account.switched-on", account, "");
        return new Done(false, account.name(), null, false);
    }

    /**
     * Gives an account a new password, good for choosing another and nothing else, and ends its sessions, tokens and
     * known browsers. That of an account that reads waits for a second administrator: each of the two gets a half.
     *
     * @return the password, or the first half
     * @throws Refusal.Conflict where it is the caller's own, or something waits already
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done resetPassword(long id) {
        accounts.oneAtATime();
        Account me = me();
        Account account = found(id);
        refuseWaiting(account);
        if (account.is(me)) {
            throw new Refusal.Conflict("access.fault.own-password");
        }
        if (account.roles().stream().anyMatch(Role::needsTwo) && hasSecond(me)) {
            return ask(account, AccountChange.What.PASSWORD, account.roles(), account.agencies(), me, true);
        }
        String password = Codes.random(PASSWORD);
        hand(account, password, me);
        return new Done(false, account.name(), password, false);
    }

    /**
     * Takes another's second factor away, whose phone is lost: the app, all passkeys and recovery codes. Its sessions,
     * tokens and known browsers end with it. Nobody reads by that: the password is still asked for.
     *
     * @throws Refusal.Conflict where it is the caller's own, or there is none
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void resetFactor(long id) {
        accounts.oneAtATime();
        Account account = found(id);
        if (account.is(me())) {
            throw new Refusal.Conflict("access.fault.own-factor");
        }
        if (!factors.has(id)) {
            throw new Refusal.Conflict("access.fault.factor-none");
        }
        factorLedger.endAll(id);
        forget(account);
        record("account.factor-reset", account, "");
    }

    /** The roles that must have a second factor. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Set<Role> demanded() {
        return factors.rule().roles();
    }

    /**
     * Says which roles must have a second factor. Whoever holds one and has none sets it up before anything else, from
     * the next request on; until then the account's access tokens open nothing.
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void demand(Set<Role> roles) {
        FactorRule rule = factors.ruleToChange();
        if (!rule.roles().equals(roles)) {
            rule.demand(roles);
            journal.record("factor.demanded", "factors:" + FactorRule.THIS, rule.written());
        }
    }

    /**
     * A second administrator agrees, and it is done.
     *
     * @return the second half of the password, where there is one
     * @throws Refusal.NotFound where nothing of this code waits
     * @throws Refusal.Conflict where the caller is not a second administrator for it
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done agree(String code) {
        accounts.oneAtATime();
        Account me = me();
        AccountChange change = waiting(code);
        refuse(objection(change, me));
        Account asker = found(change.askedBy());
        if (!asker.active() || !asker.roles().contains(Role.ADMIN)) {
            throw new Refusal.Conflict("access.fault.second-asker");
        }
        Account account = found(change.account());
        if (change.what() == AccountChange.What.NEW
                || change.roles().contains(Role.ADMIN) && !account.roles().contains(Role.ADMIN)) {
            account.standAlone();
        }
        account.assign(change.roles(), change.agencies(), time.now());
        if (change.what() == AccountChange.What.NEW || change.what() == AccountChange.What.ON) {
            account.switchOn();
        }
        String second = null;
        if (change.half() != null) {
            second = Codes.random(PASSWORD / 2);
            hand(account, keys.open(change.half(), change.code()) + second, me);
        }
        if (change.what() != AccountChange.What.PASSWORD) {
            record("account.changed", account, rights(account));
        }
        if (change.what() == AccountChange.What.NEW || change.what() == AccountChange.What.ON) {
            record("account.switched-on", account, "");
        }
        decide(change, AccountChange.State.AGREED, "");
        return new Done(false, account.name(), second, second != null);
    }

    /**
     * A second administrator declines.
     *
     * @param reason what the asker reads, at most 500 code points
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void decline(String code, String reason) {
        accounts.oneAtATime();
        AccountChange change = waiting(code);
        refuse(objection(change, me()));
        decide(change, AccountChange.State.DECLINED, TextRule.DECLINED.required("/reason", reason));
    }

    /** The asker takes it back. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void takeBack(String code) {
        accounts.oneAtATime();
        AccountChange change = waiting(code);
        if (change.askedBy() != me().id()) {
            throw new Refusal.NotFound();
        }
        decide(change, AccountChange.State.TAKEN_BACK, "");
    }

    private Done ask(
            Account account,
            AccountChange.What what,
            Set<Role> roles,
            Set<String> agencies,
            Account me,
            boolean password) {
        AccountChange change = new AccountChange(account, what, roles, agencies, me.id(), time.now());
        String first = password ? Codes.random(PASSWORD / 2) : null;
        if (first != null) {
            change.keepHalf(keys.seal(first, change.code()));
        }
        changes.add(change);
        record("account.change-asked", account, change.asked());
        return new Done(true, account.name(), first, first != null);
    }

    private void decide(AccountChange change, AccountChange.State decision, String reason) {
        change.decide(decision, me().id(), time.now(), reason);
        record(
                "account.change-" + decision.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                found(change.account()),
                change.decided());
    }

    private void hand(Account account, String password, Account me) {
        account.handPassword(passwords.hash(password), me.id());
        forget(account);
        record("account.password-reset", account, account.passwordHash());
    }

    private void forget(Account account) {
        recognising.forget(account.id());
    }

    /** Why an administrator may not decide this; a message key. */
    private Optional<String> objection(AccountChange change, Account me) {
        return change.askedBy() == me.id()
                        || change.account() == me.id()
                        || found(change.askedBy()).house() == me.house()
                ? Optional.of("access.fault.second")
                : Optional.empty();
    }

    private static void refuse(Optional<String> objection) {
        objection.ifPresent(key -> {
            throw new Refusal.Conflict(key);
        });
    }

    /**
     * Whether there has ever been an administrator of another house; switching that one off does not make one alone
     * again.
     */
    private boolean hasSecond(Account me) {
        return accounts.everAdministrators().stream().anyMatch(other -> other.house() != me.house());
    }

    private AccountChange waiting(String code) {
        return changes.coded(code).filter(AccountChange::waits).orElseThrow(Refusal.NotFound::new);
    }

    private Account found(long id) {
        return accounts.byId(id).orElseThrow(Refusal.NotFound::new);
    }

    private Account me() {
        return found(caller.with(Right.ADMINISTER_ACCOUNTS).account());
    }

    private String name(long id) {
        return accounts.byId(id).map(Account::name).orElse("");
    }

    private void refuseWaiting(Account account) {
        if (changes.waiting(account.id()).isPresent()) {
            throw new Refusal.Conflict("access.fault.waits-already");
        }
    }

    private static void refuseOwn(Account account, Account me) {
        if (account.is(me)) {
            throw new Refusal.Conflict("access.fault.own-account");
        }
    }

    private void refuseLast(Account account) {
        if (account.active()
                && account.roles().contains(Role.ADMIN)
                && accounts.everAdministrators().stream()
                        .noneMatch(other -> !other.is(account)
                                && other.active()
                                && other.roles().contains(Role.ADMIN))) {
            throw new Refusal.Conflict("access.fault.last-admin");
        }
    }

    /** Alone, nobody gives rights to the own account or to another administrator's, who may be the same person. */
    private static void refuseAlone(Account account, Account me) {
        if (account.is(me) || account.everAdministered()) {
            throw new Refusal.Conflict("access.fault.alone");
        }
    }

    private static void refuseAloneBoth(Set<Role> roles) {
        if (roles.contains(Role.ADMIN) && roles.stream().anyMatch(role -> role != Role.ADMIN && role.needsTwo())) {
            throw new Refusal.Conflict("access.fault.alone");
        }
    }

    private static <T> Set<T> without(Set<T> some, Set<T> others) {
        Set<T> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    private static List<Fault> faults(Wanted wanted) {
        List<Fault> faults = new ArrayList<>();
        if (wanted.roles().isEmpty()) {
            faults.add(new Fault("/roles", "access.fault.roles"));
        }
        if (wanted.agencies().size() > MOST_AGENCIES
                || !wanted.agencies().stream()
                        .allMatch(slug -> slug.length() <= SLUG_LIMIT
                                && SLUG.matcher(slug).matches())) {
            faults.add(new Fault("/agencies", "access.fault.agencies"));
        } else if (wanted.roles().contains(Role.LIAISON) == wanted.agencies().isEmpty()) {
            faults.add(new Fault("/agencies", "access.fault.agencies-liaison"));
        }
        return faults;
    }

    private void record(String act, Account account, String content) {
        journal.record(act, "account:" + account.id(), content);
    }

    private static String rights(Account account) {
        return rights(account.roles(), account.agencies());
    }

    private static String rights(Set<Role> roles, Set<String> agencies) {
        return AccountEvidence.rights(roles, agencies);
    }
}
