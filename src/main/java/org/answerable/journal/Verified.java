package org.answerable.journal;

import jakarta.json.bind.annotation.JsonbNillable;

/**
 * What the verification of the journal found.
 *
 * @param ok whether nothing is wrong
 * @param entries how many acts have a position
 * @param firstBad the first position that is missing, altered or out of order; {@code null} where there is none (then, where it is not ok,
 *     an act waits for its position for too long: it, or the note that it waits, was tampered with, or the sequencer does not run)
 */
@JsonbNillable
public record Verified(boolean ok, long entries, Long firstBad) {}
