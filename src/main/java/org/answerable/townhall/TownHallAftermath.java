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
import org.answerable.language.Messages;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.Promises;
import org.answerable.publication.PublicRecord.PublicCommitment;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallWords.ReadText;
import org.answerable.townhall.TownHallWords.RecordedText;

/** What came of a record at meetings, for the record's page and for its writer. */
@ApplicationScoped
class TownHallAftermath implements Aftermath, Promises {
    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Inject
    TownHallWords words;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Time time;

    @Override
    public Map<String, List<PublicCommitment>> of(Collection<String> ids) {
        Map<String, List<PublicCommitment>> byRecord = new LinkedHashMap<>();
        words.translated(townHalls.commitmentsOf(ids)).forEach((c, translated) -> {
            TownHallWords.Original original = translated.text().original();
            PublicCommitment view = new PublicCommitment(
                    c.code(),
                    original.text(),
                    original.language().tag(),
                    Map.copyOf(translated.text().recorded()),
                    translated.translations(),
                    c.owner(),
                    c.dueOn(),
                    c.status(),
                    c.madeAt());
            c.records().stream()
                    .filter(ids::contains)
                    .forEach(id ->
                            byRecord.computeIfAbsent(id, r -> new ArrayList<>()).add(view));
        });
        return byRecord;
    }

    @Override
    public List<Handling.Event> of(Submission submission, Language reader) {
        List<Handling.Event> events = new ArrayList<>();
        records.ofSubmission(submission.id()).ifPresent(id -> {
            Instant now = time.now();
            List<TownHall> meetings = townHalls.meetingsOf(id);
            List<Commitment> commitments = townHalls.commitmentsOf(List.of(id));
            Map<Long, List<CommitmentEvent>> steps =
                    townHalls.events(commitments.stream().map(Commitment::id).toList());
            List<RecordedText> texts = new ArrayList<>(RecordedText.of(commitments, steps));
            meetings.forEach(t -> texts.add(RecordedText.of(t)));
            townHalls.changes(meetings.stream().map(TownHall::id).toList()).stream()
                    .filter(c -> c.reason() != null)
                    .forEach(c -> texts.add(RecordedText.of(c)));
            Map<String, ReadText> read = words.read(texts, reader);
            for (TownHall t : meetings) {
                String title = read.get(RecordedText.of(t).subject()).text();
                boolean held = t.hasStarted(now);
                for (TownHallChange change : townHalls.changes(List.of(t.id()))) {
                    switch (change.what()) {
                        case MOVED ->
                            events.add(new Handling.Event(
                                    change.at(),
                                    messages.get(
                                            reader,
                                            "townhall.timeline.moved",
                                            title,
                                            Time.day(change.startsAt()),
                                            change.place())));
                        case CANCELLED ->
                            events.add(new Handling.Event(
                                    change.at(),
                                    messages.get(
                                            reader,
                                            "townhall.timeline.cancelled",
                                            title,
                                            Time.day(change.wasStartsAt()),
                                            read.get(RecordedText.of(change).subject())
                                                    .text())));
                        default -> {} // That it was held is told by its day.
                    }
                }
                if (t.cancelledAt() != null) {
                    continue;
                }
                // A meeting to come is told as of now: the day itself lies ahead of everything that has happened.
                events.add(new Handling.Event(
                        t.startsAt(),
                        messages.get(
                                reader,
                                held ? "townhall.timeline.discussed" : "townhall.timeline.on-agenda",
                                title,
                                Time.day(t.startsAt()))));
            }
            for (Commitment c : commitments) {
                String owner = directory.agencyName(c.owner(), reader);
                events.add(new Handling.Event(
                        c.madeAt(),
                        messages.get(
                                reader,
                                "townhall.timeline.promised",
                                owner,
                                c.dueOn(),
                                read.get(RecordedText.of(c).subject()).text())));
                for (CommitmentEvent e : steps.getOrDefault(c.id(), List.of())) {
                    if (e.status() != PromiseStatus.OPEN) {
                        events.add(new Handling.Event(
                                e.at(),
                                messages.get(
                                        reader,
                                        "townhall.timeline." + e.status().tag(),
                                        owner,
                                        e.evidence() == null
                                                ? ""
                                                : read.get(RecordedText.subject(e))
                                                        .text())));
                    }
                }
            }
        });
        return events;
    }
}
