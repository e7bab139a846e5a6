package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All meetings with their agendas, minutes and commitments. */
@ApplicationScoped
class TownHalls {
    @PersistenceContext
    EntityManager em;

    void add(Object part) {
        em.persist(part);
    }

    void remove(AgendaItem item) {
        em.remove(item);
    }

    List<TownHall> all() {
        return em.createQuery("select t from TownHall t order by t.startsAt desc, t.id desc", TownHall.class).setHint("eclipselink.batch", "t.titles")
                .setHint("eclipselink.batch", "t.languages").getResultList();
    }

    /** The first that is to come and was not cancelled. */
    Optional<TownHall> next(Instant now) {
        return em.createQuery("select t from TownHall t where t.startsAt > :now and t.cancelledAt is null order by t.startsAt, t.id", TownHall.class).setParameter("now", now).setMaxResults(1)
                .getResultStream().findFirst();
    }

    /** How many promises stand where. */
    Map<Commitment.Status, Long> promises() {
        Map<Commitment.Status, Long> promises = new EnumMap<>(Commitment.Status.class);
        em.createQuery("select c.status, count(c) from Commitment c group by c.status", Object[].class).getResultList().forEach(row -> promises.put((Commitment.Status) row[0], (Long) row[1]));
        return promises;
    }

    /** The promises that were kept last, the latest first. */
    List<Commitment> lastKept(int size) {
        List<Long> ids = em.createNativeQuery("select c.id from commitment c left join commitment_event e on e.commitment = c.id and e.status = 'DONE' where c.status = 'DONE'"
                + " group by c.id, c.made_at order by coalesce(max(e.at), c.made_at) desc, c.id").setMaxResults(size).getResultList().stream().map(id -> ((Number) id).longValue()).toList();
        Map<Long, Commitment> found = new LinkedHashMap<>();
        ids.forEach(id -> found.put(id, null));
        if (!ids.isEmpty()) {
            em.createQuery("select c from Commitment c join fetch c.townHall where c.id in :ids", Commitment.class).setParameter("ids", ids).getResultList().forEach(c -> found.put(c.id(), c));
        }
        return List.copyOf(found.values());
    }

    List<String> slugs() {
        return em.createQuery("select t.slug from TownHall t order by t.id", String.class).getResultList();
    }

    List<String> commitmentCodes() {
        return em.createQuery("select c.code from Commitment c order by c.id", String.class).getResultList();
    }

    Optional<TownHall> find(String slug) {
        return em.createQuery("select t from TownHall t where t.slug = :slug", TownHall.class).setParameter("slug", slug).getResultStream().findFirst();
    }

    /** Locked until the transaction ends: two people at one agenda act one after the other. */
    Optional<TownHall> toChange(String slug) {
        return em.createQuery("select t from TownHall t where t.slug = :slug", TownHall.class).setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    List<AgendaItem> agenda(TownHall townHall) {
        return em.createQuery("select i from AgendaItem i where i.townHall = :id order by i.position, i.id", AgendaItem.class).setParameter("id", townHall.id()).getResultList();
    }

    /** What became of meetings, the oldest first. */
    List<TownHallChange> changes(Collection<Long> meetings) {
        return meetings.isEmpty() ? List.of() : em.createQuery("select c from TownHallChange c where c.townHall in :ids order by c.at, c.id", TownHallChange.class)
                .setParameter("ids", meetings).getResultList();
    }

    List<Minutes> minutes(TownHall townHall) {
        return em.createQuery("select m from Minutes m where m.townHall = :id order by m.at, m.id", Minutes.class).setParameter("id", townHall.id()).getResultList();
    }

    List<Commitment> commitments() {
        return em.createQuery("select c from Commitment c join fetch c.townHall order by c.dueOn, c.id", Commitment.class).setHint("eclipselink.batch", "c.texts")
                .setHint("eclipselink.batch", "c.records").getResultList();
    }

    List<Commitment> commitments(TownHall townHall) {
        return em.createQuery("select c from Commitment c where c.townHall = :townHall order by c.dueOn, c.id", Commitment.class).setParameter("townHall", townHall).getResultList();
    }

    Optional<Commitment> commitment(String code) {
        return em.createQuery("select c from Commitment c where c.code = :code", Commitment.class).setParameter("code", code).getResultStream().findFirst();
    }

    List<Commitment> commitmentsNamed(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : em.createQuery("select c from Commitment c where c.code in :codes", Commitment.class).setParameter("codes", codes).getResultList();
    }

    Optional<Commitment> commitmentToChange(String code) {
        return em.createQuery("select c from Commitment c where c.code = :code", Commitment.class).setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    List<Commitment> commitmentsOf(Collection<String> records) {
        return records.isEmpty() ? List.of()
                : em.createQuery("select distinct c from Commitment c join c.records r where r in :records order by c.madeAt, c.id", Commitment.class).setParameter("records", records).getResultList();
    }

    /** The meetings on whose agenda a record stands. */
    List<TownHall> meetingsOf(String record) {
        return em.createQuery("select distinct t from TownHall t, AgendaItem i join i.records r where i.townHall = t.id and r = :record order by t.startsAt", TownHall.class)
                .setParameter("record", record).getResultList();
    }

    /** The records that meetings refer to, on their agendas or in their promises, by meeting. */
    Map<Long, Set<String>> recordsOf(Collection<Long> meetings) {
        Map<Long, Set<String>> records = new LinkedHashMap<>();
        if (!meetings.isEmpty()) {
            for (String query : List.of("select i.townHall, r from AgendaItem i join i.records r where i.townHall in :ids", "select c.townHall.id, r from Commitment c join c.records r where c.townHall.id in :ids")) {
                em.createQuery(query, Object[].class).setParameter("ids", meetings).getResultList()
                        .forEach(row -> records.computeIfAbsent((Long) row[0], m -> new LinkedHashSet<>()).add((String) row[1]));
            }
        }
        return records;
    }

    /** The meetings that have to do with a record: it stood on their agenda, or was promised for there. */
    List<TownHall> meetingsBehind(String record) {
        LinkedHashSet<TownHall> meetings = new LinkedHashSet<>(meetingsOf(record));
        commitmentsOf(List.of(record)).forEach(c -> meetings.add(c.townHall()));
        return List.copyOf(meetings);
    }

    Map<Long, List<CommitmentEvent>> events(Collection<Long> commitments) {
        Map<Long, List<CommitmentEvent>> events = new LinkedHashMap<>();
        if (!commitments.isEmpty()) {
            em.createQuery("select e from CommitmentEvent e where e.commitment in :ids order by e.at, e.id", CommitmentEvent.class).setParameter("ids", commitments).getResultList()
                    .forEach(e -> events.computeIfAbsent(e.commitment(), c -> new ArrayList<>()).add(e));
        }
        return events;
    }

    boolean slugTaken(String slug) {
        return em.createQuery("select count(t) from TownHall t where t.slug = :slug", Long.class).setParameter("slug", slug).getSingleResult() > 0;
    }

    void flush() {
        em.flush();
    }
}
