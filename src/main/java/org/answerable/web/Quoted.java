package org.answerable.web;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;

/**
 * A public text of a person as one reader meets it, drawn by {@code platform/quoted.jte}: in the reader's language where somebody has put it
 * into that, with the original one tap away.
 *
 * @param rendering {@code null} where the reader reads the original, or has to
 */
public record Quoted(Passage original, Rendering rendering) {
    /**
     * A text.
     *
     * @param kinds the kinds of its redactions, in order
     * @param translations those that are public
     */
    public static Quoted of(String text, String language, List<String> kinds, List<Translation> translations, Language reader) {
        Language own = new Language(language);
        return new Quoted(Passage.of(text, own, kinds), Rendering.needed(own, translations, kinds, reader).orElse(null));
    }

    /** What is read first. */
    public Passage shown() {
        return rendering == null ? original : rendering.words();
    }

    /** The language that the person wrote in. */
    public Language language() {
        return original.language();
    }
}
