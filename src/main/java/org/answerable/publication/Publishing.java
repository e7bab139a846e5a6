package org.answerable.publication;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.casework.Answer;
import org.answerable.casework.Answered;
import org.answerable.casework.Tickets;
import org.answerable.intake.Submission;
import org.answerable.intake.Submissions;
import org.answerable.intake.Withdrawn;
import org.answerable.journal.Journal;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.publication.RecordEntry.AnswerCopy;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;

/** A moderator's decisions: publish with redactions, or withhold with a reason. */
@UseCase
public class Publishing {
    private static final int MAX_TITLE = 200;
    private static final int MAX_REASON = 2_000;

    @Inject
    Submissions submissions;
    @Inject
    Tickets tickets;
    @Inject
    PublicRecords records;
    @Inject
    Suspicions suspicions;
    @Inject
    Caller caller;
    @Inject
    Journal journal;
    @Inject
    Time time;

    /**
     * What to publish.
     *
     * @param redactions of the submission's text
     * @param title the public title; {@code null}: the one already public, else the writer's where nothing in it looks personal; "" for none
     * @param answers redactions of answers, by answer id; an answer not named keeps those it has
     * @param replace whether these redactions take the place of earlier ones; otherwise they are added to them
     * @param seen the public answers the moderator looked at; {@code null} where all that are there are meant
     */
    public record Decision(List<Redaction> redactions, String title, Map<String, List<Redaction>> answers, boolean replace, Set<String> seen) {
        public Decision(List<Redaction> redactions, String title, Map<String, List<Redaction>> answers, boolean replace) {
            this(redactions, title, answers, replace, null);
        }
    }

    /**
     * Publishes the submission's text and the answers given so far that may be public, or renews what is published.
     *
     * @return the public record's id
     * @throws Refusal.Conflict where the writer did not allow it or took it back, or an answer came that the moderator has not seen
     * @throws Refusal.Invalid where a redaction lies outside its text, the title given says a word that is hidden in the text, or an answer
     *     is not there or not public
     */
    @Transactional
    @Needs(Right.MODERATE)
    public String publish(String code, Decision decision) {
        Submission submission = submissions.toChange(code).orElseThrow(Refusal.NotFound::new);
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
        List<AnswerCopy> copies = new ArrayList<>();
        Set<String> named = new HashSet<>(decision.answers().keySet());
        for (Answer answer : tickets.answers(submission.id())) {
            if (answer.isPublic()) {
                if (decision.seen() != null && !decision.seen().contains(answer.code())) {
                    throw new Refusal.Conflict("publication.problem.unseen");
                }
                List<Redaction> inAnswer = new ArrayList<>(decision.answers().getOrDefault(answer.code(), List.of()));
                Redaction.check("/answers/" + answer.code() + "/redactions", answer.text(), inAnswer);
                AnswerCopy earlier = before.get(answer.code());
                if (earlier != null && (!decision.replace() || !decision.answers().containsKey(answer.code()))) {
                    inAnswer.addAll(earlier.hidden());
                }
                copies.add(new AnswerCopy(answer, submission, Redaction.merge(inAnswer)));
                named.remove(answer.code());
            }
        }
        if (!named.isEmpty()) {
            throw new Refusal.Invalid("/answers", "publication.fault.answer");
        }
        entry.show(submission, title(decision, submission, isNew ? null : entry.title(), isNew, hidden), hidden, copies, now);
        if (isNew) {
            records.add(entry);
        }
        records.add(new Moderation(submission.id(), now, "published", caller.actor(), null));
        journal.record("record.published", "record:" + entry.code(), entry.view(List.of(), List.of(), Map.of()).text());
        return entry.code();
    }

    private String title(Decision decision, Submission submission, String published, boolean isNew, List<Redaction> hidden) {
        if (decision.title() != null) {
            String title = Texts.clean("/title", decision.title()).text().strip().replaceAll("\\s+", " ");
            if (Texts.length(title) > MAX_TITLE) {
                throw new Refusal.Invalid("/title", "intake.fault.too-long", MAX_TITLE, Texts.length(title));
            }
            HiddenWords.of(submission.text(), hidden).stream().filter(word -> HiddenWords.stands(word, title)).findFirst().ifPresent(word -> {
                throw new Refusal.Invalid("/title", "publication.fault.title", word);
            });
            return title.isEmpty() ? null : title;
        }
        if (!isNew && published != null) {
            return holdsHidden(published, submission.text(), hidden) ? null : published;
        }
        String own = submission.title();
        return own == null || holdsHidden(own, submission.text(), hidden) || !suspicions.in(own, submission.language()).isEmpty() ? null : own;
    }

    /** Whether a title repeats something that is hidden in the text. */
    private static boolean holdsHidden(String title, String text, List<Redaction> hidden) {
        String lower = title.toLowerCase(Locale.ROOT);
        for (Redaction redaction : hidden) {
            for (String word : Texts.slice(text, redaction.start(), redaction.end()).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (word.length() >= 3 && lower.contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Keeps a submission from the public; what was public of it goes at once. */
    @Transactional
    @Needs(Right.MODERATE)
    public void withhold(String code, String reason) {
        Submission submission = submissions.toChange(code).orElseThrow(Refusal.NotFound::new);
        String why = Texts.clean("/reason", reason == null ? "" : reason).text().strip();
        if (why.isEmpty()) {
            throw new Refusal.Invalid("/reason", "platform.fault.required");
        }
        if (Texts.length(why) > MAX_REASON) {
            throw new Refusal.Invalid("/reason", "intake.fault.too-long", MAX_REASON, Texts.length(why));
        }
        submission.withhold();
        hide(submission);
        records.add(new Moderation(submission.id(), time.now(), "withheld", caller.actor(), why));
        journal.record("record.withheld", "submission:" + code, why);
    }

    void withdrawn(@Observes Withdrawn withdrawn) {
        hide(withdrawn.submission());
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
