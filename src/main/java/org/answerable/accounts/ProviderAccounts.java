package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of an identity provider: its people here, what its groups may do, sign-ins that are under way. */
@ApplicationScoped
class ProviderAccounts {
    @PersistenceContext
    EntityManager em;

    Optional<AccountLink> link(String issuer, String subject) {
        return em.createQuery(
                        "select l from AccountLink l where l.issuer = :issuer and l.subject = :subject",
                        AccountLink.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    void add(AccountLink link) {
        em.persist(link);
    }

    /** Whose account the owner has linked with this person, and has not ended. */
    Optional<OwnLink> ownLink(String issuer, String subject) {
        return em.createQuery(
                        "select l from OwnLink l where l.issuer = :issuer and l.subject = :subject and l.endedAt is null",
                        OwnLink.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** What the owner of an account has linked it with, and has not ended. */
    Optional<OwnLink> ownLink(long account) {
        return em.createQuery("select l from OwnLink l where l.account = :account and l.endedAt is null", OwnLink.class)
                .setParameter("account", account)
                .getResultStream()
                .findFirst();
    }

    void add(OwnLink link) {
        em.persist(link);
    }

    void begin(SignInFlow flow, Instant now) {
        em.createQuery("delete from SignInFlow f where f.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        em.persist(flow);
    }

    /** Whether a sign-in came back that was under way; it never does again. */
    boolean end(String hash, Instant now) {
        return em.createQuery("delete from SignInFlow f where f.hash = :hash and f.expiresAt >= :now")
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** What waits and what is in force, by the group's name. */
    List<GroupRights> groups() {
        return em.createQuery(
                        "select g from GroupRights g where g.state in ('waiting', 'on') order by g.groupName, g.id",
                        GroupRights.class)
                .getResultList();
    }

    Optional<GroupRights> coded(String code) {
        return em.createQuery("select g from GroupRights g where g.code = :code", GroupRights.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    void add(GroupRights rights) {
        em.persist(rights);
    }
}
