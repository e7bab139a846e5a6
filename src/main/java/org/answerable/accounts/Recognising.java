package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * From what a request carries to who sends it. Account, roles and agencies are read anew each time, so a role that was
 * taken away or an account that was switched off counts from the next request on.
 */
@UseCase
public class Recognising {
    @Inject
    Accounts accounts;

    @Inject
    AccessTokens tokens;

    @Inject
    DeskSessions sessions;

    @Inject
    HalfSignIns halves;

    @Inject
    KnownDevices devices;

    @Inject
    Factors factors;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Settings settings;

    @Inject
    Journal journal;

    /** What the password of a name must match: the account where there is an active one. */
    record Known(Identity identity, String passwordHash) {}

    /** A token opens nothing while its account still owes a second factor: a program cannot set one up. */
    @Needs(Right.PUBLIC)
    @Transactional
    public Optional<Identity> byToken(String token) {
        Instant now = time.real();
        return tokens.hashed(tokenHash(token))
                .filter(found -> found.validAt(now))
                .flatMap(found -> usable(found.account()))
                .filter(identity -> !identity.factorMissing());
    }

    @Needs(Right.PUBLIC)
    @Transactional
    public Optional<Identity> bySession(String session) {
        Instant now = time.real();
        Optional<DeskSession> found = sessions.hashed(sessionHash(session)).filter(s -> s.validAt(now));
        found.ifPresent(s -> s.seen(now));
        return found.flatMap(s -> accounts.byId(s.account())
                .filter(this::usable)
                .map(account -> s.factorByProvider() ? account.identity(Time.day(now)) : identity(account)));
    }

    @Needs(Right.PUBLIC)
    @Transactional
    public Optional<Known> byName(String name) {
        return accounts.named(name)
                .filter(this::usable)
                .map(account -> new Known(identity(account), account.passwordHash()));
    }

    /** The account where it may be used; in the caller's transaction. */
    Optional<Identity> usable(long account) {
        return accounts.byId(account).filter(this::usable).map(this::identity);
    }

    private Identity identity(Account account) {
        LocalDate today = Time.day(time.real());
        Identity who = account.identity(today);
        return factors.missing(account.id(), who.roles()) ? account.identity(today, true) : who;
    }

    private boolean usable(Account account) {
        return account.active() && (settings.demo() || !DemoAccounts.isDemoName(account.name()));
    }

    /**
     * Whatever an account was recognised by is worth nothing from now on: its sessions, sign-ins that were begun, its
     * tokens, its browsers. In the caller's transaction, by the caller.
     */
    void forget(long account) {
        sessions.removeOf(account);
        halves.removeOf(account);
        devices.removeOf(account);
        tokens.of(account).forEach(this::end);
    }

    /** Ends a token at once. */
    void end(AccessToken token) {
        token.end(time.real());
        journal.record("account.token-ended", "account:" + token.account(), token.code());
    }

    String tokenHash(String token) {
        return keys.hash("token", token);
    }

    String sessionHash(String session) {
        return keys.hash("session", session);
    }

    String halfHash(String half) {
        return keys.hash("half-sign-in", half);
    }
}
