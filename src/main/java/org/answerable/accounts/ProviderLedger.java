package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Role;
import org.answerable.journal.Journal;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/** The transactions of single sign-on, with what the provider is asked for outside of them. */
@ApplicationScoped
@Transactional
class ProviderLedger {
    @Inject
    ProviderAccounts provided;

    @Inject
    Accounts accounts;

    @Inject
    AccountNames names;

    @Inject
    Recognising recognising;

    @Inject
    SignInLedger ledger;

    @Inject
    Factors factors;

    @Inject
    DeskSessions sessions;

    @Inject
    OpenWork work;

    @Inject
    Keys keys;

    @Inject
    Journal journal;

    @Inject
    Caller caller;

    @Inject
    Time time;

    void begin(String state, Instant expires) {
        provided.begin(new SignInFlow(hash(state), expires), time.real());
    }

    boolean end(String state) {
        return provided.end(hash(state), time.real());
    }

    private String hash(String state) {
        return keys.hash("sign-in-flow", state);
    }

    /** What came of it: a session or the wait for a second step, or why there is neither. */
    record Came(SigningIn.Outcome outcome, OpenIdFault fault) {
        static Came refused(OpenIdFault fault) {
            return new Came(null, fault);
        }
    }

    /**
     * Finds or makes the person's account, gives it what its groups may do, and opens a session.
     *
     * @param anew whether the provider was told to ask even whom it knows
     */
    Came come(String issuer, ProviderPerson person, boolean anew, String former, String device) throws Exception {
        accounts.oneAtATime();
        Optional<OwnLink> own = provided.ownLink(issuer, person.subject());
        if (own.isPresent()) {
            return open(accounts.byId(own.get().account()).filter(Account::active), anew, former, device, person);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> agencies = new TreeSet<>();
        provided.groups().stream()
                .filter(g -> g.counts() && person.groups().contains(g.group()))
                .forEach(g -> {
                    roles.addAll(g.roles());
                    agencies.addAll(g.agencies());
                });
        Optional<Account> known =
                provided.link(issuer, person.subject()).flatMap(link -> accounts.byId(link.account()));
        if (known.isPresent() && !known.get().active()) {
            return Came.refused(OpenIdFault.OFF);
        }
        if (roles.isEmpty() || person.tooMany()) { // With groups missing, nobody knows what the others would take away.
            known.ifPresent(account -> {
                if (!person.tooMany()) {
                    giveRights(account, roles, agencies); // None: what it had it has no more, and its tickets go back.
                }
                as(account, () -> recognising.forget(account.id()));
            });
            return Came.refused(person.tooMany() ? OpenIdFault.GROUPS : OpenIdFault.NO_ROLE);
        }
        if (known.isEmpty() && names.fault(person.name()).isPresent()) {
            return Came.refused(OpenIdFault.NAME);
        }
        Account account = known.isPresent() ? known.get() : make(issuer, person, roles, agencies);
        if (known.isPresent()) {
            giveRights(account, roles, agencies);
        }
        return open(Optional.of(account), anew, former, device, person);
    }

    private Came open(Optional<Account> account, boolean anew, String former, String device, ProviderPerson person)
            throws Exception {
        return account.isEmpty()
                ? Came.refused(OpenIdFault.OFF)
                : new Came(
                        ledger.providerRight(
                                account.get().identity(Time.day(time.real())),
                                former,
                                device,
                                proved(account.get(), person),
                                person.factorProved(),
                                anew),
                        null);
    }

    /**
     * When the person last proved who they are. Whoever has a password here and owes a second factor shows the password
     * before setting one up: else whoever keeps the provider's accounts could become anybody who has none.
     */
    private Instant proved(Account account, ProviderPerson person) {
        boolean owes = factors.missing(
                account.id(), account.identity(Time.day(time.real())).roles());
        return owes && account.passwordHash() != null && !person.factorProved() ? null : person.asked();
    }

    /**
     * Links an account with whom the provider sent, as its owner asked in a session that is still there.
     *
     * @return why not; {@code null} where it is linked
     */
    OpenIdFault link(String issuer, String subject, ProviderFlow flow) {
        accounts.oneAtATime();
        Account account = accounts.byId(flow.account()).filter(Account::active).orElse(null);
        if (account == null
                || sessions.hashed(flow.session())
                        .filter(s -> s.account() == flow.account() && s.validAt(time.real()))
                        .isEmpty()) {
            return OpenIdFault.STATE;
        }
        if (provided.ownLink(issuer, subject)
                .filter(link -> link.account() == account.id())
                .isPresent()) {
            return null; // The button was pressed twice: it is linked.
        }
        if (account.passwordHash() == null
                || provided.link(issuer, subject).isPresent()
                || provided.ownLink(issuer, subject).isPresent()
                || provided.ownLink(account.id()).isPresent()) {
            return OpenIdFault.LINKED;
        }
        OwnLink link = new OwnLink(account.id(), issuer, subject, time.now());
        provided.add(link);
        as(account, () -> journal.record("account.provider-linked", subject(account), link.linked()));
        return null;
    }

    private Account make(String issuer, ProviderPerson person, Set<Role> roles, Set<String> agencies) {
        String shown = Texts.length(person.shown()) > Account.NAME_LIMIT || names.isReserved(person.shown())
                ? person.name()
                : person.shown();
        Account account = new Account(ActorNames.canonical(person.name()), shown, "en", roles, agencies, time.now());
        accounts.add(account);
        AccountLink link = new AccountLink(account.id(), issuer, person.subject(), time.now());
        provided.add(link);
        as(account, () -> {
            journal.record("account.created", subject(account), AccountEvidence.rights(roles, agencies));
            journal.record("account.linked", subject(account), link.linked());
        });
        return account;
    }

    /** An administrator is made by no group and stays one. */
    private void giveRights(Account account, Set<Role> given, Set<String> agencies) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(given);
        if (account.roles().contains(Role.ADMIN)) {
            roles.add(Role.ADMIN);
        }
        if (account.roles().equals(roles) && account.agencies().equals(agencies)) {
            return;
        }
        boolean takes = !roles.containsAll(account.roles()) || !agencies.containsAll(account.agencies());
        Set<String> lost = new HashSet<>(account.identity(Time.day(time.real())).agencies());
        account.assign(roles, agencies, time.now());
        lost.removeAll(account.identity(Time.day(time.real())).agencies());
        as(account, () -> {
            journal.record("account.changed", subject(account), AccountEvidence.rights(roles, agencies));
            if (takes) {
                recognising.forget(account.id());
            }
            if (!lost.isEmpty()) {
                work.giveBack(account.identity(Time.day(time.real())), lost);
            }
        });
    }

    private void as(Account account, Runnable act) {
        try {
            caller.as(account.identity(Time.day(time.real())), () -> {
                act.run();
                return null;
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(Account account) {
        return "account:" + account.id();
    }
}
