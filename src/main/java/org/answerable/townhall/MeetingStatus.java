package org.answerable.townhall;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a meeting stands, as the API has it. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "MeetingStatus", description = "Where the meeting stands")
public enum MeetingStatus implements Tagged {
    PLANNED,
    /** Its day has come. */
    HELD,
    /** It was held, and every promise made there is settled. */
    CLOSED,
    CANCELLED;
}
