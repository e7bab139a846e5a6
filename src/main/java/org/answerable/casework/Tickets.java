package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.campaigns.Space;
import org.answerable.intake.Arrivals;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Languages;
import org.answerable.platform.Tagged;
import org.answerable.routing.Reason;

/** All tickets and what belongs to them. */
@ApplicationScoped
class Tickets {
    private static final Set<TicketStatus> ACTIVE =
            EnumSet.complementOf(EnumSet.of(TicketStatus.CLOSED, TicketStatus.TRANSFERRED));

    @PersistenceContext
    EntityManager em;

    /**
     * What a list of tickets is narrowed to; {@code null} means any.
     *
     * @param agencies only these, and nothing that its writer kept from them; {@code null}: all
     * @param unassigned only what nobody has
     */
    record Filter(
            Set<String> agencies,
            Set<TicketStatus> statuses,
            String agency,
            String assignee,
            boolean unassigned,
            boolean overdue,
            Instant now,
            About about,
            Untold untold,
            Stuck stuck) {}

    /**
     * Those that are stuck or bounce: agencies passed them on so often, or nothing has happened since a moment.
     *
     * @param silent by the moment the agencies that it holds for
     */
    record Stuck(int givenAway, Map<Instant, Set<String>> silent) {}

    /**
     * Those whose writers the agency has told nothing yet: neither that it has the message, nor a message or an answer.
     *
     * @param late {@code null}: all of them; else those alone that came before a moment, by the moment the agencies
     *     that it holds for
     */
    record Untold(Map<Past, Set<String>> late) {}

    /**
     * A moment in the past.
     *
     * @param of other moments, for messages of a kind or about a topic; the first that holds counts
     */
    record Past(Instant moment, List<PastOf> of) {}

    /** @param kind a tag; {@code null}: any; so the slug of the topic */
    record PastOf(String kind, String topic, Instant moment) {}

    /** What the words are about, or in; {@code null} means any. */
    record About(String language, String topic, String county) {
        static final About ANYTHING = new About(null, null, null);
    }

    /** The orders of a list. In each the key settles what is equal. */
    enum Order implements Tagged {
        /** Where words of the writer wait first, then by the day an answer is due. */
        WRITER(true, "t.due_by", true),
        /** By the day an answer is due: the late first, finished ones by the same order. */
        DUE(false, "t.due_by", true),
        /** What came last first. */
        NEWEST(false, "t.received_at", false),
        /** What came first first: of one agency that is the order in which it should say that it has them. */
        OLDEST(false, "t.received_at", true);

        private final boolean writerFirst;
        private final String by;
        private final boolean ascending;

        Order(boolean writerFirst, String by, boolean ascending) {
            this.writerFirst = writerFirst;
            this.by = by;
            this.ascending = ascending;
        }

        static Optional<Order> of(String tag) {
            return Tagged.of(values(), tag);
        }

        /** Where a list begins. */
        Position start() {
            return new Position(
                    !writerFirst, ascending ? Long.MIN_VALUE / 4 : Long.MAX_VALUE / 4, ascending ? 0 : Long.MAX_VALUE);
        }

        /** Where a ticket stands. */
        Position of(Ticket ticket) {
            return new Position(
                    !writerFirst || ticket.writerAt() == null,
                    (by.equals("t.due_by") ? ticket.dueBy() : ticket.receivedAt()).toEpochMilli(),
                    ticket.id());
        }
    }

    /**
     * A place in a list.
     *
     * @param settled past those in which words of the writer wait, where these come first
     * @param at of what the list is ordered by, epoch milliseconds
     */
    record Position(boolean settled, long at, long id) {}

    private static final Pattern CODE = Pattern.compile("[0-9a-z]{1,20}");

    void add(Object part) {
        em.persist(part);
    }

    /**
     * Locked until the transaction ends: two people act one after the other. The submission first, as whoever takes it
     * back, replies or publishes does: in another order two of them could wait for each other.
     */
    Optional<Ticket> toChange(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        em.createQuery("select t.submission.id from Ticket t where t.code = :code", Long.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .ifPresent(id -> em.find(Submission.class, id, LockModeType.PESSIMISTIC_WRITE));
        return em.createQuery("select t from Ticket t where t.code = :code", Ticket.class)
                .setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    Optional<Ticket> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return em.createQuery("select t from Ticket t join fetch t.submission where t.code = :code", Ticket.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    /** The tickets of a submission, oldest first. */
    public List<Ticket> of(long submission) {
        return em.createQuery("select t from Ticket t where t.submission.id = :submission order by t.id", Ticket.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    List<String> codesOf(String submission) {
        return em.createQuery("select t.code from Ticket t where t.submission.code = :code order by t.id", String.class)
                .setParameter("code", submission)
                .getResultList();
    }

    /** The same of all tickets of a submission that the caller has locked. */
    List<Ticket> toChangeOf(long submission) {
        return em.createQuery("select t from Ticket t where t.submission.id = :submission order by t.id", Ticket.class)
                .setParameter("submission", submission)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** What somebody has before them that is not finished, to be changed. */
    List<Ticket> toChangeAssignedTo(String account) {
        return em.createQuery(
                        "select t from Ticket t where t.assignee = :account and t.status in :active order by t.id",
                        Ticket.class)
                .setParameter("account", account)
                .setParameter("active", ACTIVE)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Those of the agencies that have something which is not finished. */
    List<String> unfinished(Collection<String> agencies) {
        return em.createQuery(
                        "select distinct t.agency from Ticket t where t.agency in :agencies and t.status in :active",
                        String.class)
                .setParameter("agencies", agencies)
                .setParameter("active", ACTIVE)
                .getResultList();
    }

    /** The tickets of several submissions, by submission. */
    public Map<Long, List<Ticket>> of(Collection<Long> submissions) {
        Map<Long, List<Ticket>> bySubmission = new LinkedHashMap<>();
        if (!submissions.isEmpty()) {
            // The key beside the ticket: asking the ticket for its submission would load each with its text.
            em.createQuery(
                            "select t.submission.id, t from Ticket t where t.submission.id in :submissions order by t.id",
                            Object[].class)
                    .setParameter("submissions", submissions)
                    .getResultList()
                    .forEach(row -> bySubmission
                            .computeIfAbsent((Long) row[0], s -> new ArrayList<>())
                            .add((Ticket) row[1]));
        }
        return bySubmission;
    }

    /**
     * The agencies that the writers of several submissions left out, by submission; those that leave out none are
     * absent.
     */
    public Map<Long, Set<String>> leftOut(Collection<Long> submissions) {
        Map<Long, Set<String>> leftOut = new HashMap<>();
        if (!submissions.isEmpty()) {
            List<Object> values = new ArrayList<>();
            String keys = submissions.stream().map(key -> next(values, key)).collect(Collectors.joining(", "));
            for (Object row : query(
                            "select x.submission, x.agency from submission_excluded x where x.submission in (" + keys
                                    + ")",
                            values)
                    .getResultList()) {
                Object[] columns = (Object[]) row;
                leftOut.computeIfAbsent(((Number) columns[0]).longValue(), s -> new HashSet<>())
                        .add((String) columns[1]);
            }
        }
        return leftOut;
    }

    /** The tickets after a place, in an order. */
    List<Ticket> page(Filter filter, Order order, Position after, int size) {
        if (filter.agencies() != null && filter.agencies().isEmpty()) {
            return List.of();
        }
        if (!order.writerFirst) {
            return page(filter, order, "", after, size);
        }
        // Two ranges of keys, the first mostly short: one order over both would sort all that is due at every look.
        List<Ticket> page = new ArrayList<>();
        if (!after.settled()) {
            page.addAll(page(filter, order, " and t.writer_at is not null", after, size));
        }
        if (page.size() < size) {
            page.addAll(page(
                    filter,
                    order,
                    " and t.writer_at is null",
                    after.settled() ? after : order.start(),
                    size - page.size()));
        }
        return page;
    }

    /**
     * A part of a list that one index holds in the order of the list: an agency's tickets or everybody's, in one state
     * or in any.
     *
     * @param agency {@code null}: every agency's
     * @param status {@code null}: any, where it is every agency's
     * @param language {@code null}: any
     */
    private record Lane(String agency, TicketStatus status, String language) {}

    private static List<Lane> lanes(Filter filter) {
        Set<TicketStatus> statuses = filter.statuses();
        if (filter.overdue()) {
            Set<TicketStatus> owed = EnumSet.copyOf(TicketStatus.OWED);
            owed.retainAll(statuses == null ? owed : statuses);
            statuses = owed;
        }
        List<String> agencies = new ArrayList<>();
        if (filter.agency() == null && filter.agencies() == null) {
            if (statuses == null
                    && filter.assignee() == null
                    && !filter.unassigned()
                    && filter.about().equals(About.ANYTHING)) {
                return List.of(new Lane(null, null, null));
            }
            agencies.add(null);
        } else if (filter.agency() == null) {
            agencies.addAll(filter.agencies());
        } else if (filter.agencies() == null || filter.agencies().contains(filter.agency())) {
            agencies.add(filter.agency());
        }
        List<Lane> lanes = new ArrayList<>();
        for (String agency : agencies) {
            for (TicketStatus status : statuses == null ? EnumSet.allOf(TicketStatus.class) : statuses) {
                for (String language : languages(filter.about())) {
                    lanes.add(new Lane(agency, status, language));
                }
            }
        }
        return lanes;
    }

    /** The tags of a language that are one to whoever looks for it. */
    private static Collection<String> languages(About about) {
        return about.language() == null ? Collections.singleton(null) : Languages.foundAs(about.language());
    }

    /**
     * Keys first, from each lane as many as are shown at most; all lanes at once, the database would sort everything in
     * them.
     */
    private List<Ticket> page(Filter filter, Order order, String range, Position after, int size) {
        String than = order.ascending ? ">" : "<";
        String by = " order by " + order.by + (order.ascending ? ", t.id" : " desc, t.id desc");
        List<Position> places = new ArrayList<>();
        for (Lane lane : lanes(filter)) {
            List<Object> values = new ArrayList<>();
            String where = where(filter, lane, values) + range + " and " + order.by + " " + than + "= "
                    + next(values, after.at()) + " and (" + order.by + " " + than + " " + next(values, after.at())
                    + " or t.id " + than + " " + next(values, after.id()) + ")";
            // In the statement, so that the database plans for so few: setMaxResults of a native query only stops
            // reading what was sorted whole.
            for (Object row : query(
                            "select " + order.by + ", t.id from ticket t where " + where + by + " fetch first " + size
                                    + " rows only",
                            values)
                    .getResultList()) {
                Object[] columns = (Object[]) row;
                places.add(new Position(
                        after.settled(), ((Number) columns[0]).longValue(), ((Number) columns[1]).longValue()));
            }
        }
        Comparator<Position> rising = Comparator.comparing(Position::at).thenComparing(Position::id);
        List<Long> ids = places.stream()
                .sorted(order.ascending ? rising : rising.reversed())
                .limit(size)
                .map(Position::id)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Ticket> found = new HashMap<>();
        em.createQuery("select t from Ticket t join fetch t.submission where t.id in :ids", Ticket.class)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "t.submission.topics")
                .setParameter("ids", ids)
                .getResultList()
                .forEach(ticket -> found.put(ticket.id(), ticket));
        return ids.stream().map(found::get).toList();
    }

    /** How many wait with words of their writer, as far as {@link #count(Filter)} counts. */
    long writerWaits(Filter filter) {
        return count(filter, " and t.writer_at is not null");
    }

    /**
     * Of what is narrowed by its words so many are counted: each is looked up, and most that are looked at are others.
     */
    static final int MOST_NARROWED = 100;

    /** Up to how many are counted. */
    static int most(Filter filter) {
        return filter.about().equals(About.ANYTHING) ? Arrivals.MOST : MOST_NARROWED;
    }

    /** How many there are; where it is more than {@link #most}, one more than that. */
    long count(Filter filter) {
        return count(filter, "");
    }

    private long count(Filter filter, String range) {
        long count = 0;
        int most = most(filter);
        // In the order of the index that holds all that is asked: without it the database would rather read the table
        // until it has met so many.
        String order = range.isEmpty() && most == Arrivals.MOST ? " order by t.due_by, t.id" : "";
        for (Lane lane : lanes(filter)) {
            List<Object> values = new ArrayList<>();
            String where = where(filter, lane, values) + range + order;
            count += ((Number) query(
                                    "select count(*) from (select 1 as one from ticket t where " + where
                                            + " fetch first " + (most + 1 - count) + " rows only) c",
                                    values)
                            .getSingleResult())
                    .longValue();
            if (count > most) {
                break;
            }
        }
        return count;
    }

    private static String next(List<Object> values, Object value) {
        values.add(value);
        return "?" + values.size();
    }

    private Query query(String sql, List<Object> values) {
        Query query = em.createNativeQuery(sql);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    private static String where(Filter filter, Lane lane, List<Object> values) {
        StringBuilder where = new StringBuilder("1 = 1");
        if (lane.agency() != null) {
            where.append(" and t.agency = ").append(next(values, lane.agency()));
        }
        if (lane.status() != null) {
            where.append(" and t.status = ").append(next(values, lane.status().name()));
        }
        if (lane.language() != null) {
            where.append(" and t.language = ").append(next(values, lane.language()));
        }
        if (filter.agencies() != null) {
            where.append(
                    " and not exists (select 1 from submission_excluded x where x.submission = t.submission and x.agency = t.agency)");
        }
        if (filter.assignee() != null) {
            where.append(" and t.assignee = ").append(next(values, filter.assignee()));
        }
        if (filter.unassigned()) {
            where.append(" and t.assignee is null");
        }
        if (filter.overdue()) {
            where.append(" and t.due_by < ")
                    .append(next(values, filter.now().toEpochMilli()))
                    .append(" and (t.paused_at is null or t.due_by < t.paused_at)");
        }
        if (filter.untold() != null) {
            untold(filter.untold(), where, values);
        }
        if (filter.stuck() != null) {
            stuck(filter.stuck(), where, values);
        }
        About about = filter.about();
        if (about.topic() != null) {
            where.append(
                            " and exists (select 1 from submission_topic p where p.submission = t.submission and p.topic = ")
                    .append(next(values, about.topic()))
                    .append(')');
        }
        if (about.county() != null) {
            where.append(" and t.county = ").append(next(values, about.county()));
        }
        return where.toString();
    }

    private static void stuck(Stuck stuck, StringBuilder where, List<Object> values) {
        where.append(" and (t.given_away >= ").append(next(values, stuck.givenAway()));
        stuck.silent().forEach((since, agencies) -> {
            String moment = next(values, since.toEpochMilli());
            where.append(" or t.received_at < ")
                    .append(moment)
                    .append(" and t.agency in (")
                    .append(all(values, agencies))
                    .append(')');
            List.of("answer", "message", "note", "ticket_event", "ticket_acknowledged")
                    .forEach(table -> where.append(" and not exists (select 1 from ")
                            .append(table)
                            .append(" h where h.ticket = t.id and h.at >= ")
                            .append(moment)
                            .append(')'));
        });
        where.append(')');
    }

    private static void untold(Untold untold, StringBuilder where, List<Object> values) {
        if (untold.late() != null) {
            where.append(" and (1 = 0");
            untold.late()
                    .forEach((before, agencies) -> where.append(" or t.received_at < ")
                            .append(past(before, values))
                            .append(" and t.agency in (")
                            .append(all(values, agencies))
                            .append(')'));
            where.append(')');
        }
        where.append(" and not exists (select 1 from answer a where a.ticket = t.id)")
                .append(" and not exists (select 1 from message m where m.ticket = t.id and m.sender = ")
                .append(next(values, Message.AGENCY))
                .append(") and not exists (select 1 from ticket_event e where e.ticket = t.id and e.what in (")
                .append(all(values, telling()))
                .append(")) and not exists (select 1 from ticket_acknowledged k where k.ticket = t.id)")
                // Nor is it owed where others entered it and left no address.
                .append(" and not exists (select 1 from submission s where s.id = t.submission and s.channel = ")
                .append(next(values, Submission.Channel.IMPORT.name()))
                .append(" and not exists (select 1 from contact c where c.submission = s.id and c.has_email = true))");
    }

    private static String past(Past past, List<Object> values) {
        if (past.of().isEmpty()) {
            return next(values, past.moment().toEpochMilli());
        }
        StringBuilder moment = new StringBuilder("case");
        for (PastOf of : past.of()) {
            moment.append(" when 1 = 1");
            if (of.kind() != null) {
                moment.append(" and exists (select 1 from submission k where k.id = t.submission and lower(k.kind) = ")
                        .append(next(values, of.kind()))
                        .append(')');
            }
            if (of.topic() != null) {
                moment.append(
                                " and exists (select 1 from submission_topic p where p.submission = t.submission and p.topic = ")
                        .append(next(values, of.topic()))
                        .append(')');
            }
            moment.append(" then cast(")
                    .append(next(values, of.moment().toEpochMilli()))
                    .append(" as bigint)");
        }
        return moment.append(" else cast(")
                .append(next(values, past.moment().toEpochMilli()))
                .append(" as bigint) end")
                .toString();
    }

    private static List<String> telling() {
        return Happened.TELLING.stream().map(Happened::tag).toList();
    }

    /** As what stands between the brackets of {@code in}. */
    private static String all(List<Object> values, Collection<?> some) {
        return some.stream().map(one -> next(values, one)).collect(Collectors.joining(", "));
    }

    /**
     * When the agency first told the writer something, by ticket: that it has the message, a message, an answer, or
     * that it is done with it. Those whose writers were told nothing are absent.
     */
    Map<Long, Instant> told(Collection<Long> ids) {
        Map<Long, Instant> told = new HashMap<>();
        if (!ids.isEmpty()) {
            List<Object> values = new ArrayList<>();
            String sql = "select w.ticket, min(w.at) from (select a.ticket, a.at from answer a where a.ticket in ("
                    + all(values, ids)
                    + ") union all select m.ticket, m.at from message m where m.sender = "
                    + next(values, Message.AGENCY)
                    + " and m.ticket in ("
                    + all(values, ids)
                    + ") union all select e.ticket, e.at from ticket_event e where e.what in ("
                    + all(values, telling())
                    + ") and e.actor <> 'resident' and e.ticket in ("
                    + all(values, ids)
                    + ") union all select k.ticket, k.at from ticket_acknowledged k where k.ticket in ("
                    + all(values, ids)
                    + ")) w group by w.ticket";
            for (Object row : query(sql, values).getResultList()) {
                Object[] columns = (Object[]) row;
                told.put(((Number) columns[0]).longValue(), Instant.ofEpochMilli(((Number) columns[1]).longValue()));
            }
        }
        return told;
    }

    /** What stands in place of the tag of a transfer that followed from a succession, and was nobody's act. */
    static final String SUCCEEDED = "succeeded";

    /** What happened with tickets that moves a clock, by ticket, in no order. */
    Map<Long, List<TicketClocks.Entry>> histories(Collection<Long> ids) {
        Map<Long, List<TicketClocks.Entry>> histories = new HashMap<>();
        if (ids.isEmpty()) {
            return histories;
        }
        List<Object> values = new ArrayList<>();
        String sql = "select a.ticket, a.at, 'answered', null from answer a where a.ticket in ("
                + all(values, ids)
                + ") union all select m.ticket, m.at, case when m.sender = "
                + next(values, Message.AGENCY)
                + " then 'asked' else 'replied' end, null from message m where m.ticket in ("
                + all(values, ids)
                + ") union all select e.ticket, e.at, case when e.what = 'transferred' and e.reason is null then '"
                + SUCCEEDED
                + "' else e.what end, e.actor from ticket_event e where e.what in ('closed', 'reopened', 'transferred', 'left-out')"
                + " and e.ticket in ("
                + all(values, ids)
                + ") union all select k.ticket, k.at, 'acknowledged', null from ticket_acknowledged k where k.ticket in ("
                + all(values, ids)
                + ")";
        for (Object row : query(sql, values).getResultList()) {
            Object[] columns = (Object[]) row;
            histories
                    .computeIfAbsent(((Number) columns[0]).longValue(), t -> new ArrayList<>())
                    .add(new TicketClocks.Entry(
                            Instant.ofEpochMilli(((Number) columns[1]).longValue()), (String) columns[2], (String)
                                    columns[3]));
        }
        return histories;
    }

    /** The ticket that each of these came from by a transfer, the first where several went into it. */
    Map<Long, TicketClocks.Earlier> before(Collection<Long> ids) {
        Map<Long, TicketClocks.Earlier> before = new HashMap<>();
        em.createQuery(
                        "select t.transferredTo.id, t.id, t.agency, t.receivedAt from Ticket t"
                                + " where t.transferredTo.id in :ids order by t.id",
                        Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> before.putIfAbsent(
                        (Long) row[0], new TicketClocks.Earlier((Long) row[1], (String) row[2], (Instant) row[3])));
        return before;
    }

    /** Those to which something is owed, after a key, with their submissions. */
    List<Ticket> owedAfter(long key, int most) {
        return em.createQuery(
                        "select t from Ticket t join fetch t.submission where t.status in :owed and t.id > :key order by t.id",
                        Ticket.class)
                .setParameter("owed", TicketStatus.OWED)
                .setParameter("key", key)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those among tickets to which something is owed, by key, with their submissions. */
    List<Ticket> owedAmong(Collection<Long> ids) {
        return em.createQuery(
                        "select t from Ticket t join fetch t.submission where t.status in :owed and t.id in :ids order by t.id",
                        Ticket.class)
                .setParameter("owed", TicketStatus.OWED)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Those among tickets that their agency has not seen yet. */
    List<Ticket> unread(Collection<Ticket> shown) {
        List<Long> ids =
                shown.stream().filter(t -> t.readAt() == null).map(Ticket::id).toList();
        return ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select t from Ticket t where t.id in :ids and t.readAt is null order by t.id",
                                Ticket.class)
                        .setParameter("ids", ids)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList();
    }

    /** How far a ticket has come, to tell whether somebody did something since; not a secret, and nothing to store. */
    String mark(Ticket ticket) {
        return ticket.status().tag() + "-" + count("Answer", ticket) + "-" + count("Message", ticket);
    }

    /** Tickets that an agency still owes an answer, oldest first; at most so many. */
    List<String> owedBy(String agency, int most) {
        return em.createQuery(
                        "select t.code from Ticket t where t.agency = :agency and t.status in :owed order by t.id",
                        String.class)
                .setParameter("agency", agency)
                .setParameter("owed", TicketStatus.OWED)
                .setMaxResults(most)
                .getResultList();
    }

    /** Whether any of these agencies still owes an answer. */
    boolean anyOwedBy(Collection<String> agencies) {
        return !agencies.isEmpty()
                && !em.createQuery(
                                "select t.id from Ticket t where t.agency in :agencies and t.status in :owed",
                                Long.class)
                        .setParameter("agencies", agencies)
                        .setParameter("owed", TicketStatus.OWED)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /** How many tickets about any of these topics are still owed an answer; at most so many. */
    int owedAbout(Collection<String> topics, int most) {
        return em.createQuery(
                        "select distinct t.id from Ticket t join t.submission s join s.topics p"
                                + " where p in :topics and t.status in :owed",
                        Long.class)
                .setParameter("topics", topics)
                .setParameter("owed", TicketStatus.OWED)
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    /** The newest tickets as findings count them; without their words. */
    List<RuleFindings.Came> lately(int most) {
        List<Object[]> rows = em.createQuery(
                        "select t.id, t.agency, t.status, t.because, t.county, t.submission.id from Ticket t order by t.id desc",
                        Object[].class)
                .setMaxResults(most)
                .getResultList();
        Map<Long, List<String>> topics = new HashMap<>();
        List<Long> submissions =
                rows.stream().map(row -> (Long) row[5]).distinct().toList();
        for (int from = 0; from < submissions.size(); from += 500) {
            em.createQuery("select s.id, p from Submission s join s.topics p where s.id in :ids", Object[].class)
                    .setParameter("ids", submissions.subList(from, Math.min(submissions.size(), from + 500)))
                    .getResultList()
                    .forEach(row -> topics.computeIfAbsent((Long) row[0], s -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return rows.stream()
                .map(row -> new RuleFindings.Came(
                        (String) row[1],
                        (TicketStatus) row[2],
                        Reason.read((String) row[3]),
                        topics.getOrDefault(row[5], List.of()),
                        (String) row[4]))
                .toList();
    }

    private long count(String entity, Ticket ticket) {
        return em.createQuery("select count(e) from " + entity + " e where e.ticket = :ticket", Long.class)
                .setParameter("ticket", ticket)
                .getSingleResult();
    }

    /** The answers given to a submission, oldest first. */
    public List<Answer> answers(long submission) {
        return em.createQuery(
                        "select a from Answer a join fetch a.ticket where a.ticket.submission.id = :submission order by a.at, a.id",
                        Answer.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    /**
     * Other tickets of the same agency that take copies and whose words say nearly the same, those that came first
     * first.
     */
    List<String> alike(Ticket ticket, int most) {
        return em
                .createNativeQuery("select t.code from campaign_member o"
                        + " join campaign_member m on m.campaign = o.campaign and m.space = o.space"
                        + " join submission s on s.code = m.subject join ticket t on t.submission = s.id"
                        + " where o.space = ?1 and o.subject = ?2 and t.agency = ?3 and t.status = ?4"
                        + " and t.writer_at is null and t.id <> ?5 and s.id <> ?6 order by t.id fetch first " + most
                        + " rows only")
                .setParameter(1, Space.DESK.name())
                .setParameter(2, ticket.submission().code())
                .setParameter(3, ticket.agency())
                .setParameter(4, TicketStatus.OPEN.name())
                .setParameter(5, ticket.id())
                .setParameter(6, ticket.submission().id())
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList();
    }

    List<Answer> answersOf(Ticket ticket) {
        return em.createQuery("select a from Answer a where a.ticket = :ticket order by a.at, a.id", Answer.class)
                .setParameter("ticket", ticket)
                .getResultList();
    }

    /** These tickets, with their submissions. */
    List<Ticket> named(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : em.createQuery("select t from Ticket t join fetch t.submission where t.code in :codes", Ticket.class)
                        .setParameter("codes", codes)
                        .getResultList();
    }

    /** The answers on several tickets, oldest first. */
    List<Answer> answersOn(Collection<Long> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select a from Answer a where a.ticket.id in :tickets order by a.at, a.id",
                                Answer.class)
                        .setParameter("tickets", tickets)
                        .getResultList();
    }

    /** The messages on several tickets, oldest first. */
    List<Message> messagesOn(Collection<Long> tickets) {
        return tickets.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select m from Message m where m.ticket.id in :tickets order by m.at, m.id",
                                Message.class)
                        .setParameter("tickets", tickets)
                        .getResultList();
    }

    List<Message> messages(long submission) {
        return em.createQuery(
                        "select m from Message m join fetch m.ticket where m.ticket.submission.id = :submission order by m.at, m.id",
                        Message.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    List<Message> messagesOf(Ticket ticket) {
        return em.createQuery("select m from Message m where m.ticket = :ticket order by m.at, m.id", Message.class)
                .setParameter("ticket", ticket)
                .getResultList();
    }

    List<Note> notesOf(Ticket ticket) {
        return em.createQuery("select n from Note n where n.ticket = :ticket order by n.at, n.id", Note.class)
                .setParameter("ticket", ticket)
                .getResultList();
    }

    /** To whom the office passed a ticket on last, and when; empty where it did not. */
    Optional<TicketEvent> passedOn(String code) {
        return CODE.matcher(code).matches()
                ? em.createQuery(
                                "select e from TicketEvent e join fetch e.ticket t join fetch t.submission"
                                        + " where t.code = :code and e.what = :what and t.agency = :office"
                                        + " order by e.id desc",
                                TicketEvent.class)
                        .setParameter("code", code)
                        .setParameter("what", Happened.TRANSFERRED.tag())
                        .setParameter("office", Identity.OFFICE)
                        .setMaxResults(1)
                        .getResultStream()
                        .findFirst()
                : Optional.empty();
    }

    /** Nothing is sent any more to who took it back. */
    void forgetNotices(long submission) {
        em.createNativeQuery("delete from notice where submission = ?1 and sent_at is null")
                .setParameter(1, submission)
                .executeUpdate();
    }

    List<TicketEvent> events(long submission) {
        return em.createQuery(
                        "select e from TicketEvent e join fetch e.ticket where e.ticket.submission.id = :submission order by e.at, e.id",
                        TicketEvent.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    Optional<TicketAcknowledged> acknowledged(Ticket ticket) {
        return Optional.ofNullable(em.find(TicketAcknowledged.class, ticket.id()));
    }

    List<TicketEvent> eventsOf(Ticket ticket) {
        return em.createQuery(
                        "select e from TicketEvent e where e.ticket = :ticket order by e.at, e.id", TicketEvent.class)
                .setParameter("ticket", ticket)
                .getResultList();
    }
}
