package org.answerable.casework;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What happened with a ticket, as its history has it. */
@JsonbTypeAdapter(Tagged.AsTag.class)
@Schema(name = "Happened", description = "What happened")
public enum Happened implements Tagged {
    OPENED,
    ASSIGNED,
    TRANSFERRED,
    CLOSED,
    REOPENED,
    /** Somebody of the agency looked at what its writer hides from agencies. */
    UNMASKED,
    /** Its writer left the agency out. */
    LEFT_OUT,
    /** The agency asked its writer something. */
    ASKED,
    /** Its writer wrote to the agency. */
    REPLIED,
    NOTED,
    ANSWERED,
    /** The agency told its writer that it has the message. */
    ACKNOWLEDGED;

    /**
     * The kinds of {@link TicketEvent}s. Never one more: the release before reads every row of that table, and fails at
     * a kind that it does not know. What else happens has a table of its own ({@link TicketAcknowledged}; ADR 0057).
     */
    static final Set<Happened> EVENTS =
            Collections.unmodifiableSet(EnumSet.of(ASSIGNED, TRANSFERRED, CLOSED, REOPENED, UNMASKED, LEFT_OUT));

    /** Those of the events by which an agency tells the writer something. */
    static final Set<Happened> TELLING = Collections.unmodifiableSet(EnumSet.of(CLOSED, TRANSFERRED));

    static Optional<Happened> of(String tag) {
        return Tagged.of(values(), tag);
    }
}
