package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
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
    SignInFailures failures;
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

    /** Counts the try as failed; false where the name must still wait. */
    boolean begin(String name) {
        Instant now = time.real();
        failures.sweep(now);
        return failures.begin(key(name), now);
    }

    /** Opens a session and closes the browser's former one. */
    String succeed(String name, Identity identity, String former) throws Exception {
        failures.forget(key(name));
        sessions.sweep(time.real());
        if (former != null) {
            sessions.remove(recognising.sessionHash(former));
        }
        return open(identity, "account.signed-in");
    }

    void fail(String name) {
        String id = accounts.named(name).map(account -> Long.toString(account.id())).orElse("unknown");
        journal.record("account.sign-in-failed", "account:" + id, "");
    }

    void end(Identity identity, String session) {
        sessions.remove(recognising.sessionHash(session));
        journal.record("account.signed-out", "account:" + identity.account(), "");
    }

    /** Sets the password, ends every session of the account and opens one. */
    String replacePassword(Identity identity, String hash) throws Exception {
        accounts.byId(identity.account()).orElseThrow(Refusal.Unauthenticated::new).usePasswordHash(hash);
        sessions.removeOf(identity.account());
        return open(identity, "account.password-changed");
    }

    /** A new session for the identity, and the act that led to it. */
    String open(Identity identity, String act) throws Exception {
        String session = Codes.random(52);
        sessions.add(new DeskSession(recognising.sessionHash(session), identity.account(), time.real()));
        return caller.as(identity, () -> {
            journal.record(act, "account:" + identity.account(), "");
            return session;
        });
    }

    private String key(String name) {
        return keys.hash("sign-in", Account.canonical(name));
    }
}
