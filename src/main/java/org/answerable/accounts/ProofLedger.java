package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.answerable.journal.Journal;
import org.answerable.platform.Time;

/** The transactions of proving, with the slow password hash outside of them. */
@ApplicationScoped
@Transactional
class ProofLedger {
    @Inject
    DeskSessions sessions;

    @Inject
    FactorLedger factors;

    @Inject
    Recognising recognising;

    @Inject
    Time time;

    @Inject
    Journal journal;

    boolean isFresh(String session) {
        Instant now = time.real();
        return session != null
                && sessions.hashed(recognising.sessionHash(session))
                        .filter(found -> found.validAt(now) && found.provenAt(now))
                        .isPresent();
    }

    boolean maySetUpFirst(String session, long account) {
        Instant now = time.real();
        return session != null
                && !factors.has(account)
                && sessions.hashed(recognising.sessionHash(session))
                        .filter(found -> found.account() == account && found.validAt(now) && found.justCameUnasked(now))
                        .isPresent();
    }

    boolean hasFactor(long account) {
        return factors.has(account);
    }

    Proving.Outcome byCode(String session, long account, String code) {
        return by(session, account, factors.accepts(account, code).isPresent());
    }

    Proving.Outcome by(String session, long account, boolean fits) {
        Instant now = time.real();
        factors.lock(account);
        String hash = recognising.sessionHash(session);
        DeskSession found = sessions.toChange(hash)
                .filter(s -> s.account() == account && s.validAt(now))
                .orElse(null);
        if (found == null) {
            return Proving.Outcome.ENDED;
        }
        if (fits) {
            found.prove(now);
            return Proving.Outcome.PROVEN;
        }
        journal.record("account.proof-failed", "account:" + account, "");
        if (!found.refuse()) {
            return Proving.Outcome.REFUSED;
        }
        sessions.remove(hash);
        return Proving.Outcome.ENDED;
    }
}
