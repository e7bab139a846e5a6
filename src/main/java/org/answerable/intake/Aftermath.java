package org.answerable.intake;

import java.util.List;
import org.answerable.language.Language;

/**
 * The port for whatever adds to a writer's timeline beyond the tickets: publication, town halls, commitments. Several
 * may.
 */
public interface Aftermath {
    /** What came of a submission, in words of the reader's language; in any order. */
    List<Handling.Event> of(Submission submission, Language reader);
}
