/**
 * The journal: one row for every act, written in the transaction of the act; sequenced, hash-chained, and followed by
 * whatever reacts.
 *
 * <p>A use case calls {@link org.answerable.journal.Journal#record}. The sequencer (one at a time over all nodes) gives
 * committed rows the next position and chains their hashes. A {@link org.answerable.journal.Follower} reads on from its
 * own position and loads the present state of what an act names: at least once, and twice is once. Features say where
 * what an act hashed is stored ({@link org.answerable.journal.Evidence}), so that {@code audit} can compare it.
 *
 * <p>An act costs one insert and waits for nobody: positions are given after its commit. A follower reads by ranges of
 * positions, as much at a time as one batch; a page of the journal is a range of positions or of
 * {@code journal_entry_subject}.
 */
package org.answerable.journal;
