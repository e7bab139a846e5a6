package org.answerable.intake;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;

/** How much has arrived and stands where, in numbers. */
@UseCase
public class Arrivals {
    @Inject
    Submissions submissions;

    /** How many submissions are in a state. */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public long in(State state) {
        return submissions.count(state);
    }
}
