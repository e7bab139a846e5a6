package org.answerable.intake;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Topic;
import org.answerable.intake.NewSubmission.NewContact;
import org.answerable.intake.Submission.Spoken;
import org.answerable.journal.Journal;
import org.answerable.language.Detection;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.office.Reception;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.platform.mail.MailAddress;

/** Taking in what somebody sends: checked, kept, routed and acknowledged in one transaction. */
@UseCase
public class Submitting {
    static final int MAX_CHOICES = 10;
    static final int MAX_LEFT_OUT = 100;

    /** What is told of what was kept: marks that nobody sees are gone. */
    static final String MARKS_REMOVED = "intake.note.marks-removed";

    @Inject
    Submissions submissions;

    @Inject
    Contacts contacts;

    @Inject
    Directory directory;

    @Inject
    Detector detector;

    @Inject
    Reception reception;

    @Inject
    Masking masking;

    @Inject
    Handling handling;

    @Inject
    FalseNames falseNames;

    @Inject
    Journal journal;

    @Inject
    Keys keys;

    @Inject
    Time time;

    /** A request that may be repeated: the client's key and the exact body. */
    public record Repeatable(String key, String body) {}

    /**
     * Checks without keeping: what a step of the form shows before the next.
     *
     * @return the faults, none where it could be sent
     */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Fault> check(NewSubmission written) {
        try {
            clean(written, new ArrayList<>());
            return List.of();
        } catch (Refusal.Invalid invalid) {
            return invalid.faults();
        }
    }

    /** Whether something is public, so that somebody may say that it was sent in their name by others. */
    @Needs(Right.PUBLIC)
    @Transactional
    public boolean mayDisown(String id) {
        return falseNames.find(id).isPresent();
    }

    /** The language that a text seems to be in, written on a page of the reader's language. */
    @Needs(Right.PUBLIC)
    @Transactional(Transactional.TxType.SUPPORTS)
    public Detection detect(String text, Language reader) {
        return detector.detect(text, reader);
    }

    /**
     * What would become of a submission. Nothing of it is kept: no row, no entry in the journal, no answered request.
     *
     * @param asked whom it would go to if nobody were left out
     * @param tickets whom it goes to, and why
     * @param personal what looks personal in it, whether or not the writer hides it
     * @param masks what agencies do not see
     * @param place what the list of municipalities says about the place
     */
    public record Preview(
            Spoken language,
            List<Handling.Recipient> asked,
            List<Handling.Recipient> tickets,
            Masks personal,
            Masks masks,
            NewSubmission written,
            PlaceHint place) {}

    /**
     * Goes the whole way of a submission but for keeping it.
     *
     * @throws Refusal.Invalid where it could not be sent, with every fault
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Preview preview(NewSubmission written, Language reader) {
        NewSubmission clean = clean(written, new ArrayList<>());
        Spoken spoken = spoken(clean, reader);
        Masks personal = masking.in(clean, spoken.tag());
        Masks masks = masks(clean, personal);
        Submission unkept = new Submission("", "", clean, spoken, masks, time.now());
        return new Preview(
                spoken,
                handling.foresee(unkept, true, reader),
                handling.foresee(unkept, false, reader),
                personal,
                masks,
                clean,
                PlaceHint.of(clean.county(), clean.municipality()));
    }

    /**
     * The topics that the words seem to speak of, the most likely first; none where it could not be sent yet. Keeps
     * nothing.
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<String> likelyTopics(NewSubmission written, Language reader) {
        if (!check(written).isEmpty()) {
            return List.of();
        }
        NewSubmission clean = clean(written, new ArrayList<>());
        return handling.likelyTopics(new Submission("", "", clean, spoken(clean, reader), Masks.NONE, time.now()));
    }

    private static Masks masks(NewSubmission written, Masks personal) {
        if (!written.maskPersonal()) {
            return Masks.NONE;
        }
        List<String> shown = written.shownWords();
        return new Masks(
                Masking.without(written.text(), personal.text(), shown),
                Masking.without(written.title(), personal.title(), shown),
                Masking.without(written.municipality(), personal.municipality(), shown),
                Masking.without(written.detail(), personal.detail(), shown));
    }

    private Spoken spoken(NewSubmission clean, Language reader) {
        if (clean.language() != null) {
            return new Spoken(clean.language(), 1, "given");
        }
        Detection found =
                detector.detect(clean.title() == null ? clean.text() : clean.title() + "\n" + clean.text(), reader);
        return new Spoken(found.language().tag(), found.confidence(), "detected");
    }

    /**
     * Takes a submission in.
     *
     * @param reader in which language the acknowledgement gives its reasons; between variants of a language, the one it
     *     was written in
     * @throws Refusal.Invalid with every fault of what was written
     * @throws Refusal.Closed where nobody would read it
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public Acknowledgement submit(NewSubmission written, Language reader) {
        return take(written, Receipt.next(), reader);
    }

    /**
     * Takes a submission in, once, however often the same request comes: the first answer again while it is remembered
     * ({@link Forgetting}), and after that what the submission itself still tells. A receipt follows from key and body,
     * so the same request always finds its own.
     *
     * @throws Refusal.Conflict where the key was used with another body
     */
    @Transactional(rollbackOn = Exception.class)
    @Needs(Right.PUBLIC)
    public Acknowledgement submit(NewSubmission written, Repeatable request, Language reader) {
        String keyHash = keys.hash("idempotency", request.key());
        String bodyHash = keys.hash("idempotency-body", request.body());
        Receipt receipt = Receipt.from(keys.bytes("idempotency-receipt", request.key() + "\u0000" + request.body()));
        Optional<Idempotency> before = submissions.answered(keyHash);
        if (before.isPresent()) {
            if (!before.get().bodyHash().equals(bodyHash)) {
                throw new Refusal.Conflict("intake.problem.idempotency");
            }
            return AcknowledgementText.read(before.get().answer(), receipt);
        }
        Optional<Submission> forgotten = submissions.byReceipt(hash(receipt));
        if (forgotten.isPresent()) {
            return again(forgotten.get(), written, receipt, reader);
        }
        Acknowledgement acknowledgement = take(written, receipt, reader);
        Submission submission = submissions.byReceipt(hash(receipt)).orElseThrow();
        submissions.answered(new Idempotency(
                keyHash, bodyHash, submission.id(), AcknowledgementText.write(acknowledgement), time.real()));
        return acknowledgement;
    }

    private Acknowledgement again(Submission submission, NewSubmission written, Receipt receipt, Language reader) {
        List<Fault> cleaned = new ArrayList<>();
        try {
            clean(written, cleaned);
        } catch (Refusal.Invalid changed) {
            // An agency or topic of then is gone by now. It was taken in all the same, and that is what was asked.
            cleaned.removeIf(fault -> !fault.key().equals(MARKS_REMOVED));
        }
        return new Acknowledgement(
                receipt,
                submission.code(),
                submission.spoken(),
                handling.begun(submission, reader),
                submission.masks(),
                cleaned);
    }

    private Acknowledgement take(NewSubmission written, Receipt receipt, Language reader) {
        reception.ask();
        List<Fault> cleaned = new ArrayList<>();
        NewSubmission clean = clean(written, cleaned);
        Spoken spoken = spoken(clean, reader);
        Masks masks = clean.maskPersonal() ? masks(clean, masking.in(clean, spoken.tag())) : Masks.NONE;
        Submission submission = new Submission(Codes.next(), hash(receipt), clean, spoken, masks, time.now());
        submissions.add(submission);
        if (clean.about() != null) {
            falseNames.said(submission);
        }
        if (clean.contact() != null) {
            contacts.keep(submission, clean.contact());
        }
        journal.record(
                "submission.received",
                "submission:" + submission.code(),
                Submission.words(submission.title(), submission.text()));
        journal.record("submission.consented", "submission:" + submission.code(), Consenting.chosen(submission));
        return new Acknowledgement(
                receipt, submission.code(), spoken, handling.begin(submission, reader), masks, cleaned);
    }

    private String hash(Receipt receipt) {
        return keys.hash("receipt", receipt.code());
    }

    private NewSubmission clean(NewSubmission written, List<Fault> cleaned) {
        List<Fault> faults = new ArrayList<>();
        if (Kind.of(written.kindTag()).isEmpty()) {
            faults.add(new Fault("/kind", written.kindTag() == null ? "platform.fault.required" : "intake.fault.kind"));
        }
        List<String> removed = new ArrayList<>();
        String text = TextRule.STORY.required("/text", written.text(), faults, removed);
        String title = given(TextRule.STORY_TITLE, "/title", written.title(), faults, removed);
        String language = null;
        if (written.language() != null && !written.language().isBlank()) {
            language = Languages.parse(written.language()).map(Language::tag).orElse(null);
            if (language == null) {
                faults.add(new Fault("/language", "intake.fault.language"));
            }
        }
        List<String> topics = choices(
                "/topics",
                written.topics(),
                MAX_CHOICES,
                slug -> directory.topic(slug).filter(Topic::active).isPresent(),
                "intake.fault.topic",
                faults);
        List<String> agencies = choices(
                "/agencies",
                written.agencies(),
                MAX_CHOICES,
                slug -> directory.agency(slug).filter(Agency::active).isPresent(),
                "intake.fault.agency",
                faults);
        List<String> excluded = leftOut(written.excludeAgencies(), agencies, faults);
        String county = null;
        if (written.county() != null && !written.county().isBlank()) {
            county = directory.fips(written.county()).orElse(null);
            if (county == null) {
                faults.add(new Fault("/place/county", "intake.fault.county"));
            }
        }
        String municipality =
                given(TextRule.MUNICIPALITY, "/place/municipality", written.municipality(), faults, removed);
        String detail = given(TextRule.PLACE_DETAIL, "/place/detail", written.detail(), faults, removed);
        LocalDate day = written.occurredOn();
        if (day != null && (day.isAfter(time.today()) || day.getYear() < 1900)) {
            faults.add(new Fault("/occurredOn", "intake.fault.occurred"));
        }
        NewContact contact = written.contact() == null ? null : contact(written.contact(), faults, removed);
        Optional<Disowned> disowned = written.about() == null ? Optional.empty() : disowned(written, agencies, faults);
        removed.forEach(pointer -> cleaned.add(new Fault(pointer, MARKS_REMOVED)));
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return new NewSubmission(
                written.kindTag(),
                text,
                title,
                language,
                topics,
                agencies,
                county,
                municipality,
                detail,
                day,
                written.publish(),
                contact,
                written.shareContact(),
                written.maskPersonal(),
                excluded,
                written.shownWords() == null ? List.of() : written.shownWords(),
                written.channel(),
                disowned.map(Disowned::written).orElse(null));
    }

    /**
     * What was sent in the writer's name. What is said about it is not published, as that would tell who said it, and
     * no agency is asked for an answer. Whoever asks learns of an id what its page tells as well, whether it is public.
     */
    private Optional<Disowned> disowned(NewSubmission written, List<String> agencies, List<Fault> faults) {
        Optional<Disowned> found = falseNames.find(written.about());
        if (found.isEmpty()) {
            faults.add(new Fault("/about/id", "intake.fault.disowned"));
        }
        if (written.publish()) {
            faults.add(new Fault("/publish", "intake.fault.disowned-public"));
        }
        if (!agencies.isEmpty()) {
            faults.add(new Fault("/agencies", "intake.fault.disowned-agencies"));
        }
        return found;
    }

    /**
     * The agencies to leave out: any but the coordinating office, which has what others do not have, and those that the
     * writer asks to answer.
     */
    List<String> leftOut(List<String> given, List<String> named, List<Fault> faults) {
        List<String> excluded = choices(
                "/excludeAgencies",
                given,
                MAX_LEFT_OUT,
                slug -> directory.agency(slug).isPresent(),
                "intake.fault.agency",
                faults);
        for (int i = 0; i < excluded.size(); i++) {
            if (excluded.get(i).equals(Identity.OFFICE)) {
                faults.add(new Fault("/excludeAgencies/" + i, "intake.fault.office-left-out"));
            } else if (named.contains(excluded.get(i))) {
                faults.add(new Fault("/excludeAgencies/" + i, "intake.fault.named-and-left-out"));
            }
        }
        return excluded;
    }

    private static NewContact contact(NewContact given, List<Fault> faults, List<String> removed) {
        String name = given(TextRule.CONTACT_NAME, "/contact/name", given.name(), faults, removed);
        String email = given(TextRule.MAIL_ADDRESS, "/contact/email", given.email(), faults, removed);
        if (email != null && !MailAddress.is(email)) {
            faults.add(new Fault("/contact/email", "intake.fault.email"));
        }
        String phone = given(TextRule.TELEPHONE, "/contact/phone", given.phone(), faults, removed);
        String language = null;
        if (given.language() != null && !given.language().isBlank()) {
            language = Languages.parse(given.language()).map(Language::tag).orElse(null);
            if (language == null) {
                faults.add(new Fault("/contact/language", "intake.fault.language"));
            }
        }
        NewContact contact = new NewContact(name, email, phone, language);
        return contact.none() ? null : contact;
    }

    private static List<String> choices(
            String pointer,
            List<String> given,
            int most,
            java.util.function.Predicate<String> known,
            String key,
            List<Fault> faults) {
        List<String> all = given == null ? List.of() : given;
        Set<String> chosen = new LinkedHashSet<>(all);
        if (chosen.size() > most) {
            faults.add(new Fault(pointer, "intake.fault.choices", most));
            return List.of();
        }
        for (int i = 0; i < all.size(); i++) {
            if (!known.test(all.get(i))) {
                faults.add(new Fault(pointer + "/" + i, key));
            }
        }
        return List.copyOf(chosen);
    }

    /** One field; {@code null} where nothing is left of it, or where it is refused. */
    private static String given(TextRule rule, String pointer, String sent, List<Fault> faults, List<String> removed) {
        int before = faults.size();
        String text = rule.optional(pointer, sent, faults, removed);
        return text.isEmpty() || faults.size() > before ? null : text;
    }
}
