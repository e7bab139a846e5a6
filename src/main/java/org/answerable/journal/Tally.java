package org.answerable.journal;

import org.answerable.audit.Verified;

/** What a verification has found of contents so far. Counts acts; {@code unjournaled}, contents. */
class Tally {
    long held;
    long sealed;
    long erased;
    long superseded;
    long altered;
    long missing;
    long unjournaled;
    /** The first position whose content is altered or missing; {@link Long#MAX_VALUE} where there is none. */
    long firstBad = Long.MAX_VALUE;

    void altered(Entries.Placed placed) {
        altered++;
        first(placed);
    }

    void missing(Entries.Placed placed) {
        missing++;
        first(placed);
    }

    private void first(Entries.Placed placed) {
        if (placed.position() > 0) {
            firstBad = Math.min(firstBad, placed.position());
        }
    }

    boolean bad() {
        return altered + missing + unjournaled > 0;
    }

    Verified.Contents counts() {
        return new Verified.Contents(held, sealed, erased, superseded, altered, missing, unjournaled);
    }
}
