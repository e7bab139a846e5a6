package org.answerable.townhall;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.answerable.accounts.DraftKeeping;
import org.answerable.intake.Withdrawn;
import org.answerable.publication.PublicRecords;

/**
 * Where a meeting spoke of what a writer took back in the writer's words, bars stand from then on: in its agenda,
 * minutes and promises.
 */
@ApplicationScoped
class TownHallWithdrawal {
    /** Before translations look at what is left; after the default, for no reason of its own. */
    static final int PRIORITY = 2_800;

    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Inject
    DraftKeeping drafts;

    void withdrawn(@Observes @Priority(PRIORITY) Withdrawn withdrawn) {
        records.everOf(withdrawn.submission().id())
                .ifPresent(record -> townHalls.meetingsBehind(record).forEach(meeting -> seal(meeting, withdrawn)));
    }

    private void seal(TownHall meeting, Withdrawn withdrawn) {
        drafts.end("/desk/town-halls/" + meeting.slug()); // What is typed there and not sent may repeat it as well.
        meeting.seal(withdrawn);
        townHalls.agenda(meeting).forEach(item -> item.seal(withdrawn, meeting.startsAt()));
        townHalls.changes(List.of(meeting.id())).forEach(change -> change.seal(withdrawn));
        townHalls.minutes(meeting).forEach(minutes -> minutes.seal(withdrawn));
        List<Commitment> promises = new ArrayList<>(townHalls.commitments(meeting));
        promises.forEach(promise -> {
            promise.seal(withdrawn);
            drafts.end("/desk/commitments/" + promise.code());
        });
        townHalls
                .events(promises.stream().map(Commitment::id).toList())
                .values()
                .forEach(events -> events.forEach(event -> event.seal(withdrawn)));
    }
}
