package org.answerable.journal;

/**
 * One row of the journal as written, without its position. Instants are epoch milliseconds.
 *
 * @param id given at writing; 0 before
 * @param at when it happened (demo data happens in the past)
 * @param recordedAt when it was written
 * @param salt 16 random bytes as hex: without it, equal contents would show equal hashes
 * @param contentHash the keyed hash of the content and of the rest, 64 hex digits; see {@link ContentHash}
 */
public record Entry(
        long id, long at, long recordedAt, String actor, String act, String subject, String salt, String contentHash) {}
