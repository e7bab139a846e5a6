package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.answerable.language.Language;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.platform.Sha256;

/** The rows of the office's texts: some dozens at most in each language. */
@ApplicationScoped
class OwnTextRows {
    @PersistenceContext
    EntityManager em;

    @Inject
    Offices offices;

    /** Reads what is there in one transaction of its own, so that it is of one moment and has committed. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    <T> T inOne(Function<OwnTextRows, T> work) {
        return work.apply(this);
    }

    /** What the office says of itself. */
    Described office() {
        return offices.present().described();
    }

    /** Stands for the mark of the office; {@code null} for none. */
    String mark() {
        String mark = offices.present().mark();
        return mark == null ? null : Sha256.hex(mark.getBytes(StandardCharsets.US_ASCII), 8);
    }

    List<OwnText> all() {
        return em.createQuery("select t from OwnText t", OwnText.class).getResultList();
    }

    List<OwnText> of(Part part) {
        return em.createQuery("select t from OwnText t where t.part = :part", OwnText.class)
                .setParameter("part", part.tag())
                .getResultList();
    }

    OwnText toChange(Part part, String key, Language language) {
        OwnText known = em.find(OwnText.class, OwnText.id(key, language));
        if (known != null) {
            return known;
        }
        OwnText fresh = new OwnText(part, key, language);
        em.persist(fresh);
        return fresh;
    }
}
