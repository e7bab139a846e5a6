package org.answerable.journal;

/** What a verification has found of contents so far. Counts acts; {@code unjournaled}, contents. */
public class Tally {
    public long held;
    public long sealed;
    public long erased;
    public long superseded;
    public long altered;
    public long missing;
    public long unjournaled;
    /** The first position whose content is altered or missing; {@link Long#MAX_VALUE} where there is none. */
    public long firstBad = Long.MAX_VALUE;

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

    public boolean bad() {
        return altered + missing + unjournaled > 0;
    }
}
