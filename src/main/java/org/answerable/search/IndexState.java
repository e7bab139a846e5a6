package org.answerable.search;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.time.Instant;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the index is.
 *
 * @param generation the name of the one that serves
 * @param position the journal's position that it shows
 * @param records how many records it holds
 * @param complete whether it holds everything up to its position; while it does not, answers say so
 * @param rebuild the last rebuild since the start, or {@code null}
 */
public record IndexState(String generation, long position, long records, boolean complete, Rebuild rebuild) {
    /** A rebuild; {@code failure} is the kind of error and never holds text. */
    public record Rebuild(
            String job, State state, long records, Instant startedAt, Instant finishedAt, String failure) {
        /** How far it is. */
        @JsonbTypeAdapter(Tagged.AsTag.class)
        @Schema(name = "RebuildState", description = "How far it is")
        public enum State implements Tagged {
            RUNNING,
            DONE,
            FAILED
        }
    }
}
