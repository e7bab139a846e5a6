package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What other features may have of the submissions, within their own use cases: found, locked, listed, counted; never
 * added or taken away.
 */
@ApplicationScoped
public class Intake {
    @Inject
    Submissions submissions;

    /** By opaque id, locked until the transaction ends: two moderators act one after the other. */
    public Optional<Submission> toChange(String code) {
        return submissions.toChange(code);
    }

    /** By opaque id. */
    public Optional<Submission> find(String code) {
        return submissions.find(code);
    }

    /** The key of one that was imported; empty for any other. */
    public Optional<Long> imported(String code) {
        return submissions.imported(code);
    }

    /** By key, locked until the transaction ends. */
    public Submission lock(long id) {
        return submissions.lock(id);
    }

    /** The opaque id of one, by its key. */
    public String code(long id) {
        return submissions.get(id).code();
    }

    /** A page of submissions in key order. {@code state} {@code null} means any. */
    public List<Submission> page(State state, long afterId, int size) {
        return submissions.page(state, afterId, size);
    }

    /**
     * The last ones that nobody took back, newest first, older than a key ({@code null}: from the newest); for looking,
     * not for changing.
     */
    public List<Submission> before(Long id, int size) {
        return submissions.before(id, size);
    }

    /** How many are in a state; where it is more than {@link Arrivals#MOST}, one more than that. */
    public long count(State state) {
        return submissions.count(state);
    }
}
