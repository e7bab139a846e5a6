package org.answerable.platform.crypto;

import java.util.List;

/**
 * Port, found by {@link java.util.ServiceLoader}: the tables in which a room keeps what it sealed. Who turns a key asks
 * them, and so does who makes a backup, without a container.
 */
public interface SealedTables {
    /** All of the room's. */
    List<SealedTable> all();
}
