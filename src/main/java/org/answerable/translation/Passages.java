package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.answerable.intake.Arrivals;

/** All passages. */
@ApplicationScoped
class Passages {
    private static final Pattern CODE = Pattern.compile("[0-9a-z]{1,20}");
    /** How many values one query takes. */
    private static final int MANY = 1_000;

    @PersistenceContext
    EntityManager em;

    void add(Passage passage) {
        em.persist(passage);
    }

    void remove(Passage passage) {
        em.remove(passage);
    }

    Optional<Passage> find(String code) {
        return CODE.matcher(code).matches()
                ? em.createQuery("select p from Passage p where p.code = :code", Passage.class)
                        .setParameter("code", code)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    /** Locked until the transaction ends. */
    Optional<Passage> toChange(String code) {
        return CODE.matcher(code).matches()
                ? em.createQuery("select p from Passage p where p.code = :code", Passage.class)
                        .setParameter("code", code)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    Optional<Passage> toChange(String subject, String target, String hash) {
        return em.createQuery(
                        "select p from Passage p where p.subject = :subject and p.targetLanguage = :target and p.sourceHash = :hash",
                        Passage.class)
                .setParameter("subject", subject)
                .setParameter("target", target)
                .setParameter("hash", hash)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Those of one record or ticket. */
    List<Passage> at(String place) {
        return em.createQuery("select p from Passage p where p.place = :place order by p.id", Passage.class)
                .setParameter("place", place)
                .getResultList();
    }

    /**
     * The reviewed ones of these texts, whatever state of them was translated; in the order in which they were asked
     * for.
     */
    List<Passage> reviewed(Collection<String> subjects) {
        List<String> all = List.copyOf(subjects);
        List<Passage> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MANY) {
            found.addAll(em.createQuery(
                            "select p from Passage p where p.subject in :subjects and p.state = :reviewed order by p.id",
                            Passage.class)
                    .setParameter("subjects", all.subList(from, Math.min(all.size(), from + MANY)))
                    .setParameter("reviewed", PassageState.REVIEWED.tag())
                    .setHint("eclipselink.read-only", "true")
                    .getResultList());
        }
        return found;
    }

    /**
     * The queue: by who waits, then by since when; {@code target} {@code null} means every language. Each state is read
     * from an index by itself, the rest of those who wait as urgently before those who wait less: all at once, the
     * database would sort everything that waits.
     */
    List<Passage> page(
            Collection<PassageState> states,
            String target,
            long afterUrgency,
            Instant afterOrder,
            long afterId,
            int size) {
        List<Passage> found = new ArrayList<>();
        for (PassageState state : states) {
            boolean agency = afterUrgency == Passage.AGENCY;
            String order = agency ? "p.dueBy" : "p.since";
            List<Passage> same = lane(
                            state,
                            target,
                            "p.urgency = :urgency and " + order + " >= :order and (" + order
                                    + " > :order or p.id > :id)",
                            order,
                            size)
                    .setParameter("urgency", (int) afterUrgency)
                    .setParameter("order", afterOrder)
                    .setParameter("id", afterId)
                    .getResultList();
            found.addAll(same);
            if (same.size() < size) {
                found.addAll(lane(state, target, "p.urgency > :urgency", "p.since", size - same.size())
                        .setParameter("urgency", (int) afterUrgency)
                        .getResultList());
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Passage::urgency)
                        .thenComparing(Passage::order)
                        .thenComparing(Passage::id))
                .limit(size)
                .toList();
    }

    private TypedQuery<Passage> lane(PassageState state, String target, String where, String order, int size) {
        TypedQuery<Passage> query = em.createQuery(
                        "select p from Passage p where p.state = :state"
                                + (target == null ? "" : " and p.targetLanguage = :target") + " and " + where
                                + " order by p.urgency, " + order + ", p.id",
                        Passage.class)
                .setParameter("state", state.tag())
                .setMaxResults(size);
        return target == null ? query : query.setParameter("target", target);
    }

    /** Those of these texts, whatever state of them they are of and however far they are. */
    List<Passage> about(Collection<String> subjects) {
        List<String> all = List.copyOf(subjects);
        List<Passage> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MANY) {
            found.addAll(em.createQuery(
                            "select p from Passage p where p.subject in :subjects order by p.id", Passage.class)
                    .setParameter("subjects", all.subList(from, Math.min(all.size(), from + MANY)))
                    .setHint("eclipselink.read-only", "true")
                    .getResultList());
        }
        return found;
    }

    /**
     * How many wait for a person, by target language; where it is more than {@link Arrivals#MOST}, one more than that.
     */
    Map<String, Long> waiting() {
        List<String> targets = new ArrayList<>();
        for (String target = next(""); target != null; target = next(target)) {
            targets.add(target);
        }
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            for (int state : List.of(1, 2)) {
                counts.add("select " + i
                        + " as n, count(*) as c from (select 1 as one from passage p where p.target_language = ?"
                        + (i + 3) + " and p.state = ?" + state + " fetch first " + (Arrivals.MOST + 1) + " rows only) c"
                        + i + state);
            }
        }
        Map<String, Long> waiting = new LinkedHashMap<>();
        if (!counts.isEmpty()) {
            // In one statement: there are as many languages as people read.
            Query query = em.createNativeQuery("select w.n, sum(w.c) from (" + String.join(" union all ", counts)
                            + ") w group by w.n order by w.n")
                    .setParameter(1, PassageState.WAITING.tag())
                    .setParameter(2, PassageState.DRAFTED.tag());
            for (int i = 0; i < targets.size(); i++) {
                query.setParameter(i + 3, targets.get(i));
            }
            for (Object row : query.getResultList()) {
                Object[] columns = (Object[]) row;
                long count = ((Number) columns[1]).longValue();
                if (count > 0) {
                    waiting.put(targets.get(((Number) columns[0]).intValue()), Math.min(count, Arrivals.MOST + 1L));
                }
            }
        }
        return waiting;
    }

    /** The next target language there is; from an index, where {@code distinct} would read everything. */
    private String next(String target) {
        return em.createQuery(
                        "select min(p.targetLanguage) from Passage p where p.targetLanguage > :target", String.class)
                .setParameter("target", target)
                .getSingleResult();
    }

    /**
     * What was last translated into a language, but for what agencies read alone, newest first; {@code target}
     * {@code null} means any.
     */
    List<Passage> latest(String target, int size) {
        TypedQuery<Passage> query = em.createQuery(
                        "select p from Passage p where p.reviewedAt is not null and p.urgency >= 0"
                                + (target == null ? "" : " and p.targetLanguage = :target")
                                + " order by p.reviewedAt desc, p.id desc",
                        Passage.class)
                .setMaxResults(size)
                .setHint("eclipselink.read-only", "true");
        if (target != null) {
            query.setParameter("target", target);
        }
        return query.getResultList();
    }

    /** Since when and until when, of what was last asked for and is not for agencies; what still waits has no end. */
    List<Object[]> spans(String target, int size) {
        TypedQuery<Object[]> query = em.createQuery(
                        "select p.since, p.reviewedAt from Passage p where p.urgency >= 0"
                                + (target == null ? "" : " and p.targetLanguage = :target")
                                + " order by p.since desc, p.id desc",
                        Object[].class)
                .setMaxResults(size);
        if (target != null) {
            query.setParameter("target", target);
        }
        return query.getResultList();
    }

    /** Since when the one waits that waits longest. */
    Optional<Instant> oldest(String target) {
        return Optional.ofNullable(em.createQuery(
                        "select min(p.since) from Passage p where p.state <> :reviewed and p.urgency >= 0 and p.targetLanguage = :target",
                        Instant.class)
                .setParameter("reviewed", PassageState.REVIEWED.tag())
                .setParameter("target", target)
                .getSingleResult());
    }

    /**
     * The first that a machine may draft now, locked; never what a writer wrote for an agency alone (docs/privacy.md);
     * another node that looks at the same moment waits and then finds it taken.
     */
    Optional<Passage> toDraft(Instant now, boolean unpublished) {
        return em.createQuery(
                        "select p from Passage p where p.state = :waiting and p.draftNext <= :now and p.urgency >= 0"
                                + (unpublished ? "" : " and p.place like 'record:%'")
                                + " order by p.urgency, p.since, p.id",
                        Passage.class)
                .setParameter("waiting", PassageState.WAITING.tag())
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(p -> {
                    em.lock(p, LockModeType.PESSIMISTIC_WRITE);
                    em.refresh(p);
                    return p;
                })
                .filter(p -> p.mayBeDrafted(now));
    }
}
