package org.answerable.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.Written;
import org.answerable.routing.Reason;

/**
 * Tickets, and what agencies write on them, for tests without a server.
 *
 * <pre>{@code
 * Ticket ticket = Handled.by("ice", Written.that("They took the papers.").submission());
 * Answer answer = Handled.answered(ticket, "a1", Written.AT.plusSeconds(60), "We gave them back.");
 * }</pre>
 */
public final class Handled {
    /** By when an answer is due, where a test does not say otherwise. */
    public static final Instant DUE = Written.AT.plus(Duration.ofDays(20));

    private Handled() {}

    /** The ticket of an agency that the writer named. */
    public static Ticket by(String agency, Submission submission) {
        return by(agency, submission, new Reason(Reason.Kind.NAMED, List.of(agency), ""));
    }

    public static Ticket by(String agency, Submission submission, Reason... because) {
        return new Ticket("t1", submission, agency, TicketRole.LEAD, List.of(because), Written.AT, DUE);
    }

    /** A public answer in English. */
    public static Answer answered(Ticket ticket, String code, Instant at, String text) {
        return new Answer(code, ticket, "kim", at, text, "en", true);
    }
}
