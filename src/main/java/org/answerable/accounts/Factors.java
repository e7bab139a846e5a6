package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Role;

/** What accounts show beside their passwords, and which roles must. */
@ApplicationScoped
class Factors {
    @PersistenceContext
    EntityManager em;

    /**
     * Makes changes of an account's second factors come one after the other, until the transaction ends: of what is not
     * there yet, no row could be locked. Whoever locks more than one row of an account begins here, so that no two wait
     * for each other (ADR 56): the account, then the sign-in that waits, its budget or known browser, the app or
     * passkey, the sessions.
     */
    void lock(long account) {
        em.find(Account.class, account, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Whether a role asks for a second factor that the account does not have. Asked with each request, so in one
     * question.
     */
    boolean missing(long account, Set<Role> roles) {
        Object[] row = (Object[]) em.createNativeQuery("select r.roles,"
                        + " (select count(*) from authenticator a where a.account = ?1 and a.ended_at is null)"
                        + " + (select count(*) from passkey p where p.account = ?1 and p.ended_at is null)"
                        + " from factor_rule r where r.id = '" + FactorRule.THIS + "'")
                .setParameter(1, account)
                .getSingleResult();
        return FactorRule.demands(AccountChange.roles((String) row[0]), roles) && ((Number) row[1]).longValue() == 0;
    }

    FactorRule rule() {
        return em.find(FactorRule.class, FactorRule.THIS);
    }

    /** Whoever changes it meanwhile waits until the transaction ends. */
    FactorRule ruleToChange() {
        return em.find(FactorRule.class, FactorRule.THIS, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether the account has anything to show: an app or a passkey. Recovery codes alone are nothing. */
    boolean has(long account) {
        return em.createQuery(
                                        "select count(a) from Authenticator a where a.account = :account and a.endedAt is null",
                                        Long.class)
                                .setParameter("account", account)
                                .getSingleResult()
                        + em.createQuery(
                                        "select count(p) from Passkey p where p.account = :account and p.endedAt is null",
                                        Long.class)
                                .setParameter("account", account)
                                .getSingleResult()
                > 0;
    }

    /** The accounts that have something to show. */
    Set<Long> all() {
        Set<Long> all = new HashSet<>(
                em.createQuery("select distinct a.account from Authenticator a where a.endedAt is null", Long.class)
                        .getResultList());
        all.addAll(em.createQuery("select distinct p.account from Passkey p where p.endedAt is null", Long.class)
                .getResultList());
        return all;
    }

    Optional<Authenticator> authenticator(long account) {
        return em.createQuery(
                        "select a from Authenticator a where a.account = :account and a.endedAt is null",
                        Authenticator.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    /** Locked until the transaction ends, so that of two who show one code at once the second finds it used. */
    Optional<Authenticator> authenticatorToUse(long account) {
        return em.createQuery(
                        "select a from Authenticator a where a.account = :account and a.endedAt is null",
                        Authenticator.class)
                .setParameter("account", account)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    void add(Authenticator authenticator) {
        em.persist(authenticator);
    }

    long recoveryCodes(long account) {
        return em.createQuery("select count(c) from RecoveryCode c where c.account = :account", Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    void add(RecoveryCode code) {
        em.persist(code);
    }

    /** Uses a recovery code up; of two who show it at once, one succeeds. */
    boolean useRecoveryCode(String hash, long account) {
        return em.createQuery("delete from RecoveryCode c where c.hash = :hash and c.account = :account")
                        .setParameter("hash", hash)
                        .setParameter("account", account)
                        .executeUpdate()
                == 1;
    }

    void removeRecoveryCodes(long account) {
        em.createQuery("delete from RecoveryCode c where c.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** The account's, oldest first. */
    List<Passkey> passkeys(long account) {
        return em.createQuery(
                        "select p from Passkey p where p.account = :account and p.endedAt is null order by p.madeAt, p.code",
                        Passkey.class)
                .setParameter("account", account)
                .getResultList();
    }

    Optional<Passkey> passkey(long account, String code) {
        lock(account);
        return Optional.ofNullable(em.find(Passkey.class, code, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> passkeys(account).contains(found));
    }

    /** By what the browser says; locked until the transaction ends, so that counters are compared one by one. */
    Optional<Passkey> passkeyToUse(String credentialId) {
        em.createQuery("select p.account from Passkey p where p.credentialId = :id", Long.class)
                .setParameter("id", credentialId)
                .getResultStream()
                .findFirst()
                .ifPresent(this::lock);
        return em.createQuery("select p from Passkey p where p.credentialId = :id and p.endedAt is null", Passkey.class)
                .setParameter("id", credentialId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    boolean knows(String credentialId) {
        return em.createQuery("select count(p) from Passkey p where p.credentialId = :id", Long.class)
                        .setParameter("id", credentialId)
                        .getSingleResult()
                > 0;
    }

    void add(Passkey passkey) {
        em.persist(passkey);
    }

    /**
     * Notes that a challenge was answered.
     *
     * @return whether it is the first time
     */
    boolean answered(String hash, Instant now, Instant old) {
        em.createQuery("delete from UsedChallenge c where c.usedAt < :old")
                .setParameter("old", old)
                .executeUpdate();
        if (em.find(UsedChallenge.class, hash) != null) {
            return false;
        }
        em.persist(new UsedChallenge(hash, now));
        em.flush(); // Of two at once, the second fails here, and its transaction with it.
        return true;
    }
}
