package org.answerable.casework;

import java.time.Instant;
import org.answerable.casework.Clocks.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The clocks of a ticket.
 *
 * @param acknowledge the writer's, as {@code update} and {@code answer}
 * @param pausedAt since when it waits for the writer; {@code null}: it does not
 * @param own the agency's, from when it got the ticket
 * @param givenAway how often agencies passed the case on before
 * @param cameBack whether this agency had it before
 * @param returns how often agencies passed it to one that had it before; the coordinating office's passing on does not
 *     count
 * @param passedOn whether another had it before, so that the two kinds may differ
 */
@Schema(name = "TicketClocks")
public record TicketStanding(
        Clock acknowledge,
        Clock update,
        Clock answer,
        @Schema(nullable = true) Instant pausedAt,
        Clocks own,
        int givenAway,
        boolean cameBack,
        int returns,
        boolean passedOn) {}
