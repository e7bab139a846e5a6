package org.answerable.publication;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.accounts.DraftKeeping;
import org.answerable.casework.Answer;
import org.answerable.casework.Answered;
import org.answerable.casework.Casework;
import org.answerable.intake.Intake;
import org.answerable.intake.PublicationForbidden;
import org.answerable.intake.Submission;
import org.answerable.intake.Withdrawn;
import org.answerable.journal.Journal;
import org.answerable.language.Barred;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.publication.RecordEntry.AnswerCopy;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.HiddenWords.Occurrence;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;

/** A moderator's decisions: publish with redactions, or withhold with a reason. */
@UseCase
public class Publishing {

    @Inject
    Intake intake;

    @Inject
    Casework casework;

    @Inject
    PublicRecords records;

    @Inject
    Suspicions suspicions;

    @Inject
    Caller caller;

    @Inject
    DraftKeeping drafts;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * What to publish.
     *
     * @param redactions of the submission's text
     * @param title the public title; {@code null}: the one already public, else the writer's, where nothing hidden
     *     stands in it and nothing in it looks personal; "" for none
     * @param answers redactions of the answers that are to be public, by answer id; {@code null} where none is named: a
     *     first publication takes all answers given so far, a later one adds none. Those already public stay, with the
     *     redactions they have
     * @param replace whether these redactions take the place of earlier ones; otherwise they are added to them
     * @param seen the public answers the moderator looked at; {@code null} where all that are there are meant
     * @param reason why something that was hidden in public is shown again; may be {@code null} where nothing is
     */
    public record Decision(
            List<Redaction> redactions,
            String title,
            Map<String, List<Redaction>> answers,
            boolean replace,
            Set<String> seen,
            String reason) {
        public Decision(
                List<Redaction> redactions, String title, Map<String, List<Redaction>> answers, boolean replace) {
            this(redactions, title, answers, replace, null, null);
        }
    }

    /**
     * What became public: the record's id, and what was hidden in answers that nobody had marked, because it is hidden
     * elsewhere.
     */
    public record Published(String record, List<AlsoHidden> alsoHidden) {}

    /** A part of an answer, in code points of the answer as written. */
    public record AlsoHidden(String answer, int start, int end, Barred.Kind kind) {}

    /** An answer on its way to the public. */
    private static final class Shown {
        private final Answer answer;
        private final boolean isNamed;
        private List<Redaction> hidden;

        Shown(Answer answer, boolean isNamed, List<Redaction> hidden) {
            this.answer = answer;
            this.isNamed = isNamed;
            this.hidden = hidden;
        }

        String code() {
            return answer.code();
        }

        HiddenWords words() {
            return HiddenWords.of(answer.text(), hidden);
        }
    }

    /**
     * Publishes the submission's text and answers, or renews what is published. What is hidden in one of them is hidden
     * in all: an answer that the moderator named is refused where it still says such a word, in the others the word is
     * hidden as well, and a title that says it goes.
     *
     * @throws Refusal.Conflict where the writer did not allow it or took it back, or an answer came that the moderator
     *     has not seen
     * @throws Refusal.Invalid where a redaction lies outside its text, the title or an answer named says a word that is
     *     hidden, an answer is not there or not public, or something hidden is shown again without a reason
     */
    @Transactional
    @Needs(Right.MODERATE)
    public Published publish(String code, Decision decision) {
        Submission submission = intake.toChange(code).orElseThrow(Refusal.NotFound::new);
        submission.publish();
        Redaction.check("/redactions", submission.text(), decision.redactions());
        Instant now = time.now();
        RecordEntry entry = records.entry(submission.id()).orElse(null);
        boolean isNew = entry == null;
        if (isNew) {
            entry = new RecordEntry(Codes.next(), submission, now);
        }
        List<Redaction> hidden = new ArrayList<>(decision.redactions());
        if (!isNew && !decision.replace()) {
            hidden.addAll(entry.hidden());
        }
        hidden = Redaction.merge(hidden);
        Map<String, AnswerCopy> before = new HashMap<>();
        entry.answers().forEach(copy -> before.put(copy.answer(), copy));
        List<Answer> given = casework.answers(submission.id()).stream()
                .filter(Answer::isPublic)
                .toList();
        List<Shown> shown = shown(decision, given, before, isNew);
        boolean isUncovered = !isNew && !Redaction.covers(hidden, entry.hidden())
                || shown.stream()
                        .anyMatch(s -> before.containsKey(s.code())
                                && !Redaction.covers(
                                        s.hidden, before.get(s.code()).hidden()));
        String reason = isUncovered ? TextRule.UNCOVERING.required("/reason", decision.reason()) : null;
        HiddenWords words = HiddenWords.of(Stream.concat(
                        Stream.of(HiddenWords.of(submission.text(), hidden)),
                        shown.stream().map(Shown::words))
                .toList());
        List<AlsoHidden> also = alsoHidden(words, shown);
        List<AnswerCopy> copies = shown.stream()
                .map(s -> new AnswerCopy(s.answer, submission, s.hidden))
                .toList();
        entry.show(
                submission,
                title(decision, submission, isNew ? null : entry.title(), isNew, words),
                hidden,
                copies,
                now);
        if (isNew) {
            records.add(entry);
        }
        if (isUncovered) {
            records.add(new Moderation(submission.id(), now, ModerationDecision.UNCOVERED, caller.actor(), reason));
            journal.record("record.uncovered", "record:" + entry.code(), reason);
        }
        records.add(new Moderation(submission.id(), now, ModerationDecision.PUBLISHED, caller.actor(), null));
        journal.record("record.published", "record:" + entry.code(), entry.words());
        if (shown.size() < given.size()) {
            submission.moderateAgain(); // An answer that nobody has looked at still waits.
        }
        return new Published(entry.code(), also);
    }

    /** The answers that this decision makes or keeps public, each with what is hidden in it. */
    private static List<Shown> shown(
            Decision decision, List<Answer> given, Map<String, AnswerCopy> before, boolean isNew) {
        Map<String, List<Redaction>> named = decision.answers() == null ? Map.of() : decision.answers();
        Set<String> unknown = new HashSet<>(named.keySet());
        List<Shown> shown = new ArrayList<>();
        for (Answer answer : given) {
            unknown.remove(answer.code());
            if (decision.seen() != null && !decision.seen().contains(answer.code())) {
                throw new Refusal.Conflict("publication.problem.unseen");
            }
            AnswerCopy earlier = before.get(answer.code());
            boolean isNamed = named.containsKey(answer.code());
            if (!isNamed && earlier == null && !(isNew && decision.answers() == null)) {
                continue;
            }
            List<Redaction> hidden = new ArrayList<>(named.getOrDefault(answer.code(), List.of()));
            Redaction.check("/answers/" + answer.code() + "/redactions", answer.text(), hidden);
            if (earlier != null && !(decision.replace() && isNamed)) {
                hidden.addAll(earlier.hidden());
            }
            shown.add(new Shown(answer, isNamed, Redaction.merge(hidden)));
        }
        if (!unknown.isEmpty()) {
            throw new Refusal.Invalid("/answers", "publication.fault.answer");
        }
        return shown;
    }

    /**
     * Hides in answers not named what is hidden elsewhere; what the moderator named and looked at is theirs to mark.
     */
    private static List<AlsoHidden> alsoHidden(HiddenWords words, List<Shown> shown) {
        List<Fault> faults = new ArrayList<>();
        List<AlsoHidden> also = new ArrayList<>();
        for (Shown answer : shown) {
            List<Occurrence> standing = words.in(
                    Redaction.apply(answer.answer.text(), answer.hidden).text());
            if (answer.isNamed) {
                standing.stream()
                        .map(Occurrence::words)
                        .distinct()
                        .forEach(word -> faults.add(
                                new Fault("/answers/" + answer.code(), "publication.fault.stands-in-answer", word)));
            } else if (!standing.isEmpty()) {
                List<Redaction> more = words.in(answer.answer.text()).stream()
                        .map(Occurrence::redaction)
                        .toList();
                more.forEach(r -> also.add(new AlsoHidden(answer.code(), r.start(), r.end(), r.kind())));
                answer.hidden = Redaction.merge(
                        Stream.concat(answer.hidden.stream(), more.stream()).toList());
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return also;
    }

    private String title(Decision decision, Submission submission, String published, boolean isNew, HiddenWords words) {
        if (decision.title() != null) {
            String title = TextRule.TITLE.optional("/title", decision.title());
            List<Occurrence> standing = words.in(title);
            if (!standing.isEmpty()) {
                throw new Refusal.Invalid(
                        "/title", "publication.fault.title", standing.getFirst().words());
            }
            return title.isEmpty() ? null : title;
        }
        if (!isNew && published != null) {
            return words.standIn(published) ? null : published;
        }
        String own = submission.title();
        return own == null
                        || words.standIn(own)
                        || !suspicions.in(own, submission.language()).isEmpty()
                ? null
                : own;
    }

    /** Keeps a submission from the public; what was public of it goes at once. */
    @Transactional
    @Needs(Right.MODERATE)
    public void withhold(String code, String reason) {
        Submission submission = intake.toChange(code).orElseThrow(Refusal.NotFound::new);
        String why = TextRule.REASON.required("/reason", reason);
        submission.withhold();
        hide(submission);
        records.add(new Moderation(submission.id(), time.now(), ModerationDecision.WITHHELD, caller.actor(), why));
        journal.record("record.withheld", "submission:" + code, why);
    }

    void forbidden(@Observes PublicationForbidden forbidden) {
        hide(forbidden.submission());
    }

    void withdrawn(@Observes Withdrawn withdrawn) {
        hide(withdrawn.submission());
        drafts.close("/desk/moderation/" + withdrawn.submission().code());
        records.decisions(withdrawn.submission().id()).forEach(decision -> decision.seal(withdrawn));
    }

    void answered(@Observes Answered answered) {
        if (answered.isPublic()) {
            answered.submission().moderateAgain();
        }
    }

    private void hide(Submission submission) {
        records.entry(submission.id()).filter(RecordEntry::isVisible).ifPresent(entry -> {
            entry.hide(time.now());
            journal.record("record.removed", "record:" + entry.code(), "");
        });
    }
}
