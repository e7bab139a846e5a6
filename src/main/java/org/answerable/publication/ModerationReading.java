package org.answerable.publication;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.casework.Casework;
import org.answerable.directory.Directory;
import org.answerable.intake.Intake;
import org.answerable.intake.Kind;
import org.answerable.intake.Masks;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.State;
import org.answerable.intake.Submission;
import org.answerable.journal.Readings;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.Keys;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;
import org.answerable.web.Cursor;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.Next;

/**
 * What a moderator looks at: unpublished text, what is suspected in it, the answers, what was decided before. Never who
 * wrote.
 */
@UseCase
public class ModerationReading {
    @Inject
    Intake intake;

    @Inject
    Casework casework;

    @Inject
    PublicRecords records;

    @Inject
    Suspicions suspicions;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Readings readings;

    @Inject
    Caller caller;

    @Inject
    Keys keys;

    /** A suspected part with the reason in words. */
    public record SuspectedItem(int start, int end, Barred.Kind kind, String why) {}

    /**
     * A submission in the moderator's list; once its writer took it back ({@code withdrawnAt}) its text is empty and
     * there is neither title nor place.
     */
    public record SubmissionItem(
            String id,
            State state,
            Kind kind,
            String language,
            String title,
            String text,
            String county,
            ShownPlace place,
            List<String> topics,
            Instant receivedAt,
            List<SuspectedItem> suspected,
            String record,
            Instant withdrawnAt)
            implements Invented {}

    /** An answer that may be published; {@code published}: it is already among what the public reads. */
    public record SubmissionAnswer(
            String id,
            String agency,
            Instant at,
            String text,
            String language,
            List<SuspectedItem> suspected,
            List<Redaction> redactions,
            boolean published)
            implements Invented {}

    /** A decision of a moderator. */
    public record DecisionItem(Instant at, ModerationDecision decision, String by, String reason) {}

    /** One submission with all that a decision needs; {@code decisions} are all that were made, oldest first. */
    public record SubmissionFile(
            SubmissionItem submission,
            boolean mayBePublished,
            String publicTitle,
            List<Redaction> redactions,
            List<SubmissionAnswer> answers,
            ModerationDecision decision,
            Instant decidedAt,
            String decidedBy,
            String reason,
            List<DecisionItem> decisions) {}

    /**
     * The list, oldest first.
     *
     * @param state as in the contract; {@code null} or empty for all
     */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public Items<SubmissionItem> list(String state, String cursor, int size, Language reader) {
        State wanted = state == null || state.isEmpty()
                ? null
                : State.of(state).orElseThrow(() -> new Refusal.Malformed("/state", "publication.fault.state"));
        long after = Cursor.read(cursor, keys, "submissions").number(0, 0);
        return Items.page(
                        size,
                        most -> intake.page(wanted, after, most),
                        last -> Cursor.write(keys, "submissions", last.id()))
                .each(s -> {
                    seen(s, List.of());
                    return item(s, reader);
                });
    }

    /** Who has words before them that may not be published is written down, with the parts that they see. */
    private void seen(Submission submission, List<String> more) {
        Identity me = caller.with(Right.READ_SUBMISSIONS);
        List<String> fields = new ArrayList<>(List.of("title", "text"));
        if (me.has(Right.MODERATE)) {
            fields.add("place");
        }
        if (me.has(Right.READ_HIDDEN_WORDS) && !submission.masks().equals(Masks.NONE)) {
            fields.add("hidden");
        }
        fields.addAll(more);
        readings.saw("submission:" + submission.code(), null, fields);
    }

    /** The submission to go on with. */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public Next next(String code, String state) {
        State wanted = state == null || state.isEmpty()
                ? null
                : State.of(state).orElseThrow(() -> new Refusal.Malformed("/state", "publication.fault.state"));
        long id = intake.find(code).orElseThrow(Refusal.NotFound::new).id();
        for (long after : List.of(id, 0L)) {
            Submission next = intake.page(wanted, after, 2).stream()
                    .filter(s -> s.id() != id)
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                return new Next(next.code(), after == 0 ? null : Cursor.write(keys, "submissions", after));
            }
        }
        return new Next(null, null);
    }

    /**
     * How many are in a state; where it is more than {@link org.answerable.intake.Arrivals#MOST}, one more than that.
     */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public long count(State state) {
        return intake.count(state);
    }

    /** One submission with everything. */
    @Transactional
    @Needs(Right.READ_SUBMISSIONS)
    public SubmissionFile file(String code, Language reader) {
        Submission submission = intake.find(code).orElseThrow(Refusal.NotFound::new);
        seen(submission, List.of("answers", "decisions"));
        Optional<RecordEntry> entry = records.entry(submission.id());
        List<Moderation> decisions = records.decisions(submission.id());
        Optional<Moderation> last = decisions.reversed().stream().findFirst();
        List<SubmissionAnswer> answers = casework.answers(submission.id()).stream()
                .filter(a -> a.isPublic())
                .map(a -> new SubmissionAnswer(
                        a.code(),
                        a.agency(),
                        a.at(),
                        a.text(),
                        a.language(),
                        suspected(a.text(), a.language(), reader),
                        entry.stream()
                                .flatMap(e -> e.answers().stream())
                                .filter(copy -> copy.answer().equals(a.code()))
                                .flatMap(copy -> copy.hidden().stream())
                                .toList(),
                        entry.filter(RecordEntry::isVisible).stream()
                                .flatMap(e -> e.answers().stream())
                                .anyMatch(copy -> copy.answer().equals(a.code()))))
                .toList();
        // Who does not see what the writer hides from agencies reads another text, in which the spans of the public one
        // stand elsewhere.
        boolean bare = submission.masks().text().isEmpty()
                || caller.with(Right.READ_SUBMISSIONS).has(Right.READ_HIDDEN_WORDS);
        return new SubmissionFile(
                item(submission, reader),
                submission.mayBePublished(),
                entry.map(RecordEntry::title).orElse(null),
                bare ? entry.map(RecordEntry::hidden).orElse(List.of()) : List.of(),
                answers,
                last.map(Moderation::decision).orElse(null),
                last.map(Moderation::at).orElse(null),
                last.map(Moderation::moderator).orElse(null),
                last.map(Moderation::reason).orElse(null),
                decisions.stream()
                        .map(d -> new DecisionItem(d.at(), d.decision(), d.moderator(), d.reason()))
                        .toList());
    }

    private SubmissionItem item(Submission s, Language reader) {
        String county = directory.countyName(s.county());
        Identity me = caller.with(Right.READ_SUBMISSIONS);
        Submission.ShownWords words = s.words(!me.has(Right.READ_HIDDEN_WORDS));
        ShownPlace place = me.has(Right.MODERATE)
                ? new ShownPlace(county, words.municipality(), words.detail())
                : new ShownPlace(county, null, null);
        return new SubmissionItem(
                s.code(),
                s.state(),
                s.kind(),
                s.language(),
                words.title(),
                words.text(),
                county,
                place,
                s.topics(),
                s.receivedAt(),
                suspected(words.text(), s.language(), reader),
                records.ofSubmission(s.id()).orElse(null),
                s.withdrawnAt());
    }

    /** What is suspected in a text that a moderator has before them. */
    @Transactional(Transactional.TxType.SUPPORTS)
    @Needs(Right.READ_SUBMISSIONS)
    public List<SuspectedItem> suspected(String text, String language, Language reader) {
        return suspicions.in(text, language).stream()
                .map(f -> new SuspectedItem(f.start(), f.end(), f.kind(), messages.get(reader, f.why())))
                .toList();
    }
}
