package org.answerable.learn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.answerable.journal.Journal;

/** The office's entries of organizations that help: some dozens. */
@ApplicationScoped
class HelpEntries {
    @PersistenceContext
    EntityManager em;

    @Inject
    Journal journal;

    /** Those there are, in a transaction of its own, so that they are of one moment and have committed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<HelpWanted> committed() {
        return all();
    }

    List<HelpWanted> all() {
        return em.createQuery("select e from HelpEntry e order by e.id", HelpEntry.class)
                .getResultStream()
                .map(HelpEntry::wanted)
                .toList();
    }

    /** Whoever would change it meanwhile waits until the transaction ends. */
    void lock(String id) {
        em.find(HelpEntry.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Writes one; what is the same stays untouched. */
    void write(HelpWanted wanted) {
        HelpEntry entry = em.find(HelpEntry.class, wanted.id());
        if (entry != null && Objects.equals(entry.wanted(), wanted)) {
            return;
        }
        if (entry == null) {
            entry = new HelpEntry(wanted.id());
            entry.become(wanted);
            em.persist(entry);
        } else {
            entry.become(wanted);
        }
        journal.record("help.changed", "help:" + wanted.id(), entry.journaled());
    }
}
