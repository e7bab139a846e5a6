package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    record Filter(Set<String> agencies, Set<Ticket.Status> statuses, String agency, String assignee, boolean unassigned, boolean overdue, Instant now) {}

    private static final Pattern CODE = Pattern.compile("[0-9a-z]{1,20}");

    void add(Object part) {
        em.persist(part);
    }

    /** Locked until the transaction ends: two people act one after the other. */
    Optional<Ticket> toChange(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
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

    /** The late first: by the day an answer is due, finished ones by the same order. After a ticket given by due date and key. */
    List<Ticket> page(Filter filter, Instant afterDue, long afterId, int size) {
        if (filter.agencies() != null && filter.agencies().isEmpty()) {
            return List.of();
        }
        StringBuilder where = new StringBuilder("(t.dueBy > :due or t.dueBy = :due and t.id > :id)");
        Map<String, Object> parameters = parameters(filter, where);
        TypedQuery<Ticket> query = em.createQuery("select t from Ticket t join fetch t.submission where " + where + " order by t.dueBy, t.id", Ticket.class)
                .setHint("eclipselink.batch", "t.submission.topics").setParameter("due", afterDue).setParameter("id", afterId).setMaxResults(size);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    long count(Filter filter) {
        if (filter.agencies() != null && filter.agencies().isEmpty()) {
            return 0;
        }
        StringBuilder where = new StringBuilder("1 = 1");
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
