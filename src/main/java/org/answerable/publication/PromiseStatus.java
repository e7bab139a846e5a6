package org.answerable.publication;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a promise made at a meeting stands. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "CommitmentStatus", description = "Where the promise stands")
public enum PromiseStatus implements Tagged {
    OPEN,
    IN_PROGRESS,
    DONE,
    DROPPED;

    /** Whether nothing is owed any more. */
    public boolean isSettled() {
        return this == DONE || this == DROPPED;
    }

    public static Optional<PromiseStatus> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
