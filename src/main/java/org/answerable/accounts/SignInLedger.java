package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

/** The transactions of signing in, each short, with the slow password hash between them and outside of both. */
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
     * address, and all others of the account together. A second factor would be asked for and counted as such a device
     * is.
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

    /** Opens a session, closes the browser's former one, and knows the browser from now on, under a fresh cookie. */
    SigningIn.Opened succeed(String name, Identity identity, String former, String device, String client)
            throws Exception {
        if (known(name, device) == null) {
            budgets.of(key(name), time.real()).giveBack();
            turns.forget(key(name), client);
        }
        sessions.sweep(time.real());
        devices.sweep(time.real());
        if (former != null) {
            sessions.remove(recognising.sessionHash(former));
        }
        return open(identity, device, "account.signed-in", "");
    }

    void fail(String name) {
        String id =
                accounts.named(name).map(account -> Long.toString(account.id())).orElse("unknown");
        journal.record("account.sign-in-failed", "account:" + id, "");
    }

    void end(Identity identity, String session) {
        sessions.remove(recognising.sessionHash(session));
        journal.record("account.signed-out", "account:" + identity.account(), "");
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
        return open(identity, null, "account.password-changed", hash);
    }

    /** A new session for the identity, and the act that led to it. */
    private SigningIn.Opened open(Identity identity, String device, String act, String content) throws Exception {
        String session = Codes.random(52);
        sessions.add(new DeskSession(recognising.sessionHash(session), identity.account(), time.real()));
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
}
