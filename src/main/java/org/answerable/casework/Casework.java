package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What other features may read of what agencies do about submissions, within their own use cases. */
@ApplicationScoped
public class Casework {
    @Inject
    Tickets tickets;

    /** The tickets of several submissions, by submission. */
    public Map<Long, List<Ticket>> of(Collection<Long> submissions) {
        return tickets.of(submissions);
    }

    /**
     * The agencies that the writers of several submissions left out, by submission; those that leave out none are
     * absent.
     */
    public Map<Long, Set<String>> leftOut(Collection<Long> submissions) {
        return tickets.leftOut(submissions);
    }

    /** The answers given to a submission, oldest first. */
    public List<Answer> answers(long submission) {
        return tickets.answers(submission);
    }
}
