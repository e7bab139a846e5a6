package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.directory.Directory;
import org.answerable.intake.Aftermath;
import org.answerable.intake.Handling;
import org.answerable.intake.Submission;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Time;
import org.answerable.publication.Promises;
import org.answerable.publication.PublicRecord.PublicCommitment;
import org.answerable.publication.PublicRecords;

/** What came of a record at meetings, for the record's page and for its writer. */
@ApplicationScoped
class TownHallAftermath implements Aftermath, Promises {
    @Inject
    TownHalls townHalls;
    @Inject
    PublicRecords records;
    @Inject
    PromiseWords promiseWords;
    @Inject
    Directory directory;
    @Inject
    Messages messages;
    @Inject
    Time time;

    @Override
    public Map<String, List<PublicCommitment>> of(Collection<String> ids) {
        Map<String, List<PublicCommitment>> byRecord = new LinkedHashMap<>();
        promiseWords.every(townHalls.commitmentsOf(ids)).forEach((c, texts) -> {
            Map.Entry<String, String> first = texts.entrySet().iterator().next();
            PublicCommitment view = new PublicCommitment(c.code(), first.getValue(), first.getKey(), texts, c.owner(), c.dueOn(), c.status().tag(), c.madeAt());
            c.records().stream().filter(ids::contains).forEach(id -> byRecord.computeIfAbsent(id, r -> new ArrayList<>()).add(view));
        });
        return byRecord;
    }

    @Override
    public List<Handling.Event> of(Submission submission, Language reader) {
        List<Handling.Event> events = new ArrayList<>();
        records.ofSubmission(submission.id()).ifPresent(id -> {
            Instant now = time.now();
            for (TownHall t : townHalls.meetingsOf(id)) {
                String title = Languages.choose(t.titles(), reader);
                boolean held = t.hasStarted(now);
                // A meeting to come is told as of now: the day itself lies ahead of everything that has happened.
                events.add(new Handling.Event(t.startsAt(), messages.get(reader, held ? "townhall.timeline.discussed" : "townhall.timeline.on-agenda", title, Time.day(t.startsAt()))));
            }
            List<Commitment> commitments = townHalls.commitmentsOf(List.of(id));
            Map<Long, List<CommitmentEvent>> steps = townHalls.events(commitments.stream().map(Commitment::id).toList());
            Map<Commitment, PromiseWords.Words> words = promiseWords.read(commitments, reader);
            for (Commitment c : commitments) {
                String owner = directory.agencyName(c.owner(), reader);
                events.add(new Handling.Event(c.madeAt(), messages.get(reader, "townhall.timeline.promised", owner, c.dueOn(), words.get(c).text())));
                for (CommitmentEvent e : steps.getOrDefault(c.id(), List.of())) {
                    if (e.status() != Commitment.Status.OPEN) {
                        events.add(new Handling.Event(e.at(), messages.get(reader, "townhall.timeline." + e.status().tag(), owner, e.evidence() == null ? "" : e.evidence())));
                    }
                }
            }
        });
        return events;
    }
}
