package org.answerable.campaigns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;

/**
 * Groups submissions by the words that agencies read, at the present state of what an act names; forgets what was taken
 * back.
 */
@ApplicationScoped
public class SubmissionSketches implements Follower {
    private static final Set<String> CHANGED =
            Set.of("submission.received", "submission.consented", "submission.withdrawn", "submission.erased");

    @Inject
    Intake intake;

    @Inject
    Campaigns campaigns;

    @Override
    public String name() {
        return "campaigns";
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        for (Act act : acts) {
            if (CHANGED.contains(act.act())) {
                Optional<Submission> submission = intake.find(act.id()).filter(s -> !s.isWithdrawn());
                if (submission.isPresent()) {
                    campaigns.put(
                            Space.DESK, act.id(), submission.get().words(true).text());
                } else {
                    campaigns.forget(Space.DESK, act.id());
                }
            }
        }
    }
}
