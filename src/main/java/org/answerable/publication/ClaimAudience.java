package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.answerable.casework.NoticeAudience;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.journal.Act;

/**
 * What was decided about a record is news for who said that it was sent in their name by others, and for nobody else.
 */
@ApplicationScoped
class ClaimAudience implements NoticeAudience {
    @Inject
    Intake intake;

    @Override
    public String kind(Act act) {
        return act.act().equals("claim.decided") ? "claim" : null;
    }

    @Override
    public Collection<Long> submissions(Act act) {
        return intake.find(act.id()).map(Submission::id).stream().toList();
    }
}
