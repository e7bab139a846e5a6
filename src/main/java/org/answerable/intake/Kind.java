package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Optional;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a submission is, in the writer's own view; all are handled by the same rules. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "SubmissionKind", description = "What it is, in its writer's own view")
public enum Kind implements Tagged {
    COMMENT,
    COMPLAINT,
    QUESTION,
    PRAISE;

    public static Optional<Kind> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
