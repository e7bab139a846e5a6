package org.answerable.intake;

import java.time.Instant;
import java.util.List;
import org.answerable.platform.Refusal.Fault;

/**
 * What a writer gets for a submission.
 *
 * @param receipt the only time it is told
 * @param submission the opaque id; for the desk, never for the writer
 * @param masks what agencies do not see
 * @param cleaned where marks were removed from what was sent
 */
public record Acknowledgement(
        Receipt receipt,
        String submission,
        Submission.Spoken language,
        List<OpenedTicket> tickets,
        Masks masks,
        List<Fault> cleaned) {
    /**
     * A ticket as it was opened.
     *
     * @param ticket its opaque id; for the desk, never for the writer
     * @param agency slug
     * @param because the reasons, in words of the writer's page
     */
    public record OpenedTicket(String ticket, String agency, TicketRole role, List<String> because, Instant dueBy) {}
}
