package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.casework.AgencyWords;
import org.answerable.casework.WritersWords;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;

/**
 * Sees what writers wrote to agencies whose people do not read its language. When it first runs it goes through the
 * whole journal, so that what came before is there as well, as long as an agency has it in hand. A text that its writer
 * changes (by hiding more of it, or less) is another text: what was translated of it goes, and it waits anew.
 */
@ApplicationScoped
class PrivatePassagesFollower implements Follower {
    private static final Set<String> OF_TICKETS =
            Set.of("ticket.opened", "ticket.reopened", "message.received", "message.masked");
    private static final Set<String> OF_SUBMISSIONS = Set.of("submission.consented", "submission.withdrawn");

    @Inject
    Arising arising;

    @Inject
    WritersWords words;

    @Inject
    AgencyWords agencyWords;

    @Inject
    Clearing clearing;

    @Inject
    Caller caller;

    @Override
    public String name() {
        return "translation-private";
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        Set<String> tickets = new LinkedHashSet<>();
        for (Act act : acts) {
            if (OF_TICKETS.contains(act.act())) {
                tickets.add(act.id());
            } else if (OF_SUBMISSIONS.contains(act.act())) {
                tickets.addAll(agencyWords.ticketsOf(act.id()));
            }
        }
        if (tickets.isEmpty()) {
            return;
        }
        caller.as(Identity.SYSTEM, () -> {
            for (String ticket : tickets) {
                words.ofTicket(ticket)
                        .forEach(text -> arising.passage(
                                        text.source(),
                                        "ticket:" + ticket,
                                        text.language(),
                                        text.target(),
                                        Passage.AGENCY,
                                        text.at())
                                .ifPresent(passage -> passage.due(text.dueBy())));
                clearing.lost("ticket:" + ticket, passage -> !passage.isForAgency());
            }
            return null;
        });
    }
}
