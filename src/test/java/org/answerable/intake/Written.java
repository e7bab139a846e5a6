package org.answerable.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.redaction.Quotes;
import org.answerable.redaction.Redaction;

/**
 * Submissions for tests without a server: each begins as a plain complaint, and a test says what is different about its
 * own.
 *
 * <pre>{@code
 * Submission submission = Written.that("An officer stopped me.").allowingPublication().leavingOut("ice").submission();
 * Withdrawn withdrawn = Written.takenBack(submission);
 * }</pre>
 */
public final class Written {
    /** When they come in, where a test does not say otherwise. */
    public static final Instant AT = Instant.parse("2026-03-31T15:00:00Z");

    private final String text;
    private String title;
    private String municipality;
    private String detail;
    private String language = "en";
    private Kind kind = Kind.COMPLAINT;
    private Instant receivedAt = AT;
    private boolean publish;
    private boolean shareContact;
    private NewSubmission.NewContact contact;
    private Masks masks = Masks.NONE;
    private String disowned;
    private final List<String> topics = new ArrayList<>();
    private final List<String> agencies = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private Written(String text) {
        this.text = text;
    }

    public static Written that(String text) {
        return new Written(text);
    }

    public Written called(String words) {
        title = words;
        return this;
    }

    public Written at(String town, String where) {
        municipality = town;
        detail = where;
        return this;
    }

    public Written about(String... slugs) {
        topics.addAll(List.of(slugs));
        return this;
    }

    public Written to(String... slugs) {
        agencies.addAll(List.of(slugs));
        return this;
    }

    public Written leavingOut(String... slugs) {
        leftOut.addAll(List.of(slugs));
        return this;
    }

    /** Says that something public was sent in its writer's name by somebody else; as {@link Disowned#written}. */
    public Written disowning(String subject) {
        disowned = subject;
        return this;
    }

    public Written as(Kind what) {
        kind = what;
        return this;
    }

    public Written in(String tag) {
        language = tag;
        return this;
    }

    public Written receivedAt(Instant at) {
        receivedAt = at;
        return this;
    }

    public Written allowingPublication() {
        publish = true;
        return this;
    }

    public Written reachedBy(String email) {
        contact = new NewSubmission.NewContact(null, email, null, null);
        return this;
    }

    public Written sharingContact() {
        shareContact = true;
        return this;
    }

    /** Hides a name that stands in the text from agencies. */
    public Written hiding(String name) {
        int start = text.codePointCount(0, text.indexOf(name));
        masks = new Masks(
                List.of(new Redaction(start, start + name.codePointCount(0, name.length()), Barred.Kind.NAME)),
                masks.title(),
                masks.municipality(),
                masks.detail());
        return this;
    }

    public Submission submission() {
        NewSubmission sent = new NewSubmission(
                kind.tag(),
                text,
                title,
                language,
                topics,
                agencies,
                "55025",
                municipality,
                detail,
                null,
                publish,
                contact,
                shareContact,
                true,
                leftOut,
                List.of(),
                Submission.Channel.API,
                disowned);
        return new Submission("s1", "hash", sent, new Submission.Spoken(language, 1, "given"), masks, receivedAt);
    }

    /** A submission whose writer took it back at once. */
    public Submission takenBack() {
        Submission submission = submission();
        submission.withdraw(AT);
        return submission;
    }

    /** The writer decides anew who is left out. */
    public static void leaveOut(Submission submission, String... slugs) {
        submission.leaveOut(List.of(slugs));
    }

    /** What those hear who hold words of a submission, when its writer takes it back. */
    public static Withdrawn takenBack(Submission submission) {
        return new Withdrawn(submission, new Quotes().add(submission.text()));
    }

    /** What was given to the seal so far: {@code of} and text. */
    public static List<String> sealed(Withdrawn withdrawn) {
        return withdrawn.pieces().stream()
                .map(piece -> piece.of() + " " + piece.text())
                .toList();
    }
}
