package org.answerable.office;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.OfficeTexts;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Sha256;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;

/** What an administrator writes in place of the product's texts, language by language. */
@UseCase
public class OwnTextKeeping {
    @Inject
    OwnTextRows rows;

    @Inject
    OwnTexts texts;

    @Inject
    Offices offices;

    @Inject
    Messages messages;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * One text of a part.
     *
     * @param product as the product came
     * @param english as it stands in English now
     * @param words as it stands now
     * @param isOwn whether the office wrote it
     * @param isOlder whether the office changed the English one since
     */
    public record Entry(String key, String product, String english, String words, boolean isOwn, boolean isOlder) {}

    /**
     * The texts of a part in a language.
     *
     * @param seen stands for what is there now: given with a change, it says on what that rests
     */
    public record Texts(Part part, Language language, List<Entry> entries, String seen) {}

    /** How a part stands in each language. */
    public record Overview(Part part, Map<String, OwnTexts.Standing> languages) {}

    /** All parts. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Overview> overview() {
        List<Overview> all = new ArrayList<>();
        for (Part part : Part.values()) {
            Map<String, OwnTexts.Standing> languages = new HashMap<>();
            Languages.UI.forEach(language -> languages.put(language.tag(), texts.standing(part, language)));
            all.add(new Overview(part, languages));
        }
        return all;
    }

    /** One part in one language. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Texts texts(Part part, Language language) {
        return now(part, language);
    }

    private Texts now(Part part, Language language) {
        Map<String, OwnText> known = rows.of(part).stream().collect(Collectors.toMap(OwnText::id, text -> text));
        List<Entry> entries = new ArrayList<>();
        StringBuilder state = new StringBuilder();
        for (String key : part.keys()) {
            OwnText here = known.get(OwnText.id(key, language));
            OwnText english = known.get(OwnText.id(key, Language.ENGLISH));
            Optional<String> own = Optional.ofNullable(here).flatMap(OwnText::words);
            String product = messages.all(language).get(key);
            entries.add(new Entry(
                    key,
                    product,
                    Optional.ofNullable(english)
                            .flatMap(OwnText::words)
                            .orElse(messages.all(Language.ENGLISH).get(key)),
                    own.orElse(product),
                    own.isPresent(),
                    OwnTexts.isOlder(
                            here == null ? null : here.changedAt(), english == null ? null : english.changedAt())));
            state.append(key).append('\n').append(own.orElse("")).append('\n');
        }
        return new Texts(part, language, entries, Sha256.hex(state.toString().getBytes(StandardCharsets.UTF_8), 8));
    }

    /**
     * Writes texts of a part in a language. What is sent empty, or as the product has it, is the product's own again.
     * What is sent unchanged is taken as looked at: it is not older than the English any more.
     *
     * @param sent by key, at most 4,000 characters each; keys that are absent stay as they are
     * @param seen of {@link Texts}, what the change rests on
     * @throws Refusal.Invalid with every fault: a key that is none of the part's, a text that is too long, that cannot
     *     be read as a pattern, or that lacks what the product puts into it
     * @throws Refusal.Conflict where somebody changed it meanwhile
     */
    @Transactional
    @Needs(Right.EDIT_OFFICE)
    public Texts write(Part part, Language language, Map<String, String> sent, String seen) {
        offices.toChange(); // One at a time: the rows that there are not yet cannot be locked.
        Texts before = now(part, language);
        Map<String, Entry> entries = before.entries().stream().collect(Collectors.toMap(Entry::key, entry -> entry));
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = new HashMap<>();
        sent.forEach((key, typed) -> {
            Entry entry = entries.get(key);
            if (entry == null) {
                faults.add(new Fault("/texts/" + key, "office.texts.fault.key"));
                return;
            }
            String text = TextRule.PAGE_TEXT.optional("/texts/" + key, typed, faults);
            clean.put(key, text.isEmpty() || text.equals(entry.product().strip()) ? null : text);
            if (!text.isEmpty()) {
                fault(entry.product(), text)
                        .ifPresent(f -> faults.add(new Fault("/texts/" + key, f.key(), f.arguments())));
            }
        });
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        if (!before.seen().equals(seen)) {
            throw new Refusal.Conflict("office.texts.fault.changed");
        }
        Instant now = time.now();
        clean.forEach((key, words) -> {
            Entry entry = entries.get(key);
            boolean same =
                    Optional.ofNullable(words).equals(Optional.of(entry.words()).filter(w -> entry.isOwn()));
            if (!same || entry.isOlder()) {
                OwnText text = rows.toChange(part, key, language);
                text.write(words, now);
                journal.record("text.written", "text:" + text.id(), text.journaled());
            }
        });
        texts.changed();
        return now(part, language);
    }

    /** What is wrong with a text in place of the product's: nothing, where as much is put into it. */
    static Optional<Fault> fault(String product, String text) {
        if (OfficeTexts.arguments(product).isEmpty()) {
            return Optional.empty(); // Taken as it stands: braces and quotation marks are themselves.
        }
        try {
            if (OfficeTexts.isPlain(text) && OfficeTexts.arguments(text).equals(OfficeTexts.arguments(product))) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            return Optional.of(new Fault("", "office.texts.fault.pattern", arguments(product)));
        }
        return Optional.of(new Fault("", "office.texts.fault.pattern", arguments(product)));
    }

    static String arguments(String product) {
        return OfficeTexts.arguments(product).stream().map(n -> "{" + n + "}").collect(Collectors.joining(" "));
    }

    /** When the office last said that the notice on privacy is its own to answer for; {@code null} where it did not. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Instant privacyConfirmedAt() {
        return offices.present().privacyConfirmedAt();
    }

    /** Says that the notice on privacy was read, and that the office answers for it. */
    @Transactional
    @Needs(Right.EDIT_OFFICE)
    public void confirmPrivacy() {
        offices.toChange().confirmPrivacy(time.now());
        journal.record("privacy.confirmed", "office:" + Office.THIS, "");
    }
}
