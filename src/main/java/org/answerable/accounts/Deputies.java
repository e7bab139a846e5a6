package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Who stands in for whom, and who is away. */
@ApplicationScoped
class Deputies {
    @PersistenceContext
    EntityManager em;

    /** Those that count on a day, by the day they end. */
    List<Deputyship> on(LocalDate today) {
        return em.createQuery(
                        "select d from Deputyship d join fetch d.account where d.endedAt is null"
                                + " and d.untilDay >= :today order by d.untilDay, d.id",
                        Deputyship.class)
                .setParameter("today", today)
                .getResultList();
    }

    /** Those whose last day is over and that nobody has ended, the oldest first. */
    List<Deputyship> over(LocalDate today, int most) {
        return em.createQuery(
                        "select d from Deputyship d join fetch d.account where d.endedAt is null"
                                + " and d.untilDay < :today order by d.id",
                        Deputyship.class)
                .setParameter("today", today)
                .setMaxResults(most)
                .getResultList();
    }

    /** What a release before wrote, which did not know what stands. */
    void mend() {
        em.createNativeQuery("update deputyship set standing = account where ended_at is null and standing is null")
                .executeUpdate();
    }

    Optional<Deputyship> coded(String code) {
        return em.createQuery("select d from Deputyship d join fetch d.account where d.code = :code", Deputyship.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The leave of an account that is not over; the one entered last. */
    Optional<Leave> leave(long account, LocalDate today) {
        return em.createQuery(
                        "select l from Leave l where l.account = :account and l.endedAt is null"
                                + " and l.untilDay >= :today order by l.id desc",
                        Leave.class)
                .setParameter("account", account)
                .setParameter("today", today)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    void add(Deputyship deputyship) {
        em.persist(deputyship);
        em.flush();
    }

    void add(Leave leave) {
        em.persist(leave);
    }
}
