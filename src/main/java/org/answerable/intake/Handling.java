package org.answerable.intake;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;
import org.answerable.redaction.Redaction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The port to casework: what happens to a submission after it was taken in. All of it runs in the caller's transaction.
 */
public interface Handling {
    /** Routes a new submission and opens its tickets; at least one. */
    List<Acknowledgement.OpenedTicket> begin(Submission submission, Language reader);

    /** The tickets that {@link #begin} opened, as they were then; without those of later transfers. */
    List<Acknowledgement.OpenedTicket> begun(Submission submission, Language reader);

    /**
     * Whom a submission would go to as it is, and why; keeps nothing. {@code asked}: also those that its writer left
     * out.
     */
    List<Recipient> foresee(Submission submission, boolean asked, Language reader);

    /** The topics that a submission's words speak of, the most likely first, at most three; keeps nothing. */
    List<String> likelyTopics(Submission submission);

    /** Ends what the agencies have that the writer has left out by now; what they owed is the coordinating office's. */
    void leaveOut(Submission submission);

    /** Hides anew what is to be hidden of each of the writer's messages. */
    void mask(Submission submission, Function<String, List<Redaction>> masks);

    /** What its writer may see of its handling. */
    Progress progress(Submission submission, Language reader);

    /**
     * The writer's message to every agency that is not finished with it; {@code masks}: what agencies do not see of it.
     */
    void reply(Submission submission, String text, List<Redaction> masks);

    /** The texts of the writer's messages. */
    List<String> written(Submission submission);

    /**
     * Where a submission stands, for its writer.
     *
     * @param events what happened and when, oldest first
     * @param reads since when each agency that had it on a screen has seen it
     * @param unmasked which agencies looked at what was hidden, and why
     */
    record Progress(
            List<TicketState> tickets,
            List<Event> events,
            List<GivenAnswer> answers,
            List<SentMessage> messages,
            List<Read> reads,
            List<Unmasked> unmasked) {}

    /** An agency that would have a submission, or has it, and why. */
    @Schema(name = "OpenedTicket")
    record Recipient(String agency, TicketRole role, List<String> because) {}

    /** When somebody of an agency first saw it. */
    record Read(String agency, Instant at) {}

    /** That an agency looked at hidden words. */
    record Unmasked(String agency, Instant at, String reason) {}

    /**
     * A ticket.
     *
     * @param acknowledgeBy by when the agency should tell the writer that it has the message
     * @param acknowledgedAt when it first told the writer something; {@code null}: not yet
     * @param looking whether the coordinating office has it and looks for the agency that it is for
     */
    record TicketState(
            String agency,
            TicketRole role,
            TicketStatus status,
            Instant dueBy,
            Instant receivedAt,
            Instant acknowledgeBy,
            Instant acknowledgedAt,
            List<String> because,
            boolean looking) {}

    /**
     * Something that happened, in words.
     *
     * @param quoted what somebody of an agency wrote, as it stands within {@code what}, in {@code language};
     *     {@code null} where nothing of it is theirs
     */
    record Event(Instant at, String what, String quoted, Language language) {
        /** In our own words alone. */
        public Event(Instant at, String what) {
            this(at, what, null, null);
        }

        /** Where the quoted words begin; -1 where there are none. */
        private int from() {
            return quoted == null || quoted.isEmpty() ? -1 : what.lastIndexOf(quoted);
        }

        public boolean quotes() {
            return from() >= 0;
        }

        public String before() {
            return what.substring(0, from());
        }

        public String after() {
            return what.substring(from() + quoted.length());
        }
    }

    /** An answer as the agency gave it, and what there is of it in other languages. */
    record GivenAnswer(
            String id, String agency, Instant at, String text, String language, List<Translation> translations) {}

    /** A message between the writer and an agency; {@code language} the one it is written in. */
    record SentMessage(
            Correspondent from,
            String agency,
            Instant at,
            String text,
            String language,
            List<Translation> translations) {}
}
