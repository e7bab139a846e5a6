package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import org.answerable.casework.AgencyWords;
import org.answerable.casework.NoticeAudience;
import org.answerable.journal.Act;

/** What an agency wrote, in the writer's own language, is news for the writer. */
@ApplicationScoped
class TranslationAudience implements NoticeAudience {
    @Inject
    AgencyWords agencyWords;

    @Override
    public String kind(Act act) {
        return act.act().equals("translation.reviewed") && act.kind().equals("ticket") ? "translation" : null;
    }

    @Override
    public Collection<Long> submissions(Act act) {
        return agencyWords.submissionOf(act.id()).map(List::of).orElse(List.of());
    }
}
