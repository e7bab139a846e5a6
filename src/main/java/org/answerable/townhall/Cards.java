package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallReading.CommitmentView;
import org.answerable.web.Addresses;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.KnotState;

/** Commitments and the records behind them, ready to be drawn. */
@ApplicationScoped
class Cards {
    @Inject
    PublicRecords records;

    @Inject
    Directory directory;

    Card card(CommitmentView c) {
        KnotState kept =
                switch (c.status()) {
                    case DONE -> KnotState.DONE;
                    case DROPPED -> KnotState.DROPPED;
                    case OPEN, IN_PROGRESS -> c.overdue() ? KnotState.LATE : KnotState.OPEN;
                };
        return new Card(
                c.id(),
                MeetingText.of(c.words()),
                c.ownerName(),
                "/agencies/" + c.owner(),
                c.dueOn(),
                PromiseState.of(c.status(), c.overdue()),
                spoken(c.evidence()),
                MeetingText.of(c.townHallTitle()),
                Addresses.townHall(c.townHall()),
                ThreadView.promise(kept),
                c.history().stream()
                        .map(step -> new Card.Step(step.at(), step.what(), spoken(step.evidence())))
                        .toList());
    }

    private static MeetingText spoken(TownHallWords.ReadText words) {
        return words == null ? null : MeetingText.of(words);
    }

    List<Voice> voices(Collection<String> ids, Language reader) {
        return records.find(ids).values().stream()
                .map(record -> voice(record, reader))
                .toList();
    }

    private Voice voice(PublicRecord record, Language reader) {
        return new Voice(
                Addresses.record(record.id()),
                Quoted.of(record.barred(), record.language(), record.translations(), reader),
                directory.countyName(record.county()),
                record.submittedOn(),
                ThreadView.small(
                        KnotState.DONE, KnotState.DONE, record.isAnswered() ? KnotState.DONE : KnotState.OPEN));
    }
}
