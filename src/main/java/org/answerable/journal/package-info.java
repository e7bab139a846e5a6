/**
 * The journal: one row for every act, written in the transaction of the act; sequenced, hash-chained, and followed by
 * whatever reacts.
 *
 * <p>A use case calls {@link org.answerable.journal.Journal#record}. The sequencer (one at a time over all nodes) gives
 * committed rows the next position and chains their hashes. A {@link org.answerable.journal.Follower} reads on from its
 * own position and loads the present state of what an act names: at least once, and twice is once.
 */
package org.answerable.journal;
