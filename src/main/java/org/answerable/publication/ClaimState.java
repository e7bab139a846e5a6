package org.answerable.publication;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moderators decided of a record that somebody says was sent in their name by others. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "ClaimState", description = "What was decided about the record")
public enum ClaimState implements Tagged {
    /** Nothing yet. */
    OPEN,
    /** The record stays as it is. */
    KEPT,
    /** Words of the record are hidden since. */
    HIDDEN,
    /** The record is public no more. */
    REMOVED;

    static Optional<ClaimState> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
