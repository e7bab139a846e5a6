package org.answerable.platform;

import java.time.Duration;

/** Port: work that hangs on the clock and not on an act. Of several nodes one does it, whichever comes first. */
public interface TimedJob {
    /** A constant of the code; never changed, as it stands in the database. */
    String name();

    /** How long after its last end it is due again. */
    Duration every();

    /**
     * Does it, in transactions of its own. What it throws is told by its kind, and it is tried again when it is due.
     */
    void run() throws Exception;
}
