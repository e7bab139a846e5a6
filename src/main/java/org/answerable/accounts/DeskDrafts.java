package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The drafts of the desk. */
@ApplicationScoped
class DeskDrafts {
    @PersistenceContext
    EntityManager em;

    /** Locked until the transaction ends. */
    Optional<DeskDraft> toChange(String id) {
        return Optional.ofNullable(em.find(DeskDraft.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of an account, oldest first. */
    List<DeskDraft> of(long account) {
        return em.createQuery(
                        "select d from DeskDraft d where d.account = :account order by d.keptAt, d.id", DeskDraft.class)
                .setParameter("account", account)
                .getResultList();
    }

    /** Where an account has drafts. */
    List<String> paths(long account) {
        return em.createQuery("select d.path from DeskDraft d where d.account = :account", String.class)
                .setParameter("account", account)
                .getResultList();
    }

    void add(DeskDraft draft) {
        em.persist(draft);
    }

    void remove(String id) {
        em.createQuery("delete from DeskDraft d where d.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void removeOf(long account) {
        em.createQuery("delete from DeskDraft d where d.account = :account")
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Those of everybody at a page and below it. */
    void removeAt(String path) {
        em.createQuery("delete from DeskDraft d where d.path = :path or d.path like :below escape '!'")
                .setParameter("path", path)
                .setParameter(
                        "below", path.replace("!", "!!").replace("_", "!_").replace("%", "!%") + "/%")
                .executeUpdate();
    }

    void sweep(Instant before) {
        em.createQuery("delete from DeskDraft d where d.keptAt < :old")
                .setParameter("old", before)
                .executeUpdate();
    }
}
