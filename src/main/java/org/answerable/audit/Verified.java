package org.answerable.audit;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.journal.Contents;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the verification of the journal found.
 *
 * @param ok whether nothing is wrong
 * @param entries how many acts have a position
 * @param firstBad the first position that is missing, altered, out of order, or whose content is altered or missing;
 *     {@code null} where there is none
 * @param problem what is wrong first of all; {@code null} where nothing is
 * @param by who saw the head that is not in the chain; {@code null} otherwise
 * @param contents what acts concerned, compared with what is stored; {@code null} where the chain does not hold
 * @param head the end of the chain
 * @param resumed how often an administrator went on after a gap
 */
@JsonbNillable
public record Verified(
        boolean ok,
        long entries,
        Long firstBad,
        Problem problem,
        String by,
        Contents contents,
        HeadItem head,
        int resumed) {
    /** What is wrong. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "JournalProblem", description = "What is wrong first of all")
    public enum Problem implements Tagged {
        /** A position is missing, altered or out of order. */
        CHAIN,
        /** An entry was not written by the product. */
        FORGED,
        /** A head that somebody has seen is not in the chain: its end was torn off or all of it written anew. */
        HEAD,
        /** What an act concerned is altered or missing. */
        CONTENTS,
        /** Something is stored that no act has written. */
        UNJOURNALED,
        /** An act waits for its position for longer than a minute. */
        WAITING
    }

    /**
     * What acts concerned. Counts acts, but for {@code unjournaled}.
     *
     * @param held stored as it was written
     * @param sealed taken back by the writer; the office keeps the sealed original
     * @param erased taken away by rule
     * @param superseded written over by a later act
     * @param altered stored, but not as it was written
     * @param missing not stored any more, and no act or rule says why
     * @param unjournaled stored, and no act has written it
     */
    public record Contents(
            long held, long sealed, long erased, long superseded, long altered, long missing, long unjournaled) {}

    /** A position and its hash, 64 hex digits. */
    public record HeadItem(long position, String hash) {}
}
