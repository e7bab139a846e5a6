package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a submission stands on its way to the public. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "SubmissionState", description = "Where it stands on its way to the public")
public enum State implements Tagged {
    /** Not for the public: the writer did not allow it. */
    RECEIVED,
    /** The writer allowed it; a moderator has to look at it, or at an answer that came since. */
    AWAITING_MODERATION,
    PUBLISHED,
    /** A moderator decided, with a reason, that it is not for the public. */
    WITHHELD,
    /** The writer took it back. Final. */
    WITHDRAWN;

    public static Optional<State> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
