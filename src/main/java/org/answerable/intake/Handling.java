package org.answerable.intake;

import java.time.Instant;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;

/** The port to casework: what happens to a submission after it was taken in. All of it runs in the caller's transaction. */
public interface Handling {
    /** Routes a new submission and opens its tickets; at least one. */
    List<Acknowledgement.OpenedTicket> begin(Submission submission, Language reader);

    /** The tickets that {@link #begin} opened, as they were then; without those of later transfers. */
    List<Acknowledgement.OpenedTicket> begun(Submission submission, Language reader);

    /** What its writer may see of its handling. */
    Progress progress(Submission submission, Language reader);

    /** The writer's message to every agency that is not finished with it. */
    void reply(Submission submission, String text);

    /** The texts of the writer's messages. */
    List<String> written(Submission submission);

    /**
     * Where a submission stands, for its writer.
     *
     * @param events what happened and when, oldest first
     */
    record Progress(List<TicketState> tickets, List<Event> events, List<GivenAnswer> answers, List<SentMessage> messages) {}

    /** A ticket; {@code agency} {@code null} while the coordinator looks for the right one. */
    record TicketState(String agency, String role, String status, Instant dueBy, Instant receivedAt, List<String> because) {}

    /** Something that happened, in words. */
    record Event(Instant at, String what) {}

    /** An answer as the agency gave it, and what there is of it in other languages. */
    record GivenAnswer(String id, String agency, Instant at, String text, String language, List<Translation> translations) {}

    /** A message between the writer and an agency; {@code from} is {@code you} or {@code agency}. */
    record SentMessage(String from, String agency, Instant at, String text, List<Translation> translations) {}
}
