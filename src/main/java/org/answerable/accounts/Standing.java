package org.answerable.accounts;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an invitation stands. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "InvitationState", description = "Where an invitation stands")
public enum Standing implements Tagged {
    /** The link can be used. */
    OPEN,
    /** A second administrator has not agreed yet. */
    WAITING,
    EXPIRED,
    USED,
    WITHDRAWN,
    /** There is no such link. */
    UNKNOWN
}
