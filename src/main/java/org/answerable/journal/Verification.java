package org.answerable.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the whole journal and checks that positions have no gap, that each names its entry, that each hash follows from the one before and
 * from the row, that nobody has followed beyond the end (then the end was torn off), and that no entry has waited for its position for
 * longer than a minute.
 */
class Verification {
    /** How long an entry may be without a position. */
    static final Duration WAIT = Duration.ofMinutes(1);
    private static final int PAGE = 2000;

    private final Entries entries;

    Verification(Entries entries) {
        this.entries = entries;
    }

    /** Takes about three seconds for a million entries; memory does not grow with them. */
    Verified verify(Connection connection, Instant now) throws SQLException {
        byte[] hash = Entries.Link.BEGINNING.hash();
        long position = 0;
        List<Entries.Placed> page;
        do {
            page = entries.after(connection, position, PAGE);
            for (Entries.Placed placed : page) {
                position++;
                if (placed.position() != position || placed.entry() == null) {
                    return bad(connection, position);
                }
                hash = Chain.hash(hash, position, placed.entry());
                if (!HexFormat.of().formatHex(hash).equals(placed.hash())) {
                    return bad(connection, position);
                }
            }
        } while (!page.isEmpty());
        if (entries.farthestFollowed(connection) > position) {
            return bad(connection, position + 1);
        }
        boolean waits = entries.unplacedBefore(connection, now.minus(WAIT).toEpochMilli());
        return new Verified(!waits, position, null);
    }

    private Verified bad(Connection connection, long position) throws SQLException {
        return new Verified(false, entries.count(connection), position);
    }
}
