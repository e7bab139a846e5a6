package org.answerable.office;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.OfficeTexts;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;

/** The office's own texts read and written as a whole, for the one file of the directory ({@code routing}). */
@ApplicationScoped
public class OwnTextFiling {
    @Inject
    OwnTextRows rows;

    @Inject
    OwnTexts texts;

    @Inject
    Offices offices;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * Every text that stands in place of the product's: by language, then by key.
     *
     * @param toChange whether others that would write any wait until this transaction ends
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, Map<String, String>> present(boolean toChange) {
        if (toChange) {
            offices.toChange();
        }
        Map<String, Map<String, String>> present = new TreeMap<>();
        rows.all().stream()
                .filter(text -> OfficeTexts.KEYS.contains(text.key()))
                .forEach(text -> text.words()
                        .ifPresent(words -> present.computeIfAbsent(text.language(), language -> new TreeMap<>())
                                .put(text.key(), words)));
        return present;
    }

    /**
     * A text of a file as it is kept: empty where it is as the product has it.
     *
     * @param faults gets what is wrong with it
     */
    public static Optional<String> read(Language language, String key, String at, String text, List<Fault> faults) {
        if (!OfficeTexts.KEYS.contains(key)) {
            faults.add(new Fault(at, "office.texts.fault.key"));
            return Optional.empty();
        }
        String clean = TextRule.PAGE_TEXT.required(at, text, faults);
        String product = Messages.shipped(language, key);
        if (!clean.isEmpty()) {
            OwnTextKeeping.fault(product, clean).ifPresent(f -> faults.add(new Fault(at, f.key(), f.arguments())));
        }
        return Optional.of(clean).filter(words -> !words.isEmpty() && !words.equals(product.strip()));
    }

    /** Puts these in the place of those that are there; where a text is not named, the product's own stands again. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void become(Map<String, Map<String, String>> wanted) {
        Map<String, Map<String, String>> present = present(true);
        Instant now = time.now();
        for (Language language : Languages.UI) {
            Map<String, String> here = present.getOrDefault(language.tag(), Map.of());
            Map<String, String> then = wanted.getOrDefault(language.tag(), Map.of());
            for (Part part : Part.values()) {
                for (String key : part.keys()) {
                    String words = then.get(key);
                    if (!Optional.ofNullable(words).equals(Optional.ofNullable(here.get(key)))) {
                        OwnText text = rows.toChange(part, key, language);
                        text.write(words, now);
                        journal.record("text.written", "text:" + text.id(), text.journaled());
                    }
                }
            }
        }
        texts.changed();
    }
}
