package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
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
    Invitations invitations;

    @Inject
    Deputies deputies;

    @Inject
    LastOf last;

    @Inject
    OpenWork work;

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
     * @param begun whether the person has begun it: an account whose invitation was not used yet has not
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
            boolean waits,
            boolean begun) {}

    /**
     * Who is invited: a name for the account, its roles, the slugs of the agencies a liaison answers for, and the
     * languages that the person works in, as BCP 47 tags.
     */
    public record Wanted(String name, Set<Role> roles, Set<String> agencies, Set<String> languages) {}

    /** What somebody stands in for. {@code agency} is {@code null} where the role has none; {@code by} an account. */
    public record Deputy(String code, String name, Role role, String agency, LocalDate until, String by) {}

    /** What is shown once, to hand over in person. */
    public enum Shown {
        PASSWORD,
        /** Half of a password: the first where it waits, else the second. */
        HALF,
        /** The secret of an invitation's link. */
        LINK,
        /** What a second administrator hands over beside the link. */
        CODE
    }

    /** A link that may be sent by mail now: the invitation's code, the address, the link's secret. */
    record Letter(String code, String to, String secret) {
        @Override
        public String toString() {
            return "letter";
        }
    }

    /**
     * What came of it.
     *
     * @param waits whether it is not done yet, because a second administrator must agree
     * @param name the account
     * @param secret what is shown once; {@code null} for nothing
     * @param code of the invitation; {@code null} where there is none
     * @param letter what may be sent by mail; {@code null} for nothing
     */
    public record Done(boolean waits, String name, String secret, Shown shown, String code, Letter letter) {
        static Done nothing(boolean waits, String name) {
            return new Done(waits, name, null, null, null, null);
        }

        @Override
        public String toString() {
            return "done";
        }
    }

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
            LocalDate until,
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
                        waiting.contains(a.id()),
                        !a.roles().isEmpty() || a.active()))
                .toList();
    }

    /** Who stands in for something today, by the day it ends. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Deputy> standingIn() {
        return deputies.on(time.today()).stream()
                .map(d ->
                        new Deputy(d.code(), d.account().name(), d.role(), d.agency(), d.until(), name(d.grantedBy())))
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
                        c.untilDay(),
                        c.waits() && objection(c, me).isEmpty(),
                        c.waits() && c.askedBy() == me.id()))
                .toList();
    }

    /** Whether there is, or was, a second administrator, so that one alone cannot give rights to read. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public boolean needsTwo() {
        return accounts.hasSecond(me());
    }

    /**
     * Invites somebody: makes an account that is off and has no rights until the person opens the link and chooses a
     * password. With rights to read the link is of no use before a second administrator agrees.
     *
     * @return the link's secret, 130 random bits
     * @throws Refusal.Invalid where the name is taken, reserved or looks like another, or anything is missing or
     *     malformed
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done create(Wanted wanted) {
        accounts.oneAtATime();
        Account me = me();
        List<Fault> faults = faults(wanted.roles(), wanted.agencies());
        String name = ActorNames.canonical(Texts.clean("/name", wanted.name()).text());
        Optional<Account> before = accounts.named(name).filter(this::mayBeInvitedAgain);
        Optional<String> fault = !settings.demo() && DemoAccounts.isDemoName(name)
                ? Optional.of("access.fault.account-reserved")
                : before.isPresent() ? Optional.empty() : names.fault(wanted.name());
        fault.ifPresent(key -> faults.add(new Fault("/name", key, Account.NAME_LIMIT)));
        Set<String> languages = SpokenLanguages.read("/languages", wanted.languages(), faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        boolean guarded = wanted.roles().stream().anyMatch(Role::needsTwo);
        boolean waits = guarded && accounts.hasSecond(me);
        if (!waits) {
            refuseAloneBoth(wanted.roles());
        }
        Account account = before.orElseGet(() -> {
            Account made = new Account(name, name, "en", Set.of(), Set.of(), time.now());
            made.switchOff();
            return made;
        });
        account.belongTo(me);
        if (before.isEmpty()) {
            accounts.add(account);
        }
        withdrawAll(account.id());
        Invitation invitation =
                new Invitation(account, wanted.roles(), wanted.agencies(), languages, me, waits, time.now());
        String secret = Codes.random(PASSWORD);
        invitation.link(linkHash(secret), waits ? keys.seal(secret, invitation.code()) : null, time.real());
        invitations.add(invitation);
        record("account.invited", account, invitation.made());
        if (waits) {
            ask(account, AccountChange.What.NEW, wanted.roles(), wanted.agencies(), null, me, false);
        } else if (guarded) {
            record("account.granted-alone", account, rights(wanted.roles(), wanted.agencies()));
        }
        return new Done(
                waits,
                name,
                secret,
                Shown.LINK,
                invitation.code(),
                waits ? null : new Letter(invitation.code(), name, secret));
    }

    private void withdrawAll(long account) {
        invitations.of(account).stream().filter(Invitation::lives).forEach(alive -> alive.withdraw(time.real()));
    }

    /** Whether nobody has ever begun the account, and no link leads to it any more. */
    private boolean mayBeInvitedAgain(Account account) {
        List<Invitation> all = invitations.of(account.id());
        return !account.active()
                && account.roles().isEmpty()
                && !all.isEmpty()
                && changes.waiting(account.id()).isEmpty()
                && all.stream()
                        .map(invitation -> invitation.standing(time.real()))
                        .allMatch(standing -> standing == Standing.WITHDRAWN || standing == Standing.EXPIRED);
    }

    /**
     * Makes the link of an invitation anew, for another week; the one before is worth nothing from then on. A code that
     * a second administrator handed over stays, so that one cannot make the link.
     *
     * @throws Refusal.NotFound where there is no such invitation, or it was used or withdrawn
     * @throws Refusal.Conflict where it waits for a second administrator, or the caller is, or belongs to, the one who
     *     has its code
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done renew(String code) {
        accounts.oneAtATime();
        Account me = me();
        Invitation invitation = alive(code);
        Account account = found(invitation.account());
        refuseWaiting(account);
        if (invitation.secondBy() != null && found(invitation.secondBy()).house() == me.house()) {
            throw new Refusal.Conflict("access.fault.invitation-half");
        }
        String secret = Codes.random(PASSWORD);
        invitation.link(linkHash(secret), null, time.real());
        record("account.invitation-renewed", account, "");
        return new Done(
                false, account.name(), secret, Shown.LINK, code, new Letter(invitation.code(), account.name(), secret));
    }

    /**
     * Withdraws an invitation: its link is worth nothing from then on, and what waits for it is taken back.
     *
     * @throws Refusal.NotFound where there is no such invitation, or it was used or withdrawn
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void withdraw(String code) {
        accounts.oneAtATime();
        Invitation invitation = alive(code);
        invitation.withdraw(time.real());
        record("account.invitation-withdrawn", found(invitation.account()), "");
        changes.waiting(invitation.account()).ifPresent(change -> decide(change, AccountChange.State.TAKEN_BACK, ""));
    }

    private Invitation alive(String code) {
        return invitations.coded(code).filter(Invitation::lives).orElseThrow(Refusal.NotFound::new);
    }

    private String linkHash(String secret) {
        return keys.hash(Inviting.LINK, secret);
    }

    /**
     * Lets somebody stand in: a role, and an agency where it is a liaison's, until the end of a day in Wisconsin. It
     * waits for a second administrator as other rights do.
     *
     * @param agency a slug; empty where the role has none
     * @throws Refusal.Invalid where the day is past or more than a year away, or role and agency do not fit
     * @throws Refusal.Conflict where the account is off, has this already, or something waits, or one alone may not
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done deputise(long id, Role role, String agency, LocalDate until) {
        Set<String> agencies = agency == null || agency.isBlank() ? Set.of() : Set.of(agency.strip());
        List<Fault> faults = role == null ? faults(Set.of(), Set.of()) : faults(Set.of(role), agencies);
        if (role == Role.ADMIN) {
            faults.add(new Fault("/roles", "access.fault.deputy-admin"));
        }
        LocalDate today = time.today();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            faults.add(new Fault("/until", "access.fault.until"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        accounts.oneAtATime();
        Account me = me();
        Account account = found(id);
        refuseWaiting(account);
        if (!account.active()) {
            throw new Refusal.Conflict("access.fault.deputy-off");
        }
        if (account.roles().contains(role) && account.agencies().containsAll(agencies)) {
            throw new Refusal.Conflict("access.fault.deputy-has");
        }
        if (role.needsTwo() && accounts.hasSecond(me)) {
            return ask(account, AccountChange.What.DEPUTY, Set.of(role), agencies, until, me, false);
        }
        if (role.needsTwo()) {
            refuseAlone(account, me);
            refuseAloneBoth(with(account.identity(time.today()).roles(), Set.of(role)));
        }
        begin(new Deputyship(account, role, agencies.stream().findFirst().orElse(null), until, me.id(), time.now()));
        if (role.needsTwo()) {
            record("account.granted-alone", account, rights(Set.of(role), agencies));
        }
        return Done.nothing(false, account.name());
    }

    private void begin(Deputyship deputyship) {
        deputies.add(deputyship);
        record("account.deputised", deputyship.account(), deputyship.granted());
    }

    /**
     * Ends what somebody stands in for before its day; what they have before them from it goes back to the agency.
     *
     * @throws Refusal.NotFound where nothing of this code counts today
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void endDeputyship(String code) {
        accounts.oneAtATime();
        Deputyship deputyship = deputies.coded(code)
                .filter(found -> found.countsOn(time.today()))
                .orElseThrow(Refusal.NotFound::new);
        Account account = deputyship.account();
        Set<String> before = account.identity(time.today()).agencies();
        deputyship.end(time.now());
        record("account.deputy-ended", account, deputyship.code());
        giveBack(account, before);
    }

    /** Open tickets go back to the agencies that the account worked for before and does not work for now. */
    private void giveBack(Account account, Set<String> before) {
        Identity now = account.identity(time.today());
        Set<String> lost = without(before, now.agencies());
        if (!lost.isEmpty()) {
            work.giveBack(now, lost);
        }
    }

    /** What the account stands in for today, beside roles of its own. */
    private Set<Role> deputies(Account account) {
        return without(account.identity(time.today()).roles(), account.roles());
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
        List<Fault> faults = faults(roles, agencies);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        accounts.oneAtATime();
        Account me = me();
        Account account = found(id);
        refuseWaiting(account);
        if (account.roles().contains(Role.ADMIN) && !roles.contains(Role.ADMIN)) {
            refuseOwn(account, me);
        }
        refuseUnbegun(account);
        last.refuse(account, roles, agencies);
        Set<Role> addedRoles = without(roles, account.roles());
        Set<String> addedAgencies = without(agencies, account.agencies());
        boolean guarded = addedRoles.stream().anyMatch(Role::needsTwo) || !addedAgencies.isEmpty();
        boolean waits = guarded && accounts.hasSecond(me);
        if (guarded && !waits) {
            refuseAlone(account, me);
            refuseAloneBoth(with(roles, deputies(account)));
            if (addedRoles.contains(Role.ADMIN)) {
                account.belongTo(me); // Whom one alone made an administrator is no second one.
            }
        }
        boolean takes = !roles.containsAll(account.roles()) || !agencies.containsAll(account.agencies());
        Set<Role> rolesNow = waits ? without(roles, addedRoles) : roles;
        Set<String> agenciesNow = waits ? without(agencies, addedAgencies) : agencies;
        Set<String> before = account.identity(time.today()).agencies();
        account.assign(rolesNow, agenciesNow, time.now());
        if (takes) {
            forget(account);
        }
        giveBack(account, before);
        if (takes || !waits) {
            record("account.changed", account, rights(account));
        }
        if (guarded && !waits) {
            record("account.granted-alone", account, rights(account));
        }
        return waits
                ? ask(account, AccountChange.What.RIGHTS, roles, agencies, null, me, false)
                : Done.nothing(false, account.name());
    }

    /**
     * Switches an account off: its sessions end, its tokens and known browsers are forgotten, what waits for it is
     * taken back, and its open tickets go back to their agencies.
     *
     * @throws Refusal.Conflict where it is the caller's own, or nobody would remain who can do what it does
     *     ({@link LastOf})
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void switchOff(long id) {
        accounts.oneAtATime();
        Account account = found(id);
        refuseOwn(account, me());
        last.refuse(account, Set.of(), Set.of());
        work.giveBack(account.identity(time.today()), Set.of());
        withdrawAll(id);
        account.switchOff();
        forget(account);
        drafts.removeOf(account.id());
        record("account.switched-off", account, "");
        changes.waiting(id).ifPresent(change -> decide(change, AccountChange.State.TAKEN_BACK, ""));
    }

    /** Whether it has a role that two administrators give, of its own or because it stands in today. */
    private boolean isGuarded(Account account) {
        return account.identity(time.today()).roles().stream().anyMatch(Role::needsTwo);
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
        if (isGuarded(account) && accounts.hasSecond(me)) {
            return ask(account, AccountChange.What.ON, account.roles(), account.agencies(), null, me, false);
        }
        account.switchOn();
        record("account.switched-on", account, "");
        return Done.nothing(false, account.name());
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
        if (isGuarded(account) && accounts.hasSecond(me)) {
            return ask(account, AccountChange.What.PASSWORD, account.roles(), account.agencies(), null, me, true);
        }
        refuseUnbegun(account);
        String password = Codes.random(PASSWORD);
        hand(account, password, me);
        return new Done(false, account.name(), password, Shown.PASSWORD, null, null);
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
        if (change.what() == AccountChange.What.NEW && change.half() == null) {
            return invited(change, account, me);
        }
        if (change.what() == AccountChange.What.DEPUTY) {
            if (change.untilDay().isBefore(time.today())) {
                throw new Refusal.Conflict("access.fault.deputy-past");
            }
            begin(new Deputyship(
                    account,
                    change.roles().iterator().next(),
                    change.agencies().stream().findFirst().orElse(null),
                    change.untilDay(),
                    change.askedBy(),
                    time.now()));
            decide(change, AccountChange.State.AGREED, "");
            return Done.nothing(false, account.name());
        }
        // A new account with half a password was asked for by a release before there were invitations.
        boolean begins = change.what() == AccountChange.What.NEW || change.what() == AccountChange.What.ON;
        if (change.what() == AccountChange.What.NEW
                || change.roles().contains(Role.ADMIN) && !account.roles().contains(Role.ADMIN)) {
            account.standAlone();
        }
        account.assign(change.roles(), change.agencies(), time.now());
        if (begins) {
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
        if (begins) {
            record("account.switched-on", account, "");
        }
        decide(change, AccountChange.State.AGREED, "");
        return new Done(false, account.name(), second, second == null ? null : Shown.HALF, null, null);
    }

    /** The link of an invitation may be used now, with a code that the second administrator hands over. */
    private Done invited(AccountChange change, Account account, Account me) {
        Invitation invitation = invitations.of(account.id()).stream()
                .filter(Invitation::lives)
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        account.standAlone();
        String secret = invitation.sealedLink() == null ? null : keys.open(invitation.sealedLink(), invitation.code());
        String second = Codes.random(PASSWORD / 2);
        invitation.agree(keys.hash(Inviting.CODE, second), me, time.real());
        decide(change, AccountChange.State.AGREED, "");
        return new Done(
                false,
                account.name(),
                second,
                Shown.CODE,
                invitation.code(),
                secret == null ? null : new Letter(invitation.code(), account.name(), secret));
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
            LocalDate until,
            Account me,
            boolean password) {
        AccountChange change = new AccountChange(account, what, roles, agencies, me.id(), time.now());
        change.until(until);
        String first = password ? Codes.random(PASSWORD / 2) : null;
        if (first != null) {
            change.keepHalf(keys.seal(first, change.code()));
        }
        changes.add(change);
        record("account.change-asked", account, change.asked());
        return new Done(true, account.name(), first, first == null ? null : Shown.HALF, null, null);
    }

    private void decide(AccountChange change, AccountChange.State decision, String reason) {
        if (change.what() == AccountChange.What.NEW && decision != AccountChange.State.AGREED) {
            withdrawAll(change.account());
        }
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

    /** Whoever has not used the invitation yet has its rights from there. */
    private static void refuseUnbegun(Account account) {
        if (!account.active() && account.roles().isEmpty()) {
            throw new Refusal.Conflict("access.fault.not-begun");
        }
    }

    private static void refuseOwn(Account account, Account me) {
        if (account.is(me)) {
            throw new Refusal.Conflict("access.fault.own-account");
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

    private static Set<Role> with(Set<Role> some, Set<Role> others) {
        Set<Role> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    static List<Fault> faults(Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = new ArrayList<>();
        if (roles.isEmpty()) {
            faults.add(new Fault("/roles", "access.fault.roles"));
        }
        if (agencies.size() > MOST_AGENCIES
                || !agencies.stream()
                        .allMatch(slug -> slug.length() <= SLUG_LIMIT
                                && SLUG.matcher(slug).matches())) {
            faults.add(new Fault("/agencies", "access.fault.agencies"));
        } else if (roles.contains(Role.LIAISON) == agencies.isEmpty()) {
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
