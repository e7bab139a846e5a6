package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import org.answerable.intake.Intake;
import org.answerable.journal.Act;

/**
 * Who sent something on paper or in another way than by this site saw no page that says what becomes of it: a letter
 * says that it was entered, where the row gave an address.
 */
@ApplicationScoped
class ImportAudience implements NoticeAudience {
    @Inject
    Intake intake;

    @Override
    public String kind(Act act) {
        return act.act().equals("submission.received") ? "received" : null;
    }

    @Override
    public Collection<Long> submissions(Act act) {
        return intake.imported(act.id()).stream().toList();
    }
}
