package org.answerable.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** How far the journal has come, as the database knows it. */
@ApplicationScoped
public class Positions {
    @PersistenceContext
    EntityManager em;

    /** The last position given; 0 where there is none. Every act up to it has been committed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public long last() {
        Number last = (Number) em.createNativeQuery("select coalesce(max(position), 0) from journal_position")
                .getSingleResult();
        return last.longValue();
    }
}
