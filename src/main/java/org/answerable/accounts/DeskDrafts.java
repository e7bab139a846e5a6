package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Nothing is kept at a page or below it from now on. */
    void close(String page, Instant now) {
        if (em.find(ClosedPage.class, page) == null) {
            em.persist(new ClosedPage(page, now));
        }
    }

    /** Those among places that are at a closed page or below one; asked for at once. */
    Set<String> closed(Collection<String> places) {
        Set<String> pages = new HashSet<>();
        places.forEach(place -> pages.addAll(above(place)));
        if (pages.isEmpty()) {
            return Set.of();
        }
        List<String> closed = em.createQuery("select c.path from ClosedPage c where c.path in :pages", String.class)
                .setParameter("pages", pages)
                .getResultList();
        return places.stream()
                .filter(place -> !Collections.disjoint(above(place), closed))
                .collect(Collectors.toSet());
    }

    /** A place and all pages that it stands below. */
    private static List<String> above(String place) {
        return Stream.iterate(place, page -> !page.isEmpty(), page -> page.substring(0, page.lastIndexOf('/')))
                .toList();
    }

    void sweep(Instant before) {
        em.createQuery("delete from DeskDraft d where d.keptAt < :old")
                .setParameter("old", before)
                .executeUpdate();
        em.createQuery("delete from ClosedPage c where c.closedAt < :old")
                .setParameter("old", before)
                .executeUpdate();
    }
}
