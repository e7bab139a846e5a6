package org.answerable.publication;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a moderator decided. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "ModerationDecision", description = "What was decided")
public enum ModerationDecision implements Tagged {
    PUBLISHED,
    WITHHELD,
    /** Something that was hidden in public was shown again; the reason says why. */
    UNCOVERED;

    static Optional<ModerationDecision> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
