package org.answerable.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.answerable.access.Identity;
import org.answerable.journal.Journal;
import org.answerable.platform.Time;

/** Agencies and topics read and written as a whole, for the one file of the directory ({@code routing}). */
@ApplicationScoped
public class DirectoryRewriting {
    @Inject
    DirectoryEntries entries;

    @Inject
    DocumentRows rows;

    @Inject
    Journal journal;

    @Inject
    Directory directory;

    @Inject
    Time time;

    /** All agencies by slug, all topics in their order, all task forces and documents by slug, retired ones too. */
    public record Entries(
            List<AgencyEntry> agencies,
            List<TopicEntry> topics,
            List<TaskForceEntry> taskForces,
            List<DocumentEntry> documents) {}

    /** As they are now, from the database; documents without what their versions say. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Entries heads() {
        return with(rows.heads());
    }

    /** The same, but one document with what its versions say. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Entries headsAnd(String document) {
        return with(rows.headsAnd(document));
    }

    /**
     * As they are now, from the database, with all that the versions of all documents say.
     *
     * @param toChange whether others that would change any of them wait until this transaction ends
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Entries whole(boolean toChange) {
        if (toChange) {
            // The office's row stands for the whole: of two that apply a file, the second reads what the first wrote.
            entries.toChange(Agency.class, Identity.OFFICE);
            entries.agencies().forEach(agency -> entries.toChange(Agency.class, agency.slug()));
            entries.topics().forEach(topic -> entries.toChange(Topic.class, topic.slug()));
        }
        return with(rows.whole());
    }

    private Entries with(List<DocumentEntry> documents) {
        return new Entries(
                entries.agencies().stream().map(Agency::entry).toList(),
                entries.topics().stream().map(Topic::entry).toList(),
                rows.taskForces().stream().map(TaskForce::entry).toList(),
                documents);
    }

    /** The slugs of the agencies that are retired, from the database. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> retired() {
        return entries.retired();
    }

    /** The FIPS code of a county by its code or its name, case and a trailing "County" aside; from the database. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Function<String, Optional<String>> counties() {
        Map<String, String> known = new HashMap<>();
        entries.counties().forEach(county -> {
            known.put(county.fips(), county.fips());
            known.put(county.name().toLowerCase(Locale.ROOT), county.fips());
        });
        return given -> {
            String name = given.strip().toLowerCase(Locale.ROOT);
            return Optional.ofNullable(
                    known.get(name.endsWith(" county") ? name.substring(0, name.length() - 7) : name));
        };
    }

    /**
     * Makes the directory what is wanted; each entry that becomes something else is an act of the journal. None is
     * deleted.
     *
     * @param wanted at least everything that is there, checked by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void become(Entries wanted) {
        for (AgencyEntry entry : wanted.agencies()) {
            if (entries.agency(entry.slug()).isEmpty()) {
                entries.add(new Agency(
                        entry.slug(), entry.level(), entry.url(), entry.answerDays(), Map.of(), entry.counties()));
            }
        }
        for (TopicEntry entry : wanted.topics()) {
            if (entries.topic(entry.slug()).isEmpty()) {
                entries.add(new Topic(entry.slug(), 0, Map.of()));
            }
        }
        entries.flush(); // A successor, or the topic that another is part of, may be one of those just added.
        for (AgencyEntry entry : wanted.agencies()) {
            Agency agency = entries.agency(entry.slug()).orElseThrow();
            String before = agency.isJournaled() ? agency.journaled() : null;
            ComplaintRoute known = agency.complaintRoute();
            agency.become(entry);
            String after = agency.journaled();
            if (!after.equals(before)) {
                journal.record(before == null ? "agency.founded" : "agency.changed", "agency:" + entry.slug(), after);
            }
            known.until(entry.complaintRoute()).forEach((fact, answer) -> {
                RouteFactChange change = new RouteFactChange(entry.slug(), fact, answer.orElse(null), time.now());
                entries.add(change);
                journal.record("agency.fact", "agency-fact:" + entry.slug() + "/" + fact.tag(), change.journaled());
            });
        }
        int place = 0;
        for (TopicEntry entry : wanted.topics()) {
            Topic topic = entries.topic(entry.slug()).orElseThrow();
            String before = topic.isJournaled() ? topic.journaled() : null;
            topic.become(entry, place++);
            String after = topic.journaled();
            if (!after.equals(before)) {
                journal.record(before == null ? "topic.founded" : "topic.changed", "topic:" + entry.slug(), after);
            }
        }
        wanted.taskForces().forEach(this::become);
        Set<String> written = rows.texts();
        wanted.documents().forEach(document -> become(document, written));
        directory.changed();
    }

    private void become(TaskForceEntry entry) {
        TaskForce present = rows.taskForce(entry.slug()).orElse(null);
        if (present == null) {
            TaskForce added = new TaskForce(entry);
            rows.add(added);
            journal.record("task-force.added", "task-force:" + entry.slug(), added.journaled());
        } else if (present.become(entry)) {
            journal.record("task-force.changed", "task-force:" + entry.slug(), present.journaled());
        }
    }

    /** @param written names of the texts that are there already */
    private void become(DocumentEntry entry, Set<String> written) {
        PublicDocument present = rows.document(entry.slug()).orElse(null);
        DocumentEntry before = present == null ? null : present.entry(List.of());
        if (present == null) {
            PublicDocument added = new PublicDocument(entry);
            rows.add(added);
            rows.flush(); // Its texts name it.
            journal.record("document.added", "document:" + entry.slug(), added.journaled());
        } else if (present.become(entry)) {
            journal.record("document.changed", "document:" + entry.slug(), present.journaled());
        }
        for (DocumentEntry.Version version : entry.versions()) {
            boolean wasTakenBack = before != null
                    && before.version(version.number())
                            .filter(DocumentEntry.Version::isTakenBack)
                            .isPresent();
            if (version.isTakenBack() && !wasTakenBack) {
                // Which one, when and why says the document's own act beside it.
                journal.record("document.taken-back", "document:" + entry.slug(), "");
            }
            version.texts().forEach((language, words) -> {
                DocumentText text = new DocumentText(entry.slug(), version.number(), language, words);
                if (!written.contains(text.name())) {
                    rows.add(text);
                    journal.record("document.written", "document-text:" + text.name(), text.journaled());
                }
            });
        }
    }

    /**
     * Keeps a PDF.
     *
     * @param pages how many it has
     * @return its hash
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String keep(byte[] pdf, int pages) {
        String hash = DocumentPdf.hash(pdf);
        if (rows.pdf(hash).isEmpty()) {
            rows.add(new DocumentPdf(hash, pages, pdf));
            journal.record("document.pdf-taken", "pdf:" + hash, hash);
        }
        return hash;
    }
}
