package org.answerable.publication;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.answerable.casework.Answer;
import org.answerable.intake.Submission;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;
import org.answerable.language.Translations;
import org.answerable.platform.Time;
import org.answerable.redaction.Redaction;

/**
 * The row of a public record: redacted copies only. It is made at the first publishing and renewed at each further one,
 * under the same code; it is emptied and hidden where its writer takes the submission back or forbids publication, or a
 * moderator withholds it, and comes back with a later publishing. What stood under a bar is in none of its copies;
 * where a moderator hid something is kept as offsets of the text as written. Of when it was sent it holds the day.
 */
@Entity
@Table(name = "public_record")
class RecordEntry {
    /** Of more, the latest are remembered: the column has no room for others. */
    private static final int MOST_CHANGES = 200;

    private static final Detector DETECTOR = new Detector();

    /** A public answer's copy. */
    @Embeddable
    static class AnswerCopy {
        private String answer;
        private String agency;
        private Instant at;
        private String text;
        private String language;
        private String redactions;
        /** As {@link Stretch#written}; {@code null} where the version before wrote the row. */
        private String stretches;

        @Column(name = "source_redactions")
        private String sourceRedactions;

        private int days;

        protected AnswerCopy() {}

        AnswerCopy(Answer answer, Submission asked, List<Redaction> hidden) {
            Redaction.Redacted shown = Redaction.apply(answer.text(), hidden);
            this.answer = answer.code();
            this.agency = answer.agency();
            this.at = answer.at();
            this.text = shown.text();
            this.language = answer.language();
            this.stretches = cut(text, language);
            this.redactions = Redaction.write(shown.redactions());
            this.sourceRedactions = Redaction.write(hidden);
            this.days = (int) ChronoUnit.DAYS.between(Time.day(asked.receivedAt()), Time.day(answer.at()));
        }

        String agency() {
            return agency;
        }

        String answer() {
            return answer;
        }

        List<Redaction> hidden() {
            return Redaction.read(sourceRedactions);
        }

        Translations.Source source() {
            return PublicRecord.PublicAnswer.source(answer, text);
        }

        PublicRecord.PublicAnswer view(Map<Translations.Source, List<Translations.Translation>> translations) {
            return new PublicRecord.PublicAnswer(
                    answer,
                    agency,
                    at,
                    text,
                    language,
                    Redaction.read(redactions),
                    translations.getOrDefault(source(), List.of()),
                    stretches);
        }
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "public_record_seq")
    @SequenceGenerator(name = "public_record_seq", sequenceName = "public_record_seq", allocationSize = 50)
    private Long id;

    private String code;
    private Long submission;
    private String kind;
    private String language;
    private String title;
    private String text;
    private String redactions;
    /** As {@link Stretch#written}; {@code null} where the version before published it. */
    private String stretches;

    @Column(name = "source_redactions")
    private String sourceRedactions;

    @Column(name = "submitted_on")
    private LocalDate submittedOn;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** When what is shown became other words, in milliseconds, oldest first, separated by blanks; or {@code null}. */
    private String changes;

    private String county;
    private boolean visible;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "public_record_topic", joinColumns = @JoinColumn(name = "record"))
    @Column(name = "topic")
    private Set<String> topics = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "public_answer", joinColumns = @JoinColumn(name = "record"))
    private List<AnswerCopy> answers = new ArrayList<>();

    protected RecordEntry() {}

    RecordEntry(String code, Submission submission, Instant now) {
        this.code = code;
        this.submission = submission.id();
        this.kind = submission.kind().tag();
        this.language = submission.language();
        this.submittedOn = Time.day(submission.receivedAt());
        this.publishedAt = now;
    }

    /** Makes the present redacted state of a submission and its answers what the public reads. */
    void show(Submission written, String publicTitle, List<Redaction> hidden, List<AnswerCopy> copies, Instant now) {
        Redaction.Redacted shown = Redaction.apply(written.text(), hidden);
        String before = text == null ? null : shownWords();
        text = shown.text();
        stretches = cut(text, language);
        redactions = Redaction.write(shown.redactions());
        sourceRedactions = Redaction.write(hidden);
        title = publicTitle;
        county = written.county();
        topics.clear();
        topics.addAll(written.topics());
        answers.clear();
        answers.addAll(copies);
        updatedAt = now;
        visible = true;
        if (before != null && !before.equals(shownWords())) {
            changed(now);
        }
    }

    private static String cut(String text, String language) {
        return Stretch.written(DETECTOR.stretches(text, new Language(language)));
    }

    private String shownWords() {
        return Citation.text(
                title, text, answers().stream().map(copy -> copy.text).toList());
    }

    private void changed(Instant now) {
        List<String> all = new ArrayList<>(changes == null ? List.of() : List.of(changes.split(" ")));
        all.add(Long.toString(now.toEpochMilli()));
        changes = String.join(" ", all.subList(Math.max(0, all.size() - MOST_CHANGES), all.size()));
    }

    /** What a decision about it rests on. */
    NameClaim.Standing standing() {
        List<Instant> all = changes();
        return new NameClaim.Standing(code, visible, all.isEmpty() ? null : all.getLast(), !hidden().isEmpty());
    }

    private List<Instant> changes() {
        return changes == null
                ? List.of()
                : Stream.of(changes.split(" "))
                        .map(at -> Instant.ofEpochMilli(Long.parseLong(at)))
                        .toList();
    }

    /** Gone from the public: the copies are emptied, so that nothing is left to leak. */
    void hide(Instant now) {
        visible = false;
        text = "";
        title = null;
        stretches = null;
        redactions = "[]";
        answers.clear();
        topics.clear();
        updatedAt = now;
    }

    Long id() {
        return id;
    }

    String code() {
        return code;
    }

    Long submission() {
        return submission;
    }

    boolean isVisible() {
        return visible;
    }

    String title() {
        return title;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** What is hidden, in offsets of the text as written; for moderators. */
    List<Redaction> hidden() {
        return Redaction.read(sourceRedactions);
    }

    List<AnswerCopy> answers() {
        return answers.stream()
                .sorted(Comparator.comparing((AnswerCopy a) -> a.at))
                .toList();
    }

    /** All words that are public with it, as the journal hashes them. */
    String words() {
        Map<String, String> words = new TreeMap<>();
        answers.forEach(copy -> words.put(copy.answer(), copy.text));
        return words(title, text, words);
    }

    /** @param answers texts by the answer's id, sorted */
    static String words(String title, String text, Map<String, String> answers) {
        return title + "\n" + text + "\n" + answers;
    }

    /** What the public reads here: the text first, then the answers. */
    List<Translations.Source> sources() {
        List<Translations.Source> sources = new ArrayList<>(List.of(PublicRecord.source(code, title, text)));
        answers().forEach(copy -> sources.add(copy.source()));
        return sources;
    }

    PublicRecord view(
            List<PublicRecord.PublicTicket> tickets,
            List<PublicRecord.PublicCommitment> commitments,
            Map<Translations.Source, List<Translations.Translation>> translations) {
        return new PublicRecord(
                code,
                kind,
                language,
                title,
                text,
                stretches,
                Redaction.read(redactions),
                submittedOn,
                publishedAt,
                updatedAt,
                changes(),
                county,
                topics.stream().sorted().toList(),
                tickets,
                answers().stream().map(copy -> copy.view(translations)).toList(),
                commitments,
                translations.getOrDefault(PublicRecord.source(code, title, text), List.of()));
    }
}
