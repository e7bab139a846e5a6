package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** The directory's rows. */
@ApplicationScoped
class DirectoryEntries {
    @PersistenceContext
    EntityManager em;

    List<County> counties() {
        return em.createQuery("select c from County c order by c.name", County.class)
                .getResultList();
    }

    List<Agency> agencies() {
        return em.createQuery("select a from Agency a order by a.slug", Agency.class)
                .getResultList();
    }

    List<String> retired() {
        return em.createQuery("select a.slug from Agency a where a.active = false", String.class)
                .getResultList();
    }

    List<Topic> topics() {
        return em.createQuery("select t from Topic t order by t.position, t.slug", Topic.class)
                .getResultList();
    }

    Optional<Agency> agency(String slug) {
        return Optional.ofNullable(em.find(Agency.class, slug));
    }

    Optional<Topic> topic(String slug) {
        return Optional.ofNullable(em.find(Topic.class, slug));
    }

    List<Word> words() {
        return em.createQuery("select w from Word w", Word.class).getResultList();
    }

    Optional<Word> word(String slug) {
        return Optional.ofNullable(em.find(Word.class, slug));
    }

    /** Reads an entry for changing it: whoever changes the same meanwhile waits until the transaction ends. */
    <T> Optional<T> toChange(Class<T> type, String slug) {
        return Optional.ofNullable(em.find(type, slug, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Answers that were given to facts of an agency's way to complain, the newest first. */
    List<RouteFactChange> routeFactChanges(String agency, int most) {
        return em.createQuery(
                        "select c from RouteFactChange c where c.agency = :agency order by c.id desc",
                        RouteFactChange.class)
                .setParameter("agency", agency)
                .setMaxResults(most)
                .getResultList();
    }

    void flush() {
        em.flush();
    }

    void add(Object entry) {
        em.persist(entry);
    }
}
