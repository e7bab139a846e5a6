package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.RateLimits;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * The transactions of signing in, each short, with the slow password hash between them and outside of both. What locks
 * rows of an account locks in the order that {@link Factors#lock} names.
 */
@ApplicationScoped
@Transactional
class SignInLedger {
    @Inject
    SignInBudgets budgets;

    @Inject
    SignInTurns turns;

    @Inject
    KnownDevices devices;

    @Inject
    DeskSessions sessions;

    @Inject
    HalfSignIns halves;

    @Inject
    FactorLedger factors;

    @Inject
    Accounts accounts;

    @Inject
    Recognising recognising;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Journal journal;

    @Inject
    Caller caller;

    /**
     * Counts the try as failed where it is in time: of a device that the account knows for itself, of others by
     * address, and all others of the account together. What is counted is given back where the whole sign-in was right,
     * so whoever knows the password alone has no more tries at the second step than at the first.
     *
     * @param device what the browser carries; {@code null} for nothing
     * @param client the address as {@link RateLimits} knows it
     * @return {@code null} where the password is to be looked at, else when a next try will be
     */
    Instant begin(String name, String device, String client) {
        Instant now = time.real();
        Optional<KnownDevice> known =
                device == null ? Optional.empty() : devices.of(deviceHash(device), ActorNames.canonical(name), now);
        if (known.isPresent()) {
            return known.get().begin(now);
        }
        budgets.sweep(now);
        SignInBudget budget = budgets.of(key(name), now);
        Instant wait = turns.begin(key(name), client, budget.isSpent(now), now);
        if (wait == null) {
            budget.count(now);
        }
        return wait;
    }

    /** The hash of a browser that has signed in with this account before; {@code null} for any other. */
    String known(String name, String device) {
        String hash = device == null ? null : deviceHash(device);
        return hash != null
                        && devices.of(hash, ActorNames.canonical(name), time.real())
                                .isPresent()
                ? hash
                : null;
    }

    /**
     * The password was right. Opens a session where nothing else is asked for, else begins a sign-in that waits for the
     * second step.
     *
     * @param half the one that the browser has begun before, which ends; {@code null} where there is none
     */
    SigningIn.Outcome passwordRight(
            String name, Identity identity, String former, String half, String device, String client) throws Exception {
        Instant now = time.real();
        factors.lock(identity.account());
        halves.sweep(now);
        if (half != null) {
            halves.remove(recognising.halfHash(half));
        }
        if (!factors.has(identity.account())) {
            giveBack(name, device, client);
            return succeed(name, identity, Means.PASSWORD, former, device);
        }
        return half(identity, false);
    }

    /** A sign-in whose first step was right and that waits for its second. */
    private SigningIn.Half half(Identity identity, boolean byProvider) {
        String begun = Codes.random(52);
        halves.add(new HalfSignIn(recognising.halfHash(begun), identity.account(), byProvider, time.real()));
        return new SigningIn.Half(begun);
    }

    /**
     * The identity provider says who it is. Opens a session where the account has no second factor here, else begins a
     * sign-in that waits for the second step, as after a password.
     *
     * @param proved when the provider last asked; {@code null} where it does not say
     * @param factorProved whether the provider proved a second factor, which is not asked for here then
     * @param anew whether the provider was told to ask even whom it knows
     */
    SigningIn.Outcome providerRight(
            Identity identity, String former, String device, Instant proved, boolean factorProved, boolean anew)
            throws Exception {
        factors.lock(identity.account());
        halves.sweep(time.real());
        if (!factorProved && factors.has(identity.account())) {
            return half(identity, true);
        }
        SigningIn.Opened opened = succeed(identity.name(), identity, Means.PROVIDER, former, device, proved);
        sessions.hashed(recognising.sessionHash(opened.session()))
                .ifPresent(made -> made.byProvider(factorProved, anew));
        return opened;
    }

    /** Whose sign-in waits for its second step; empty where it has ended or never was. */
    Optional<Identity> waiting(String half) {
        return half == null
                ? Optional.empty()
                : halves.hashed(recognising.halfHash(half))
                        .filter(found -> found.validAt(time.real()))
                        .flatMap(found -> recognising.usable(found.account()));
    }

    /**
     * The second step, by a code of an app or a recovery code.
     *
     * @throws SignInBudgets.AtOnce where the first two tries of a name come at once, and this one came second
     */
    SigningIn.Outcome second(String half, String typed, String former, String device, String client) throws Exception {
        Instant now = time.real();
        String hash = recognising.halfHash(half);
        halves.account(hash).ifPresent(factors::lock);
        HalfSignIn begun =
                halves.toChange(hash).filter(found -> found.validAt(now)).orElse(null);
        Identity identity =
                begun == null ? null : recognising.usable(begun.account()).orElse(null);
        if (identity == null) {
            return new SigningIn.Over();
        }
        // A recovery code cannot be guessed, so nobody's tries make whoever has one wait.
        Instant wait = RecoveryCode.read(typed).isPresent() ? null : beginCode(identity.name(), device, now);
        if (wait != null) {
            return new SigningIn.Wait(minutes(wait));
        }
        Optional<Means> means = caller.as(identity, () -> factors.accepts(identity.account(), typed));
        if (means.isPresent()) {
            halves.remove(hash);
            if (!begun.byProvider()) {
                giveBack(identity.name(), device, client);
            }
            if (means.get() == Means.CODE && known(identity.name(), device) == null) {
                budgets.of(codeKey(identity.name()), now).giveBack();
            }
            return succeed(
                    identity.name(), identity, begun.byProvider() ? Means.PROVIDER : means.get(), former, device);
        }
        begun.refuse();
        failSecond(identity);
        return begun.validAt(now) ? new SigningIn.Refused() : new SigningIn.Over();
    }

    /** The second step, by a passkey of the same account. Its signature cannot be guessed, so it is counted nowhere. */
    SigningIn.Outcome secondByPasskey(String half, long account, String former, String device, String client)
            throws Exception {
        Identity identity =
                waiting(half).filter(found -> found.account() == account).orElse(null);
        String hash = recognising.halfHash(half);
        boolean byProvider = halves.hashed(hash).filter(HalfSignIn::byProvider).isPresent();
        // It was read before the account was locked: whether it is still there, its removal tells.
        if (identity == null || !halves.remove(hash)) {
            return new SigningIn.Over();
        }
        if (!byProvider) {
            giveBack(identity.name(), device, client);
        }
        return succeed(identity.name(), identity, byProvider ? Means.PROVIDER : Means.PASSKEY, former, device);
    }

    /** A passkey alone was shown, with its owner verified by the authenticator. */
    SigningIn.Outcome passkeyRight(long account, String former, String device, String client) throws Exception {
        factors.lock(account);
        Identity identity = recognising.usable(account).orElse(null);
        return identity == null
                ? new SigningIn.Refused()
                : succeed(identity.name(), identity, Means.PASSKEY, former, device);
    }

    /** The tries at codes of unknown browsers, all of an account together; a known one's are with its passwords'. */
    private Instant beginCode(String name, String device, Instant now) {
        Optional<KnownDevice> known =
                device == null ? Optional.empty() : devices.of(deviceHash(device), ActorNames.canonical(name), now);
        if (known.isPresent()) {
            return known.get().begin(now);
        }
        SignInBudget budget = budgets.of(codeKey(name), now);
        if (budget.isSpent(now)) {
            return now.plus(SignInDelay.LONGEST);
        }
        budget.count(now);
        return null;
    }

    long minutes(Instant wait) {
        return Math.max(1, Duration.between(time.real(), wait).plusSeconds(59).toMinutes());
    }

    /** What the step of the password counted, once the whole sign-in was right. */
    private void giveBack(String name, String device, String client) {
        if (known(name, device) == null) {
            budgets.of(key(name), time.real()).giveBack();
            turns.forget(key(name), client);
        }
    }

    /** Opens a session, closes the browser's former one, and knows the browser from now on, under a fresh cookie. */
    SigningIn.Opened succeed(String name, Identity identity, Means means, String former, String device)
            throws Exception {
        return succeed(name, identity, means, former, device, time.real());
    }

    /** @param proved when its person last showed who they are; {@code null} where nobody says */
    SigningIn.Opened succeed(String name, Identity identity, Means means, String former, String device, Instant proved)
            throws Exception {
        boolean known = known(name, device) != null;
        sessions.sweep(time.real());
        devices.sweep(time.real());
        if (former != null) {
            sessions.remove(recognising.sessionHash(former));
        }
        return open(identity, means, known, device, proved, "account.signed-in", "");
    }

    void failSecond(Identity identity) {
        journal.record("account.second-step-failed", "account:" + identity.account(), "");
    }

    void fail(String name) {
        String id =
                accounts.named(name).map(account -> Long.toString(account.id())).orElse("unknown");
        journal.record("account.sign-in-failed", "account:" + id, "");
    }

    /** How the session began that ends; {@code null} where there was none. */
    Means end(Identity identity, String session) {
        String hash = recognising.sessionHash(session);
        Means means = sessions.hashed(hash).map(DeskSession::means).orElse(null);
        sessions.remove(hash);
        journal.record("account.signed-out", "account:" + identity.account(), "");
        return means;
    }

    /**
     * Sets the password; every session, token and known device of the account ends, and the caller's browser gets new
     * ones.
     */
    SigningIn.Opened replacePassword(Identity identity, String hash) throws Exception {
        accounts.byId(identity.account())
                .orElseThrow(Refusal.Unauthenticated::new)
                .choosePassword(hash);
        caller.as(identity, () -> {
            recognising.forget(identity.account());
            return null;
        });
        return open(identity, Means.PASSWORD, true, null, time.real(), "account.password-changed", hash);
    }

    /** A new session for the identity, and the act that led to it. */
    private SigningIn.Opened open(
            Identity identity, Means means, boolean known, String device, Instant proved, String act, String content)
            throws Exception {
        String session = Codes.random(52);
        sessions.add(new DeskSession(
                recognising.sessionHash(session), identity.account(), means, known, time.real(), proved));
        String fresh = Codes.random(52);
        if (device != null) {
            devices.remove(deviceHash(device), identity.account());
            devices.rename(deviceHash(device), deviceHash(fresh));
        }
        devices.add(new KnownDevice(deviceHash(fresh), identity.account(), time.real()));
        return caller.as(identity, () -> {
            journal.record(act, "account:" + identity.account(), content);
            return new SigningIn.Opened(session, fresh);
        });
    }

    private String deviceHash(String device) {
        return keys.hash("device", device);
    }

    private String key(String name) {
        return keys.hash("sign-in", ActorNames.canonical(name));
    }

    private String codeKey(String name) {
        return keys.hash("sign-in-code", ActorNames.canonical(name));
    }
}
