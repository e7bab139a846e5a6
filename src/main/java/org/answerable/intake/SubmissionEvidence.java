package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What people sent. */
@ApplicationScoped
class SubmissionEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(Set.of("submission.received"), "submission", Exhibit.Keeping.EACH, "s.code", "s.id", List.of("s.title", "s.text"), "submission s", null,
                rows -> Submission.words(rows.getFirst().getFirst(), rows.getFirst().get(1)), "select s.code, 'erased' from submission s where s.code = any(?) and s.state = 'WITHDRAWN'",
                true));
    }
}
