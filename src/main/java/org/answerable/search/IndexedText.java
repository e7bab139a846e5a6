package org.answerable.search;

import org.answerable.language.Translations;

/**
 * A piece of public text in one language: the title, the writer's words, an answer, a translation of any of them.
 *
 * @param language BCP 47
 * @param translated of a translation: what of; else {@code null}
 */
public record IndexedText(Part part, String language, String text, Translated translated) {
    /**
     * What a translation is of, and who made it.
     *
     * @param of {@code TEXT} or {@code ANSWER}
     * @param from the original's language, BCP 47
     * @param by {@code person}, or {@code machine} where the person who checked it left the machine's words
     */
    public record Translated(Part of, String from, String by) {
        public boolean byMachine() {
            return by.equals(Translations.MACHINE);
        }
    }

    /** Of words as they were written. */
    public IndexedText(Part part, String language, String text) {
        this(part, language, text, null);
    }

    /** Title, text or answer; of a translation, what it is of. */
    public Part place() {
        return part != Part.TRANSLATION ? part : translated == null ? Part.TEXT : translated.of();
    }

    /** Which piece of the record it is. */
    public enum Part {
        TITLE,
        TEXT,
        ANSWER,
        TRANSLATION
    }
}
