package org.answerable.language;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The port to translation: what there is of texts in other languages, checked by a person. A translation belongs to
 * exactly the words it was made of: as soon as these change or go, it is not given any more.
 */
public interface Translations {
    /**
     * A text as its reader sees it now.
     *
     * @param subject what it is: a kind, a colon and an id, e.g. {@code record:7k2m…}, {@code answer:…},
     *     {@code message:…}
     * @param title {@code null} where it has none
     */
    record Source(String subject, String title, String text) {}

    /** A person found the words. */
    String PERSON = "person";
    /** The person who checked a machine's words left them as they were. */
    String MACHINE = "machine";

    /**
     * The text in another language.
     *
     * @param language BCP 47
     * @param title {@code null} where the text has none
     * @param by {@code person}, or {@code machine} where the person who checked it left a machine's words as they were
     */
    record Translation(String language, String title, String text, String by) {
        public Translation(String language, String title, String text, boolean machine) {
            this(language, title, text, maker(machine));
        }

        /** Whose words they are, as programs write it. */
        public static String maker(boolean machine) {
            return machine ? MACHINE : PERSON;
        }

        public boolean byMachine() {
            return by.equals(MACHINE);
        }
    }

    /** The translations of these texts as they are now; texts without any may be absent. */
    Map<Source, List<Translation>> of(Collection<Source> sources);

    /**
     * How far a text is translated into a language, for the desk.
     *
     * @param title {@code null} where the text has none, or while there is none
     * @param text {@code null} while it waits
     * @param by {@code person|machine}, {@code null} while it waits
     * @param at when a person saw to it; {@code null} while it waits, and of a machine's draft
     */
    record Standing(String language, String title, String text, String by, Instant at) {}

    /** How far each of these texts is, as it is now; a text for which nobody was asked is absent. */
    Map<Source, List<Standing>> standing(Collection<Source> sources);

    /**
     * Within how many days, measured, a text is mostly translated into a language; empty where nothing was measured
     * yet.
     */
    OptionalInt usualDays(Language language);

    /** The one that a reader reads. */
    static Optional<Translation> forReader(List<Translation> translations, Language reader) {
        return translations.stream()
                .filter(t -> t.language().equals(reader.tag()))
                .findFirst()
                .or(() -> translations.stream()
                        .filter(t -> alike(new Language(t.language()), reader))
                        .findFirst());
    }

    /**
     * Whether who reads one of these reads the other: {@code es-MX} and {@code es}, not {@code zh-Hant} and
     * {@code zh-Hans}.
     */
    static boolean alike(Language one, Language other) {
        return one.equals(other) || one.isVariantOf(other) && Tags.script(one).equals(Tags.script(other));
    }

    /**
     * The language of the interface whose readers read this one as it is, Dari for Persian; itself where there is none.
     * What waits for a translation waits under this.
     */
    static Language target(Language language) {
        return Languages.UI.contains(language)
                ? language
                : Languages.UI.stream()
                        .filter(ours -> alike(ours, language))
                        .findFirst()
                        .orElse(language);
    }
}
