package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        if (!isClosed(page)) {
            em.createNativeQuery("insert into desk_closed (path, closed_at) values (?1, ?2)")
                    .setParameter(1, page)
                    .setParameter(2, now.toEpochMilli())
                    .executeUpdate();
        }
    }

    /** Whether a place is at a closed page or below one. */
    boolean isClosed(String path) {
        List<String> pages = new ArrayList<>(List.of(path));
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            pages.add(path.substring(0, end));
        }
        String places =
                IntStream.rangeClosed(1, pages.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(", "));
        Query query = em.createNativeQuery("select c.path from desk_closed c where c.path in (" + places + ")");
        for (int i = 0; i < pages.size(); i++) {
            query.setParameter(i + 1, pages.get(i));
        }
        return !query.getResultList().isEmpty();
    }

    void sweep(Instant before) {
        em.createQuery("delete from DeskDraft d where d.keptAt < :old")
                .setParameter("old", before)
                .executeUpdate();
        em.createNativeQuery("delete from desk_closed where closed_at < ?1")
                .setParameter(1, before.toEpochMilli())
                .executeUpdate();
    }
}
