package org.answerable.translation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.answerable.casework.WritersWords;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;

/**
 * One text for one language: waiting, drafted by a machine, or reviewed by a person and so to be read.
 *
 * <p>It arises, once for each text and language, where a text comes that somebody reads in another language; who waits
 * for it sets its place in the queue, which only ever moves forward. A machine drafts what waits; a person reviews what
 * waits or was drafted, and may review it again; nothing leads back. It belongs to the words whose hash it holds: a
 * text that changes gets a passage of its own, which takes over who waited, and {@link Clearing} takes the old one
 * away. What a machine wrote stays marked as its own until a person changes a word of it.
 */
@Entity
class Passage {
    /** Who waits first: an agency, to read what a writer wrote. */
    static final int AGENCY = -1;

    /** Who waits: a writer for an answer; readers who asked; nobody in particular. The smaller comes first. */
    static final int WRITER = 0;

    static final int READERS = 1;
    static final int NOBODY = 2;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "passage_seq")
    @SequenceGenerator(name = "passage_seq", sequenceName = "passage_seq", allocationSize = 50)
    private Long id;

    private String code;
    private String subject;
    private String place;

    @Column(name = "source_hash")
    private String sourceHash;

    @Column(name = "source_language")
    private String sourceLanguage;

    @Column(name = "target_language")
    private String targetLanguage;
    /** The tag of the target that the journal has of title and text; {@code null} where it is the present one. */
    @Column(name = "recorded_language")
    private String recordedLanguage;

    private int urgency;
    private int asked;
    private Instant since;

    @Column(name = "due_by")
    private Instant dueBy;
    /** By its tag, as the column has always had it. */
    private String state;

    private String title;
    private String text;
    private boolean machine;

    @Column(name = "draft_tries")
    private int draftTries;

    @Column(name = "draft_next")
    private Instant draftNext;

    private String reviewer;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    @Version
    private int version;

    protected Passage() {}

    /**
     * A passage that waits.
     *
     * @param place where its words are read: {@code record:CODE}, {@code town-hall:SLUG} or {@code commitment:CODE}
     *     what the public reads there, {@code ticket:CODE} what an agency wrote to a writer, or a writer to an agency
     */
    Passage(
            String code,
            String subject,
            String place,
            String sourceHash,
            Language source,
            Language target,
            int urgency,
            Instant since) {
        this.code = code;
        this.subject = subject;
        this.place = place;
        this.sourceHash = sourceHash;
        this.sourceLanguage = source.tag();
        this.targetLanguage = target.tag();
        this.urgency = urgency;
        this.since = since;
        this.state = PassageState.WAITING.tag();
        this.draftNext = since;
    }

    Long id() {
        return id;
    }

    String code() {
        return code;
    }

    String subject() {
        return subject;
    }

    String place() {
        return place;
    }

    /** Whether what it is made of is public. */
    boolean isPublic() {
        return !place.startsWith("ticket:");
    }

    /** Whether it is what a writer wrote, for an agency to read; nobody else ever does. */
    boolean isForAgency() {
        return WritersWords.KINDS.contains(kind());
    }

    /** By when an agency needs it: the first of them. */
    void due(Instant by) {
        dueBy = dueBy == null || by.isBefore(dueBy) ? by : dueBy;
    }

    /** By what it stands in the queue among those who wait as urgently. */
    Instant order() {
        return urgency == AGENCY && dueBy != null ? dueBy : since;
    }

    /** The id in its place. */
    String placeId() {
        return place.substring(place.indexOf(':') + 1);
    }

    /** {@code record|answer|message|meeting|agenda|minutes|commitment|evidence|submission|place|reply}. */
    String kind() {
        return subject.substring(0, subject.indexOf(':'));
    }

    String sourceHash() {
        return sourceHash;
    }

    Language source() {
        return new Language(sourceLanguage);
    }

    Language target() {
        return new Language(targetLanguage);
    }

    int urgency() {
        return urgency;
    }

    int asked() {
        return asked;
    }

    Instant since() {
        return since;
    }

    PassageState state() {
        return PassageState.of(state).orElseThrow();
    }

    boolean isReviewed() {
        return state() == PassageState.REVIEWED;
    }

    /** The title in the target language, or {@code null}. */
    String title() {
        return title;
    }

    /** The text in the target language; {@code null} while there is none. */
    String text() {
        return text;
    }

    /** Whether title and text are a machine's. */
    boolean isMachine() {
        return machine;
    }

    String reviewer() {
        return reviewer;
    }

    Instant reviewedAt() {
        return reviewedAt;
    }

    /** A reader wishes for it; whether that moves it forward. */
    boolean ask() {
        asked++;
        boolean moves = urgency > READERS;
        waits(READERS);
        return moves;
    }

    /** Somebody waits for it who did not before. */
    void waits(int who) {
        urgency = Math.min(urgency, who);
    }

    /** Takes over who waits for an earlier state of the same text. */
    void follow(Passage earlier) {
        asked = Math.max(asked, earlier.asked);
        urgency = Math.min(urgency, earlier.urgency);
        since = earlier.since.isBefore(since) ? earlier.since : since;
    }

    boolean mayBeDrafted(Instant now) {
        return state() == PassageState.WAITING && !draftNext.isAfter(now);
    }

    /** A machine is about to try; nobody else does until then. */
    void tryDraft(Instant until) {
        draftTries++;
        draftNext = until;
    }

    int draftTries() {
        return draftTries;
    }

    void draftAgain(Instant at) {
        draftNext = at;
    }

    /** A machine's draft; what a person has already done stands. */
    boolean draft(String newTitle, String newText) {
        if (state() != PassageState.WAITING) {
            return false;
        }
        title = newTitle;
        text = newText;
        machine = true;
        recordedLanguage = null;
        state = PassageState.DRAFTED.tag();
        return true;
    }

    /**
     * A person has read it against the source: from now on it is shown. What a machine wrote stays its own until a word
     * is changed.
     */
    void review(String newTitle, String newText, String by, Instant now) {
        machine = machine && Objects.equals(title, newTitle) && newText.equals(text);
        title = newTitle;
        text = newText;
        recordedLanguage = null;
        state = PassageState.REVIEWED.tag();
        reviewer = by;
        reviewedAt = reviewedAt == null ? now : reviewedAt;
    }

    Translation translation() {
        return new Translation(targetLanguage, title, text, machine);
    }
}
