package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.answerable.platform.Tagged;
import org.answerable.publication.PromiseStatus;

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

    /** The lists of meetings. In each the key settles what is equal. */
    enum Shelf implements Tagged {
        /** Every meeting, the latest first. */
        ALL("starts_at", false),
        /** Those to come, the next first. */
        COMING("starts_at", true),
        /** Those whose day has come, the last first. */
        HELD("starts_at", false),
        /** Those that do not take place, what was cancelled last first. */
        CANCELLED("cancelled_at", false);

        private final String by;
        private final boolean ascending;

        Shelf(String by, boolean ascending) {
            this.by = by;
            this.ascending = ascending;
        }

        /** Where a list begins. */
        Position start() {
            return ascending ? new Position(Long.MIN_VALUE / 4, 0) : new Position(Long.MAX_VALUE / 4, Long.MAX_VALUE);
        }

        /** Where a meeting stands. */
        Position of(TownHall t) {
            return new Position((this == CANCELLED ? t.cancelledAt() : t.startsAt()).toEpochMilli(), t.id());
        }
    }

    /**
     * A place in a list of meetings.
     *
     * @param at of what the list is ordered by, epoch milliseconds
     */
    record Position(long at, long id) {}

    /**
     * The next meetings in a county, by FIPS code; sorted by it as well, or H2 reads and sorts all that are to come.
     */
    List<TownHall> coming(String county, Instant now, int size) {
        return em.createQuery(
                        "select t from TownHall t where t.county = :county and t.startsAt > :now and t.cancelledAt is null"
                                + " order by t.county, t.startsAt, t.id",
                        TownHall.class)
                .setParameter("county", county)
                .setParameter("now", now)
                .setMaxResults(size)
                .getResultList();
    }

    /** The meetings after a place. */
    List<TownHall> page(Shelf shelf, Instant now, Position after, int size) {
        List<Object> values = new ArrayList<>();
        String where = shelf == Shelf.COMING
                ? "t.cancelled_at is null and t.starts_at > " + next(values, now.toEpochMilli())
                : shelf == Shelf.HELD
                        ? "t.cancelled_at is null and t.starts_at <= " + next(values, now.toEpochMilli())
                        : "1 = 1";
        List<Long> ids = new ArrayList<>();
        rows(
                        "select t.id from town_hall t where " + where
                                + beyond("t." + shelf.by, shelf.ascending, after.at(), "t.id", after.id(), values),
                        values,
                        size)
                .forEach(id -> ids.add(((Number) id).longValue()));
        Map<Long, TownHall> found = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select t from TownHall t where t.id in :ids", TownHall.class)
                    .setParameter("ids", ids)
                    .setHint("eclipselink.batch.type", "IN")
                    .setHint("eclipselink.batch", "t.titles")
                    .setHint("eclipselink.batch", "t.languages")
                    .getResultList()
                    .forEach(t -> found.put(t.id(), t));
        }
        return ids.stream().map(found::get).toList();
    }

    /** What comes after a place, in the order of an index: a range of it, so that nothing before the place is read. */
    private static String beyond(String by, boolean ascending, Object at, String key, long id, List<Object> values) {
        String than = ascending ? " > " : " < ";
        String direction = ascending ? "" : " desc";
        return " and " + by + than.stripTrailing() + "= " + next(values, at) + " and (" + by + than + next(values, at)
                + " or " + key + than + next(values, id) + ") order by " + by + direction + ", " + key + direction;
    }

    private static String next(List<Object> values, Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private List<?> rows(String sql, List<Object> values, int size) {
        // In the statement, so that the database plans for so few; setMaxResults of a native query would let it sort
        // all.
        Query query = em.createNativeQuery(sql + " fetch first " + size + " rows only");
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query.getResultList();
    }

    /** Those among meetings of which something was recorded. */
    Set<Long> recorded(Collection<Long> meetings) {
        return meetings.isEmpty()
                ? Set.of()
                : new HashSet<>(
                        em.createQuery("select distinct m.townHall from Minutes m where m.townHall in :ids", Long.class)
                                .setParameter("ids", meetings)
                                .getResultList());
    }

    /** How many promises of each meeting stand where. */
    Map<Long, Map<PromiseStatus, Integer>> promises(Collection<Long> meetings) {
        Map<Long, Map<PromiseStatus, Integer>> promises = new HashMap<>();
        if (!meetings.isEmpty()) {
            em.createQuery(
                            "select c.townHall.id, c.status, count(c) from Commitment c"
                                    + " where c.townHall.id in :ids group by c.townHall.id, c.status",
                            Object[].class)
                    .setParameter("ids", meetings)
                    .getResultList()
                    .forEach(row -> promises.computeIfAbsent((Long) row[0], m -> new EnumMap<>(PromiseStatus.class))
                            .put((PromiseStatus) row[1], ((Long) row[2]).intValue()));
        }
        return promises;
    }

    /** The first that is to come and was not cancelled. */
    Optional<TownHall> next(Instant now) {
        return em.createQuery(
                        "select t from TownHall t where t.startsAt > :now and t.cancelledAt is null order by t.startsAt, t.id",
                        TownHall.class)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The slugs of meetings by a range of keys. */
    List<String> slugs(long from, long to) {
        return em.createQuery(
                        "select t.slug from TownHall t where t.id between :from and :to order by t.id", String.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The codes of promises by a range of keys. */
    List<String> commitmentCodes(long from, long to) {
        return em.createQuery(
                        "select c.code from Commitment c where c.id between :from and :to order by c.id", String.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList();
    }

    /** The runs of so many keys in which there is any, by their numbers: a look at the index for each. */
    SortedSet<Long> runs(boolean promises, int keys) {
        SortedSet<Long> runs = new TreeSet<>();
        for (Long key = least(promises, 0); key != null; key = least(promises, (key / keys + 1) * keys)) {
            runs.add(key / keys);
        }
        return runs;
    }

    private Long least(boolean promises, long from) {
        Object least = em.createNativeQuery(
                        "select min(k.id) from " + (promises ? "commitment" : "town_hall") + " k where k.id >= ?1")
                .setParameter(1, from)
                .getSingleResult();
        return least == null ? null : ((Number) least).longValue();
    }

    /** How many there are; where it is more than {@code most}, one more than that. */
    int count(boolean promises, int most) {
        String all = "select 1 as one from " + (promises ? "commitment" : "town_hall");
        return ((Number) rows(
                                "select count(*) from (" + all + " fetch first " + (most + 1) + " rows only) n",
                                List.of(),
                                1)
                        .getFirst())
                .intValue();
    }

    Optional<TownHall> find(String slug) {
        return em.createQuery("select t from TownHall t where t.slug = :slug", TownHall.class)
                .setParameter("slug", slug)
                .getResultStream()
                .findFirst();
    }

    /** Locked until the transaction ends: two people at one agenda act one after the other. */
    Optional<TownHall> toChange(String slug) {
        return em.createQuery("select t from TownHall t where t.slug = :slug", TownHall.class)
                .setParameter("slug", slug)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<AgendaItem> agenda(TownHall townHall) {
        return em.createQuery(
                        "select i from AgendaItem i where i.townHall = :id order by i.position, i.id", AgendaItem.class)
                .setParameter("id", townHall.id())
                .getResultList();
    }

    /** What became of meetings, the oldest first. */
    List<TownHallChange> changes(Collection<Long> meetings) {
        return meetings.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select c from TownHallChange c where c.townHall in :ids order by c.at, c.id",
                                TownHallChange.class)
                        .setParameter("ids", meetings)
                        .getResultList();
    }

    List<Minutes> minutes(TownHall townHall) {
        return em.createQuery("select m from Minutes m where m.townHall = :id order by m.at, m.id", Minutes.class)
                .setParameter("id", townHall.id())
                .getResultList();
    }

    /**
     * Which promises; {@code null} means any.
     *
     * @param owners the agencies that own them
     * @param from due on this day or later
     * @param before due before this day
     */
    record Wanted(Set<String> owners, Set<PromiseStatus> statuses, LocalDate from, LocalDate before) {}

    /**
     * A place in the list of promises: those that are to be kept come first, what is due first on top; then those that
     * were kept or dropped, what was due last on top.
     *
     * @param due the day, as it is stored
     */
    record Due(boolean settled, String due, long id) {
        static final Due START = new Due(false, "", 0);
        private static final Due SETTLED = new Due(true, "9999-99-99", Long.MAX_VALUE);

        static Due of(Commitment c) {
            return new Due(c.isSettled(), c.dueOn().toString(), c.id());
        }

        /** The place just before it, after which a list begins with what stands here. */
        Due before() {
            return new Due(settled, due, settled ? id + 1 : id - 1);
        }
    }

    /** The promises after a place. */
    List<Commitment> page(Wanted wanted, Due after, int size) {
        List<Long> ids = new ArrayList<>();
        if (!after.settled()) {
            ids.addAll(keys(wanted, UNSETTLED, after, size));
        }
        if (ids.size() < size) {
            ids.addAll(keys(wanted, SETTLED, after.settled() ? after : Due.SETTLED, size - ids.size()));
        }
        return found(ids);
    }

    private static final Set<PromiseStatus> UNSETTLED = EnumSet.of(PromiseStatus.OPEN, PromiseStatus.IN_PROGRESS);
    private static final Set<PromiseStatus> SETTLED = EnumSet.of(PromiseStatus.DONE, PromiseStatus.DROPPED);

    /** The promises with these keys that there are, in that order. */
    List<Commitment> found(Collection<Long> ids) {
        Map<Long, Commitment> found = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select c from Commitment c join fetch c.townHall where c.id in :ids", Commitment.class)
                    .setParameter("ids", ids)
                    .setHint("eclipselink.batch.type", "IN")
                    .setHint("eclipselink.batch", "c.texts")
                    .setHint("eclipselink.batch", "c.records")
                    .setHint("eclipselink.batch", "c.townHall.titles")
                    .getResultList()
                    .forEach(c -> found.put(c.id(), c));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /**
     * From each agency and state as many as are shown at most: each is one range of an index, all at once would be
     * sorted.
     */
    private List<Long> keys(Wanted wanted, Set<PromiseStatus> statuses, Due after, int size) {
        List<Due> places = new ArrayList<>();
        for (PromiseStatus status : statuses) {
            for (String owner : owners(wanted)) {
                List<Object> values = new ArrayList<>();
                if (wanted.statuses() == null || wanted.statuses().contains(status)) {
                    String where = where(wanted, owner, status, values)
                            + beyond("c.due_on", !after.settled(), after.due(), "c.id", after.id(), values);
                    for (Object row : rows("select c.due_on, c.id from commitment c where " + where, values, size)) {
                        Object[] columns = (Object[]) row;
                        places.add(new Due(after.settled(), (String) columns[0], ((Number) columns[1]).longValue()));
                    }
                }
            }
        }
        Comparator<Due> rising = Comparator.comparing(Due::due).thenComparing(Due::id);
        return places.stream()
                .sorted(after.settled() ? rising.reversed() : rising)
                .limit(size)
                .map(Due::id)
                .toList();
    }

    private static Collection<String> owners(Wanted wanted) {
        return wanted.owners() == null ? Collections.singleton(null) : wanted.owners();
    }

    private static String where(Wanted wanted, String owner, PromiseStatus status, List<Object> values) {
        return "c.status = " + next(values, status.name())
                + (owner == null ? "" : " and c.owner = " + next(values, owner))
                + (wanted.from() == null
                        ? ""
                        : " and c.due_on >= " + next(values, wanted.from().toString()))
                + (wanted.before() == null
                        ? ""
                        : " and c.due_on < " + next(values, wanted.before().toString()));
    }

    /** How many there are; where it is more than {@code most}, one more than that. */
    long count(Wanted wanted, int most) {
        long count = 0;
        for (PromiseStatus status :
                wanted.statuses() == null ? EnumSet.allOf(PromiseStatus.class) : wanted.statuses()) {
            for (String owner : owners(wanted)) {
                List<Object> values = new ArrayList<>();
                String where = where(wanted, owner, status, values);
                count += count <= most
                        ? ((Number) rows(
                                                "select count(*) from (select 1 as one from commitment c where " + where
                                                        + " fetch first " + (most + 1 - count) + " rows only) n",
                                                values,
                                                1)
                                        .getFirst())
                                .longValue()
                        : 0;
            }
        }
        return count;
    }

    List<Commitment> commitments(TownHall townHall) {
        return em.createQuery(
                        "select c from Commitment c where c.townHall = :townHall order by c.dueOn, c.id",
                        Commitment.class)
                .setParameter("townHall", townHall)
                .getResultList();
    }

    Optional<Commitment> commitment(String code) {
        return em.createQuery("select c from Commitment c where c.code = :code", Commitment.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    List<Commitment> commitmentsNamed(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : em.createQuery("select c from Commitment c where c.code in :codes", Commitment.class)
                        .setParameter("codes", codes)
                        .getResultList();
    }

    Optional<Commitment> commitmentToChange(String code) {
        return em.createQuery("select c from Commitment c where c.code = :code", Commitment.class)
                .setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<Commitment> commitmentsOf(Collection<String> records) {
        return records.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select distinct c from Commitment c join c.records r where r in :records order by c.madeAt, c.id",
                                Commitment.class)
                        .setParameter("records", records)
                        .getResultList();
    }

    /** The meetings on whose agenda a record stands. */
    List<TownHall> meetingsOf(String record) {
        return em.createQuery(
                        "select distinct t from TownHall t, AgendaItem i join i.records r where i.townHall = t.id"
                                + " and r = :record order by t.startsAt",
                        TownHall.class)
                .setParameter("record", record)
                .getResultList();
    }

    /** The records that meetings refer to, on their agendas or in their promises, by meeting. */
    Map<Long, Set<String>> recordsOf(Collection<Long> meetings) {
        Map<Long, Set<String>> records = new LinkedHashMap<>();
        // What belongs to the meetings first, and only then their records: at once, the database would rather read all
        // promises there are.
        add(records, "AgendaItem", partsOf("AgendaItem", "p.townHall", meetings));
        add(records, "Commitment", partsOf("Commitment", "p.townHall.id", meetings));
        return records;
    }

    /** The parts of meetings, and each one's meeting. */
    private Map<Long, Long> partsOf(String parts, String meeting, Collection<Long> meetings) {
        Map<Long, Long> of = new LinkedHashMap<>();
        if (!meetings.isEmpty()) {
            em.createQuery(
                            "select p.id, " + meeting + " from " + parts + " p where " + meeting
                                    + " in :ids order by p.id",
                            Object[].class)
                    .setParameter("ids", meetings)
                    .getResultList()
                    .forEach(row -> of.put((Long) row[0], (Long) row[1]));
        }
        return of;
    }

    private void add(Map<Long, Set<String>> records, String parts, Map<Long, Long> meetings) {
        if (!meetings.isEmpty()) {
            em.createQuery("select p.id, r from " + parts + " p join p.records r where p.id in :ids", Object[].class)
                    .setParameter("ids", meetings.keySet())
                    .getResultList()
                    .forEach(row -> records.computeIfAbsent(meetings.get((Long) row[0]), m -> new LinkedHashSet<>())
                            .add((String) row[1]));
        }
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
            em.createQuery(
                            "select e from CommitmentEvent e where e.commitment in :ids order by e.at, e.id",
                            CommitmentEvent.class)
                    .setParameter("ids", commitments)
                    .getResultList()
                    .forEach(e -> events.computeIfAbsent(e.commitment(), c -> new ArrayList<>())
                            .add(e));
        }
        return events;
    }

    boolean slugTaken(String slug) {
        return em.createQuery("select count(t) from TownHall t where t.slug = :slug", Long.class)
                        .setParameter("slug", slug)
                        .getSingleResult()
                > 0;
    }

    void flush() {
        em.flush();
    }
}
