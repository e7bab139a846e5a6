package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an agency does with a submission: the one that leads owes the answer, the others help with theirs. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "TicketRole", description = "What the agency does with the submission")
public enum TicketRole implements Tagged {
    LEAD,
    SUPPORT
}
