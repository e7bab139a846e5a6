package org.answerable.campaigns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.crypto.Keys;

/** What other features may have of the groups, within their own use cases and followers. */
@ApplicationScoped
public class Campaigns {
    /** A group of fewer public records is not shown. */
    public static final int LEAST = 3;

    @Inject
    JtaTransactions transactions;

    @Inject
    Keys keys;

    @PersistenceContext
    EntityManager em;

    /** Puts a text, or what it is now, into the group it belongs to; twice is once. */
    public void put(Space space, String subject, String text) throws Exception {
        grouping().put(space, subject, text);
    }

    /** Forgets a text: no sketch of it remains. */
    public void remove(Space space, String subject) throws Exception {
        grouping().remove(space, subject);
    }

    private Grouping grouping() {
        return new Grouping(transactions, Pieces.of(keys));
    }

    /** The group that a text is in; it may be alone in it. */
    public Optional<String> of(Space space, String subject) {
        return em.createNativeQuery("select c.code from campaign c, campaign_member m where m.campaign = c.id"
                        + " and m.space = ?1 and m.subject = ?2")
                .setParameter(1, space.name())
                .setParameter(2, subject)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Those that are in a group, in the order in which they came. */
    public List<String> members(Space space, String code, int most) {
        return em
                .createNativeQuery(
                        "select m.subject from campaign c, campaign_member m where m.campaign = c.id and c.space = ?1"
                                + " and c.code = ?2 order by m.number fetch first " + most + " rows only")
                .setParameter(1, space.name())
                .setParameter(2, code)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList();
    }
}
