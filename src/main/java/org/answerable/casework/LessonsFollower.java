package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.answerable.intake.Intake;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.routing.Learning;

/** Learns from what coordinators pass on, and forgets what was taken back or hidden (ADR 0053). */
@ApplicationScoped
class LessonsFollower implements Follower {
    @Inject
    Tickets tickets;

    @Inject
    Intake intake;

    @Inject
    Learning learning;

    @Override
    public String name() {
        return "transfer-lessons";
    }

    @Override
    public void follow(List<Act> acts) {
        boolean learned = false;
        for (Act act : acts) {
            switch (act.act()) {
                case "ticket.transferred" -> {
                    tickets.passedOn(act.id())
                            .ifPresent(
                                    event -> learning.learn(event.ticket().submission(), event.agency(), event.at()));
                    learned = true;
                }
                case "submission.consented" -> intake.find(act.id()).ifPresent(learning::again);
                case "submission.withdrawn", "submission.erased" ->
                    intake.find(act.id()).ifPresent(learning::forget);
                default -> {
                    // Teaches nothing.
                }
            }
        }
        if (learned) {
            learning.trim();
        }
    }
}
