package org.answerable.intake;

import java.util.Optional;

/** The port to publication: what is public of which somebody may say that it was sent in their name by others. */
public interface FalseNames {
    /** What has this id and is public at this moment; nothing else is told apart from what does not exist. */
    Optional<Disowned> find(String id);

    /** Somebody said so of what {@link Submission#disowns()}; within the transaction that takes it in. */
    void said(Submission submission);
}
