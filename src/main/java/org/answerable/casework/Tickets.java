package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.Identity;
import org.answerable.intake.Submission;
import org.answerable.language.Languages;

/** All tickets and what belongs to them. */
@ApplicationScoped
public class Tickets {
    @PersistenceContext
    EntityManager em;

    /**
     * What a list of tickets is narrowed to; {@code null} means any.
     *
     * @param agencies only these, and nothing that its writer kept from them; {@code null}: all
     * @param unassigned only what nobody has
     */
    record Filter(Set<String> agencies, Set<Ticket.Status> statuses, String agency, String assignee, boolean unassigned, boolean overdue, Instant now, About about) {}

    /** What the words are about, or in; {@code null} means any. */
    record About(String language, String topic, String county) {
        static final About ANYTHING = new About(null, null, null);
    }

    /** The orders of a list. In each the key settles what is equal. */
    enum Order {
        /** Where words of the writer wait first, then by the day an answer is due. */
        WRITER(true, "t.dueBy", true),
        /** By the day an answer is due: the late first, finished ones by the same order. */
        DUE(false, "t.dueBy", true),
        /** What came last first. */
        NEWEST(false, "t.receivedAt", false);

        private final boolean writerFirst;
        private final String by;
        private final boolean ascending;

        Order(boolean writerFirst, String by, boolean ascending) {
            this.writerFirst = writerFirst;
            this.by = by;
            this.ascending = ascending;
        }

        /** As programs write it. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Order> of(String tag) {
            return Arrays.stream(values()).filter(order -> order.tag().equals(tag)).findFirst();
        }

        /** Where a list begins. */
        Place start() {
            return new Place(!writerFirst, ascending ? Long.MIN_VALUE / 4 : Long.MAX_VALUE / 4, ascending ? 0 : Long.MAX_VALUE);
        }

        /** Where a ticket stands. */
        Place of(Ticket ticket) {
            return new Place(!writerFirst || ticket.writerAt() == null, (ascending ? ticket.dueBy() : ticket.receivedAt()).toEpochMilli(), ticket.id());
        }
    }

    /**
     * A place in a list.
     *
     * @param settled past those in which words of the writer wait, where these come first
     * @param at of what the list is ordered by, epoch milliseconds
     */
    record Place(boolean settled, long at, long id) {}

    private static final Pattern CODE = Pattern.compile("[0-9a-z]{1,20}");

    void add(Object part) {
        em.persist(part);
    }

    /**
     * Locked until the transaction ends: two people act one after the other. The submission first, as whoever takes it back, replies or
     * publishes does: in another order two of them could wait for each other.
     */
    Optional<Ticket> toChange(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        em.createQuery("select t.submission.id from Ticket t where t.code = :code", Long.class).setParameter("code", code).getResultStream().findFirst()
                .ifPresent(id -> em.find(Submission.class, id, LockModeType.PESSIMISTIC_WRITE));
        return em.createQuery("select t from Ticket t where t.code = :code", Ticket.class).setParameter("code", code)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst();
    }

    Optional<Ticket> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        return em.createQuery("select t from Ticket t join fetch t.submission where t.code = :code", Ticket.class).setParameter("code", code).getResultStream().findFirst();
    }

    /** The tickets of a submission, oldest first. */
    public List<Ticket> of(long submission) {
        return em.createQuery("select t from Ticket t where t.submission.id = :submission order by t.id", Ticket.class).setParameter("submission", submission).getResultList();
    }

    List<String> codesOf(String submission) {
        return em.createQuery("select t.code from Ticket t where t.submission.code = :code order by t.id", String.class).setParameter("code", submission).getResultList();
    }

    /** The same of all tickets of a submission that the caller has locked. */
    List<Ticket> toChangeOf(long submission) {
        return em.createQuery("select t from Ticket t where t.submission.id = :submission order by t.id", Ticket.class).setParameter("submission", submission)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    /** The tickets of several submissions, by submission. */
    public Map<Long, List<Ticket>> of(Collection<Long> submissions) {
        Map<Long, List<Ticket>> bySubmission = new LinkedHashMap<>();
        if (!submissions.isEmpty()) {
            // The key beside the ticket: asking the ticket for its submission would load each with its text.
            em.createQuery("select t.submission.id, t from Ticket t where t.submission.id in :submissions order by t.id", Object[].class)
                    .setParameter("submissions", submissions).getResultList()
                    .forEach(row -> bySubmission.computeIfAbsent((Long) row[0], s -> new ArrayList<>()).add((Ticket) row[1]));
        }
        return bySubmission;
    }

    /** The agencies that the writers of several submissions left out, by submission; those that leave out none are absent. */
    public Map<Long, Set<String>> leftOut(Collection<Long> submissions) {
        Map<Long, Set<String>> leftOut = new HashMap<>();
        if (!submissions.isEmpty()) {
            em.createQuery("select l.key.submission, l.key.agency from LeftOut l where l.key.submission in :submissions", Object[].class).setParameter("submissions", submissions)
                    .getResultList().forEach(row -> leftOut.computeIfAbsent((Long) row[0], s -> new HashSet<>()).add((String) row[1]));
        }
        return leftOut;
    }

    /** The tickets after a place, in an order. */
    List<Ticket> page(Filter filter, Order order, Place after, int size) {
        if (filter.agencies() != null && filter.agencies().isEmpty()) {
            return List.of();
        }
        if (!order.writerFirst) {
            return page(filter, order, "", after, size);
        }
        // Two ranges of keys, the first mostly short: one order over both would sort all that is due at every look.
        List<Ticket> page = new ArrayList<>();
        if (!after.settled()) {
            page.addAll(page(filter, order, " and t.writerAt is not null", after, size));
        }
        if (page.size() < size) {
            page.addAll(page(filter, order, " and t.writerAt is null", after.settled() ? after : order.start(), size - page.size()));
        }
        return page;
    }

    private List<Ticket> page(Filter filter, Order order, String range, Place after, int size) {
        String than = order.ascending ? ">" : "<";
        String way = order.ascending ? "" : " desc";
        StringBuilder where = new StringBuilder("(" + order.by + " " + than + " :at or " + order.by + " = :at and t.id " + than + " :id)" + range);
        Map<String, Object> parameters = parameters(filter, where);
        TypedQuery<Ticket> query = em.createQuery("select t from Ticket t join fetch t.submission where " + where + " order by " + order.by + way + ", t.id" + way, Ticket.class)
                .setHint("eclipselink.batch", "t.submission.topics").setParameter("at", Instant.ofEpochMilli(after.at())).setParameter("id", after.id()).setMaxResults(size);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /** How many wait with words of their writer. */
    long writerWaits(Filter filter) {
        return count(filter, " and t.writerAt is not null");
    }

    long count(Filter filter) {
        return count(filter, "");
    }

    private long count(Filter filter, String range) {
        if (filter.agencies() != null && filter.agencies().isEmpty()) {
            return 0;
        }
        StringBuilder where = new StringBuilder("1 = 1" + range);
        Map<String, Object> parameters = parameters(filter, where);
        TypedQuery<Long> query = em.createQuery("select count(t) from Ticket t where " + where, Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static Map<String, Object> parameters(Filter filter, StringBuilder where) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (filter.agencies() != null) {
            where.append(" and t.agency in :agencies and not exists (select l.key.agency from LeftOut l where l.key.submission = t.submission.id and l.key.agency = t.agency)");
            parameters.put("agencies", filter.agencies());
        }
        if (filter.statuses() != null) {
            where.append(" and t.status in :statuses");
            parameters.put("statuses", filter.statuses());
        }
        if (filter.agency() != null) {
            where.append(" and t.agency = :agency");
            parameters.put("agency", filter.agency());
        }
        if (filter.assignee() != null) {
            where.append(" and t.assignee = :assignee");
            parameters.put("assignee", filter.assignee());
        }
        if (filter.unassigned()) {
            where.append(" and t.assignee is null");
        }
        if (filter.overdue()) {
            where.append(" and t.dueBy < :now and t.status in :owed");
            parameters.put("now", filter.now());
            parameters.put("owed", List.of(Ticket.Status.OPEN, Ticket.Status.WAITING));
        }
        About about = filter.about();
        if (about.language() != null) {
            where.append(" and t.submission.language in :languages");
            parameters.put("languages", Languages.foundAs(about.language()));
        }
        if (about.topic() != null) {
            where.append(" and :topic member of t.submission.topics");
            parameters.put("topic", about.topic());
        }
        if (about.county() != null) {
            where.append(" and t.submission.county = :county");
            parameters.put("county", about.county());
        }
        return parameters;
    }

    /** Those among tickets that their agency has not seen yet. */
    List<Ticket> unread(Collection<Ticket> shown) {
        List<Long> ids = shown.stream().filter(t -> t.readAt() == null).map(Ticket::id).toList();
        return ids.isEmpty() ? List.of() : em.createQuery("select t from Ticket t where t.id in :ids and t.readAt is null order by t.id", Ticket.class).setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    /** How far a ticket has come, to tell whether somebody did something since; not a secret, and nothing to store. */
    String mark(Ticket ticket) {
        return ticket.status().tag() + "-" + count("Answer", ticket) + "-" + count("Message", ticket);
    }

    private long count(String entity, Ticket ticket) {
        return em.createQuery("select count(e) from " + entity + " e where e.ticket = :ticket", Long.class).setParameter("ticket", ticket).getSingleResult();
    }

    /** The answers given to a submission, oldest first. */
    public List<Answer> answers(long submission) {
        return em.createQuery("select a from Answer a join fetch a.ticket where a.ticket.submission.id = :submission order by a.at, a.id", Answer.class)
                .setParameter("submission", submission).getResultList();
    }

    List<Answer> answersOf(Ticket ticket) {
        return em.createQuery("select a from Answer a where a.ticket = :ticket order by a.at, a.id", Answer.class).setParameter("ticket", ticket).getResultList();
    }

    List<Message> messages(long submission) {
        return em.createQuery("select m from Message m join fetch m.ticket where m.ticket.submission.id = :submission order by m.at, m.id", Message.class)
                .setParameter("submission", submission).getResultList();
    }

    List<Message> messagesOf(Ticket ticket) {
        return em.createQuery("select m from Message m where m.ticket = :ticket order by m.at, m.id", Message.class).setParameter("ticket", ticket).getResultList();
    }

    List<Note> notesOf(Ticket ticket) {
        return em.createQuery("select n from Note n where n.ticket = :ticket order by n.at, n.id", Note.class).setParameter("ticket", ticket).getResultList();
    }

    /** What coordinators passed on last, newest first: the agency that it went to, and the submission. */
    List<Object[]> passedOn(int size) {
        return em.createQuery("select e.agency, s from TicketEvent e join e.ticket t join t.submission s where e.what = :what and t.agency = :office and s.withdrawnAt is null"
                + " order by e.id desc", Object[].class).setParameter("what", TicketEvent.TRANSFERRED).setParameter("office", Identity.OFFICE).setMaxResults(size)
                .setHint("eclipselink.read-only", "true").getResultList();
    }

    /** Nothing is sent any more to who took it back. */
    void forgetNotices(long submission) {
        em.createNativeQuery("delete from notice where submission = ?1 and sent_at is null").setParameter(1, submission).executeUpdate();
    }

    List<TicketEvent> events(long submission) {
        return em.createQuery("select e from TicketEvent e join fetch e.ticket where e.ticket.submission.id = :submission order by e.at, e.id", TicketEvent.class)
                .setParameter("submission", submission).getResultList();
    }

    List<TicketEvent> eventsOf(Ticket ticket) {
        return em.createQuery("select e from TicketEvent e where e.ticket = :ticket order by e.at, e.id", TicketEvent.class).setParameter("ticket", ticket).getResultList();
    }
}
