package org.answerable.intake;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.platform.Refusal;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Redaction.Redacted;

/**
 * What somebody wrote. It is created by {@link Submitting} and never changes in words; moderation moves its
 * {@link State}, its writer may withdraw it: then the words leave it for the seal, and a stub remains. It knows nothing
 * of who wrote.
 *
 * <p>It begins {@code RECEIVED}, or {@code AWAITING_MODERATION} where its writer allows publication. A moderator
 * publishes or withholds it and may decide anew; an answer that comes brings what is published back to the moderator.
 * The writer who forbids publication brings it back to {@code RECEIVED}, who allows it to {@code AWAITING_MODERATION}.
 * Withdrawn is final: {@link Consenting} refuses what comes after, and when the seal is erased only that is noted.
 *
 * <p>Published is never what its writer does not allow. Topics may be added by routing; what agencies do not see of the
 * words ({@link Masks}) and who is left out follow the writer's present consent.
 */
@Entity
public class Submission {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "submission_seq")
    @SequenceGenerator(name = "submission_seq", sequenceName = "submission_seq", allocationSize = 50)
    private Long id;

    private String code;

    @Column(name = "receipt_hash")
    private String receiptHash;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String title;
    private String text;
    private String language;

    @Column(name = "language_source")
    private String languageSource;

    @Column(name = "language_confidence")
    private double languageConfidence;

    private String county;
    private String municipality;
    private String detail;

    @Column(name = "occurred_on")
    private LocalDate occurredOn;

    private boolean publish;

    @Column(name = "share_contact")
    private boolean shareContact;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "erased_at")
    private Instant erasedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "submission_topic", joinColumns = @JoinColumn(name = "submission"))
    @Column(name = "topic")
    private Set<String> topics = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "submission_agency", joinColumns = @JoinColumn(name = "submission"))
    @Column(name = "agency")
    private Set<String> agencies = new LinkedHashSet<>();

    @Column(name = "mask_personal")
    private boolean maskPersonal;

    private String masks;

    @ElementCollection
    @CollectionTable(name = "submission_excluded", joinColumns = @JoinColumn(name = "submission"))
    @Column(name = "agency")
    private Set<String> excluded = new LinkedHashSet<>();

    /** As {@link Disowned#written}, or {@code null}. */
    private String about;

    protected Submission() {}

    /** By which way a submission came. */
    public enum Channel {
        PAGE,
        API,
        IMPORT,
        DEMO
    }

    Submission(String code, String receiptHash, NewSubmission written, Spoken spoken, Masks masks, Instant receivedAt) {
        this.code = code;
        this.receiptHash = receiptHash;
        this.kind = written.kind();
        this.title = written.title();
        this.text = written.text();
        this.language = spoken.tag();
        this.languageSource = spoken.source();
        this.languageConfidence = spoken.confidence();
        this.county = written.county();
        this.municipality = written.municipality();
        this.detail = written.detail();
        this.occurredOn = written.occurredOn();
        this.publish = written.publish();
        this.shareContact = written.contact() != null && written.shareContact();
        this.channel = written.channel();
        this.receivedAt = receivedAt;
        this.state = publish ? State.AWAITING_MODERATION : State.RECEIVED;
        this.topics.addAll(written.topics());
        this.agencies.addAll(written.agencies());
        this.maskPersonal = written.maskPersonal();
        this.masks = masks.write();
        this.excluded.addAll(written.excludeAgencies());
        this.about = written.about();
    }

    /**
     * The words as somebody reads them.
     *
     * @param masked where bars stand in {@code text}, in code points of it
     * @param titleMasked the same of {@code title}
     */
    public record ShownWords(
            String title,
            String text,
            String municipality,
            String detail,
            List<Redaction> masked,
            List<Redaction> titleMasked) {}

    /** The language of a text and how it is known: {@code given} or {@code detected}; confidence 0 to 1. */
    public record Spoken(String tag, double confidence, String source) {}

    public Long id() {
        return id;
    }

    /** The opaque id, which tells nothing to who does not hold it. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** Title and text as the journal hashes them. */
    static String words(String title, String text) {
        return text == null ? null : title == null ? text : title + "\n" + text;
    }

    /** The writer's title, or {@code null}. */
    public String title() {
        return title;
    }

    /** The words; empty once they are taken back. */
    public String text() {
        return text;
    }

    /** The BCP 47 tag. */
    public String language() {
        return language;
    }

    public Spoken spoken() {
        return new Spoken(language, languageConfidence, languageSource);
    }

    /** The FIPS code, or {@code null}. */
    public String county() {
        return county;
    }

    public String municipality() {
        return municipality;
    }

    /** Where exactly; for the ticket's own agency and the moderator, never public. */
    public String detail() {
        return detail;
    }

    public LocalDate occurredOn() {
        return occurredOn;
    }

    /** Whether the writer allowed publication after redaction. */
    public boolean mayBePublished() {
        return publish;
    }

    /** Whether what looks personal in the words is hidden from agencies, in what comes later as well. */
    public boolean masksPersonal() {
        return maskPersonal;
    }

    /** What agencies do not see. */
    public Masks masks() {
        return Masks.read(masks);
    }

    /** The same as the journal hashes it. */
    String hidden() {
        return masks;
    }

    /** The words as agencies read them, with bars in place of what the writer hides from them; or as they are. */
    public ShownWords words(boolean hidden) {
        if (!hidden) {
            return new ShownWords(title, text, municipality, detail, List.of(), List.of());
        }
        Masks spans = masks();
        Redacted shown = Redaction.apply(text, spans.text());
        Redacted shownTitle = title == null ? null : Redaction.apply(title, spans.title());
        return new ShownWords(
                shownTitle == null ? null : shownTitle.text(),
                shown.text(),
                bare(municipality, spans.municipality()),
                bare(detail, spans.detail()),
                shown.redactions(),
                shownTitle == null ? List.of() : shownTitle.redactions());
    }

    private static String bare(String line, List<Redaction> spans) {
        return line == null ? null : Redaction.apply(line, spans).text();
    }

    /** Whether its writer wants an agency to have nothing of it, now and later. */
    public boolean leavesOut(String agency) {
        return excluded.contains(agency);
    }

    /** The agencies that the writer left out. */
    public List<String> leftOut() {
        return excluded.stream().sorted().toList();
    }

    void leaveOut(Collection<String> agencies) {
        excluded.retainAll(agencies);
        excluded.addAll(agencies);
    }

    /** The writer decides anew what agencies see. */
    void mask(boolean personal, Masks spans) {
        maskPersonal = personal;
        masks = spans.write();
    }

    /** The writer decides anew whether it may be public; whether that changed anything. */
    boolean allowPublication(boolean allowed) {
        if (publish == allowed) {
            return false;
        }
        publish = allowed;
        state = allowed ? State.AWAITING_MODERATION : State.RECEIVED;
        return true;
    }

    /** The writer decides anew whether agencies may see the contact data, where there is any. */
    void shareContact(boolean share) {
        shareContact = share;
    }

    /**
     * What is public and was, as this message says, sent in its writer's name by somebody else. Such a message is never
     * public itself, and no rule gives it to an agency: it is the coordinating office's and the moderators'.
     */
    public Optional<Disowned> disowns() {
        return Optional.ofNullable(about).map(Disowned::read);
    }

    /** Whether the writer lets the agencies see the contact data. */
    public boolean sharesContact() {
        return shareContact;
    }

    /**
     * Whether others entered what its writer sent in another way. Nobody was given a receipt for it then, so that its
     * writer is reached by a letter or not at all.
     */
    public boolean wasImported() {
        return channel == Channel.IMPORT;
    }

    public Channel channel() {
        return channel;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    public State state() {
        return state;
    }

    public boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    /** When its writer took it back, or {@code null}. */
    public Instant withdrawnAt() {
        return withdrawnAt;
    }

    /** When the sealed words of what was taken back were erased, or {@code null}. */
    public Instant erasedAt() {
        return erasedAt;
    }

    public List<String> topics() {
        return topics.stream().sorted().toList();
    }

    /** The agencies the writer named. */
    public List<String> namedAgencies() {
        return agencies.stream().sorted().toList();
    }

    /** Adds topics found in the text; done once, at routing. */
    public void classify(Collection<String> found) {
        topics.addAll(found);
    }

    /**
     * A moderator publishes it.
     *
     * @throws Refusal.Conflict where the writer did not allow it, or withdrew it
     */
    public void publish() {
        if (isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        if (!publish) {
            throw new Refusal.Conflict("intake.problem.not-for-publication");
        }
        state = State.PUBLISHED;
    }

    /** A moderator keeps it from the public. */
    public void withhold() {
        if (isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
        if (!publish) {
            throw new Refusal.Conflict("intake.problem.not-for-publication");
        }
        state = State.WITHHELD;
    }

    /**
     * Something new came to what is published: a moderator has to look again. What is public stays as it is until then.
     */
    public void moderateAgain() {
        if (state == State.PUBLISHED) {
            state = State.AWAITING_MODERATION;
        }
    }

    /** The writer takes it back. */
    void withdraw(Instant now) {
        state = State.WITHDRAWN;
        withdrawnAt = now;
    }

    /** Gives the words of what was taken back away, together with those found elsewhere: here remains a stub. */
    SealedWords takeOut(List<SealedWords.Piece> pieces) {
        SealedWords words =
                new SealedWords(title, text, county, municipality, detail, occurredOn, namedAgencies(), pieces);
        title = null;
        text = "";
        masks = Masks.NONE.write();
        county = null;
        municipality = null;
        detail = null;
        occurredOn = null;
        agencies.clear();
        return words;
    }

    /** The sealed words are no more. */
    void erased(Instant now) {
        erasedAt = now;
    }
}
