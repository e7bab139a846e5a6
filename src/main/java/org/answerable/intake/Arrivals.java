package org.answerable.intake;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;

/** How much has arrived and stands where, in numbers. */
@UseCase
public class Arrivals {
    /**
     * Of what waits so many are counted, and no more: whoever has more to do is told so, and a queue costs the same
     * however long it is.
     */
    public static final int MOST = 1_000;

    @Inject
    Submissions submissions;

    /** How many submissions are in a state; where it is more than {@link #MOST}, one more than that. */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public long in(State state) {
        return submissions.count(state);
    }
}
