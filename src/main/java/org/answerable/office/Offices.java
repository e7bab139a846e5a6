package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

/** The row of the office. */
@ApplicationScoped
class Offices {
    @PersistenceContext
    EntityManager em;

    Office present() {
        return em.find(Office.class, Office.THIS);
    }

    /** Whoever changes it meanwhile waits until the transaction ends. */
    Office toChange() {
        return em.find(Office.class, Office.THIS, LockModeType.PESSIMISTIC_WRITE);
    }
}
