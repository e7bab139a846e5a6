package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.casework.Casework;
import org.answerable.casework.Ticket;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Translations;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecord.PublicCommitment;
import org.answerable.publication.PublicRecord.PublicTicket;
import org.answerable.redaction.HiddenWords;

/** All public records. Reading needs no right: what is here is everyone's. */
@ApplicationScoped
public class PublicRecords {
    @PersistenceContext
    EntityManager em;

    @Inject
    Casework casework;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    Instance<Promises> promises;

    @Inject
    Instance<Translations> translations;

    /** One record; empty where there is none, or none any more. */
    @Transactional
    public Optional<PublicRecord> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    /**
     * The same, with what the present transaction itself has published: the other queries here do not wait for its
     * writes.
     */
    @Transactional
    public Optional<PublicRecord> findPublishedNow(String id) {
        em.flush();
        return views(em.createQuery(
                                "select r from RecordEntry r where r.code = :code and r.visible = true",
                                RecordEntry.class)
                        .setParameter("code", id)
                        .getResultList())
                .values()
                .stream()
                .findFirst();
    }

    /** Several, in the order asked for; those that are not public are left out. */
    @Transactional
    public Map<String, PublicRecord> find(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<RecordEntry> entries = em.createQuery(
                        "select r from RecordEntry r where r.code in :codes and r.visible = true", RecordEntry.class)
                .setParameter("codes", ids)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.topics")
                .setHint("eclipselink.batch", "r.answers")
                .setHint("eclipselink.read-only", "true")
                .getResultList();
        Map<String, PublicRecord> found = views(entries);
        Map<String, PublicRecord> ordered = new LinkedHashMap<>();
        ids.forEach(id -> {
            if (found.containsKey(id)) {
                ordered.put(id, found.get(id));
            }
        });
        return ordered;
    }

    /** Those of these ids that are public at this moment, without reading them. */
    @Transactional
    public Set<String> visible(Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(em.createQuery(
                                "select r.code from RecordEntry r where r.code in :codes and r.visible = true",
                                String.class)
                        .setParameter("codes", ids)
                        .getResultList());
    }

    /** The group of records that say nearly the same that each of these is in, alone or not. */
    @Transactional
    public Map<String, String> groups(Collection<String> ids) {
        return campaigns.groups(ids);
    }

    /** The group that a record's page names; empty where too few of it are public. */
    @Transactional
    public Optional<String> shownGroup(String id) {
        return campaigns.of(id).map(PublicCampaigns.Campaign::id);
    }

    /** How many records are in each of these groups now; those that are too few to be shown as a group are left out. */
    @Transactional
    public Map<String, Long> groupCounts(Collection<String> groups) {
        return campaigns.counts(groups);
    }

    /** The ids of all records of a group. */
    @Transactional
    public List<String> ofGroup(String group) {
        return campaigns.everyMember(group);
    }

    /**
     * All of them, a batch at a time in key order: for the index and for dumps.
     *
     * @param after the key after which to go on, 0 for the beginning
     */
    @Transactional
    public Batch batch(long after, int size) {
        // Those not visible are few and left out here, not by the database: asked for the visible ones, H2 takes the
        // index of these and sorts them all for each batch.
        List<RecordEntry> entries = em.createQuery(
                        "select r from RecordEntry r where r.id > :after order by r.id", RecordEntry.class)
                .setParameter("after", after)
                .setMaxResults(size)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.topics")
                .setHint("eclipselink.batch", "r.answers")
                .setHint("eclipselink.read-only", "true")
                .getResultList();
        return new Batch(
                List.copyOf(
                        views(entries.stream().filter(RecordEntry::isVisible).toList())
                                .values()),
                entries.isEmpty() ? after : entries.getLast().id());
    }

    /**
     * Records and the key to go on after; at the end that is the one asked with. A batch may hold fewer records than
     * asked for, and none.
     */
    public record Batch(List<PublicRecord> records, long last) {}

    /** The newest that have an answer. */
    @Transactional
    public List<PublicRecord> latestAnswered(int size) {
        // By the index of what changed last: joined with the answers, the database would sort all that were ever
        // answered.
        List<?> ids = em.createNativeQuery(
                        "select r.code from public_record r where r.visible = true and exists (select 1"
                                + " from public_answer a where a.record = r.id)"
                                + " order by r.updated_at desc, r.id desc fetch first " + size + " rows only")
                .getResultList();
        return List.copyOf(find(ids.stream().map(String.class::cast).toList()).values());
    }

    /** The records that tickets (by their opaque ids) belong to, as far as these are public. */
    @Transactional
    public Set<String> ofTickets(Collection<String> tickets) {
        return tickets.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(em.createQuery(
                                "select r.code from RecordEntry r, Ticket t where t.code in :tickets"
                                        + " and r.submission = t.submission.id and r.visible = true",
                                String.class)
                        .setParameter("tickets", tickets)
                        .getResultList());
    }

    /** The public records of submissions (by their opaque ids), as far as there are any. */
    @Transactional
    public Set<String> ofSubmissions(Collection<String> submissions) {
        return submissions.isEmpty()
                ? Set.of()
                : new LinkedHashSet<>(em.createQuery(
                                "select r.code from RecordEntry r, Submission s where s.code in :submissions"
                                        + " and r.submission = s.id and r.visible = true",
                                String.class)
                        .setParameter("submissions", submissions)
                        .getResultList());
    }

    /** The public record of a submission. */
    @Transactional
    public Optional<String> ofSubmission(long submission) {
        return entry(submission).filter(RecordEntry::isVisible).map(RecordEntry::code);
    }

    /** The id under which a submission is public, or was. */
    @Transactional
    public Optional<String> everOf(long submission) {
        return entry(submission).map(RecordEntry::code);
    }

    /** For town halls: the submission behind each of these public records. */
    @Transactional
    public Map<String, Long> submissions(Collection<String> ids) {
        Map<String, Long> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select r from RecordEntry r where r.code in :codes and r.visible = true", RecordEntry.class)
                    .setParameter("codes", ids)
                    .getResultList()
                    .forEach(r -> found.put(r.code(), r.submission()));
        }
        return found;
    }

    /**
     * What is hidden in each of these public records, in the text or an answer; those that hide nothing may be absent.
     */
    @Transactional
    public Map<String, HiddenWords> hidden(Collection<String> ids) {
        Map<String, HiddenWords> found = new LinkedHashMap<>();
        List<RecordEntry> entries = ids.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select r from RecordEntry r where r.code in :codes and r.visible = true",
                                RecordEntry.class)
                        .setParameter("codes", ids)
                        .setHint("eclipselink.batch.type", "IN")
                        .setHint("eclipselink.batch", "r.answers")
                        .setHint("eclipselink.read-only", "true")
                        .getResultList();
        hidden(entries).forEach((entry, words) -> found.put(entry.code(), words));
        return found;
    }

    private Map<RecordEntry, HiddenWords> hidden(List<RecordEntry> entries) {
        List<RecordEntry> hiding = entries.stream()
                .filter(r -> !r.hidden().isEmpty() || hidesInAnswers(r))
                .toList();
        if (hiding.isEmpty()) {
            return Map.of();
        }
        Map<Long, Submission> written = new HashMap<>();
        em.createQuery("select s from Submission s where s.id in :ids", Submission.class)
                .setParameter(
                        "ids", hiding.stream().map(RecordEntry::submission).toList())
                .setHint("eclipselink.read-only", "true")
                .getResultList()
                .forEach(s -> written.put(s.id(), s));
        Map<RecordEntry, HiddenWords> hidden = new LinkedHashMap<>();
        for (RecordEntry entry : hiding) {
            List<HiddenWords> words = new ArrayList<>(
                    List.of(HiddenWords.of(written.get(entry.submission()).text(), entry.hidden())));
            if (hidesInAnswers(entry)) {
                Map<String, String> texts = new HashMap<>();
                casework.answers(entry.submission()).forEach(answer -> texts.put(answer.code(), answer.text()));
                entry.answers().forEach(copy -> words.add(HiddenWords.of(texts.get(copy.answer()), copy.hidden())));
            }
            hidden.put(entry, HiddenWords.of(words));
        }
        return hidden;
    }

    private static boolean hidesInAnswers(RecordEntry entry) {
        return entry.answers().stream().anyMatch(copy -> !copy.hidden().isEmpty());
    }

    /**
     * Without the translations that say what is hidden: it may have been hidden after they were made, and they say it
     * in their own way.
     */
    private void withoutHidden(
            List<RecordEntry> entries, Map<Translations.Source, List<Translations.Translation>> translated) {
        List<RecordEntry> there = entries.stream()
                .filter(entry -> entry.sources().stream().anyMatch(translated::containsKey))
                .toList();
        hidden(there)
                .forEach((entry, words) -> entry.sources()
                        .forEach(source -> translated.computeIfPresent(
                                source,
                                (same, several) -> several.stream()
                                        .filter(t -> !words.standIn(t.text()) && !words.standIn(t.title()))
                                        .toList())));
    }

    private Map<String, PublicRecord> views(List<RecordEntry> entries) {
        Map<Long, List<Ticket>> parts =
                casework.of(entries.stream().map(RecordEntry::submission).toList());
        Map<Long, Set<String>> leftOut =
                casework.leftOut(entries.stream().map(RecordEntry::submission).toList());
        Map<String, List<PublicCommitment>> promised = promises.isResolvable()
                ? promises.get().of(entries.stream().map(RecordEntry::code).toList())
                : Map.of();
        Map<Translations.Source, List<Translations.Translation>> translated =
                translations.isResolvable() && !entries.isEmpty()
                        ? new HashMap<>(translations
                                .get()
                                .of(entries.stream()
                                        .flatMap(entry -> entry.sources().stream())
                                        .toList()))
                        : Map.of();
        Map<String, PublicRecord> views = new LinkedHashMap<>();
        withoutHidden(entries, translated);
        for (RecordEntry entry : entries) {
            Set<String> without = leftOut.getOrDefault(entry.submission(), Set.of());
            List<PublicTicket> shown = parts.getOrDefault(entry.submission(), List.of()).stream()
                    .filter(t -> !without.contains(t.agency()))
                    .sorted(java.util.Comparator.comparing((Ticket t) -> t.role() != TicketRole.LEAD)
                            .thenComparing(Ticket::id))
                    .map(t -> new PublicTicket(
                            t.agency(),
                            t.role(),
                            publicStatus(t, entry),
                            t.because(),
                            Time.day(t.receivedAt()),
                            Time.day(t.dueBy())))
                    .toList();
            views.put(entry.code(), entry.view(shown, promised.getOrDefault(entry.code(), List.of()), translated));
        }
        return views;
    }

    /** An answer or a message that is not public must not show in the state either. */
    private static TicketStatus publicStatus(Ticket ticket, RecordEntry entry) {
        return switch (ticket.status()) {
            case CLOSED, TRANSFERRED -> ticket.status();
            default ->
                entry.answers().stream().anyMatch(a -> ticket.agency().equals(a.agency()))
                        ? TicketStatus.ANSWERED
                        : TicketStatus.OPEN;
        };
    }

    /** Where a record is, for the site map. */
    public record Location(String id, Instant changedAt) {}

    /** The addresses of the records with keys of a range, in their order. */
    @Transactional
    public List<Location> locations(long from, long to) {
        return em
                .createQuery(
                        "select r.code, r.updatedAt from RecordEntry r where r.id between :from and :to and r.visible = true order by r.id",
                        Object[].class)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(row -> new Location((String) row[0], (Instant) row[1]))
                .toList();
    }

    /**
     * What tells whether anything changed among the records with keys of a range.
     *
     * @param count how many are public
     * @param changedAt when one was last published, changed or taken away; {@code null} where there never was any
     * @param versions grows with each change
     */
    public record Extent(long count, Instant changedAt, long versions) {}

    /** The extent of a range of keys. */
    @Transactional
    public Extent extent(long from, long to) {
        Object[] row = (Object[]) em.createNativeQuery(
                        "select sum(case when r.visible then 1 else 0 end), max(r.updated_at), sum(r.version)"
                                + " from public_record r where r.id between ?1 and ?2")
                .setParameter(1, from)
                .setParameter(2, to)
                .getSingleResult();
        return row[1] == null
                ? new Extent(0, null, 0)
                : new Extent(
                        ((Number) row[0]).longValue(),
                        Instant.ofEpochMilli(((Number) row[1]).longValue()),
                        ((Number) row[2]).longValue());
    }

    Optional<RecordEntry> entry(long submission) {
        return em.createQuery("select r from RecordEntry r where r.submission = :submission", RecordEntry.class)
                .setParameter("submission", submission)
                .getResultStream()
                .findFirst();
    }

    /** By its id, public or not. */
    Optional<RecordEntry> byCode(String id) {
        return em.createQuery("select r from RecordEntry r where r.code = :code", RecordEntry.class)
                .setParameter("code", id)
                .getResultStream()
                .findFirst();
    }

    void add(Object row) {
        em.persist(row);
    }

    /** What moderators decided about a submission, oldest first. */
    List<Moderation> decisions(long submission) {
        return em.createQuery(
                        "select m from Moderation m where m.submission = :submission order by m.id", Moderation.class)
                .setParameter("submission", submission)
                .getResultList();
    }

    Optional<Moderation> lastDecision(long submission) {
        return decisions(submission).reversed().stream().findFirst();
    }
}
