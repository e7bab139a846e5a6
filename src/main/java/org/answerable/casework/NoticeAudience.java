package org.answerable.casework;

import java.util.Collection;
import org.answerable.journal.Act;

/**
 * Tells whose writers an act of another feature is news for, e.g. a commitment for those behind its records.
 * Implementations are CDI beans.
 */
public interface NoticeAudience {
    /**
     * What the news is, in the notice's {@code kind}: at most 20 characters; {@code null} where the act is not this
     * audience's.
     */
    String kind(Act act);

    /** The submissions concerned, by key; runs in the follower's transaction. */
    Collection<Long> submissions(Act act);
}
