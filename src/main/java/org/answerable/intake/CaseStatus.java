package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a case stands, for its writer. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "CaseStatus", description = "Where the case stands, for its writer")
public enum CaseStatus implements Tagged {
    RECEIVED,
    /** For the writer, whom an agency asked something. */
    WAITING,
    ANSWERED,
    CLOSED,
    WITHDRAWN;
}
