package org.answerable.campaigns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Looks groups up within whatever transaction there is. */
@ApplicationScoped
class CampaignRows {
    @PersistenceContext
    EntityManager em;

    /** The group that a text is in; it may be alone in it. */
    Optional<String> of(Space space, String subject) {
        return em.createNativeQuery("select c.code from campaign c, campaign_member m where m.campaign = c.id"
                        + " and m.space = ?1 and m.subject = ?2")
                .setParameter(1, space.name())
                .setParameter(2, subject)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }
}
