package org.answerable.intake;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a ticket stands: what an agency has of a submission. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "TicketStatus", description = "Where the ticket stands")
public enum TicketStatus implements Tagged {
    OPEN,
    /** For its writer. */
    WAITING,
    ANSWERED,
    CLOSED,
    /** It is another agency's now. */
    TRANSFERRED;

    /** Those in which an answer is owed, by its day. */
    public static final Set<TicketStatus> OWED = Collections.unmodifiableSet(EnumSet.of(OPEN, WAITING));

    public boolean isOwed() {
        return OWED.contains(this);
    }

    public static Optional<TicketStatus> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
