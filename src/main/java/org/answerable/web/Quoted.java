package org.answerable.web;

import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Translation;

/**
 * A public text of a person as one reader meets it, drawn by {@code platform/quoted.jte}: in the reader's language
 * where somebody has put it into that, with the original one tap away.
 *
 * @param rendering {@code null} where the reader reads the original, or has to
 */
public record Quoted(DrawnText original, Rendering rendering) {
    /**
     * A text.
     *
     * @param translations those that are public
     */
    public static Quoted of(Barred text, String language, List<Translation> translations, Language reader) {
        Language own = new Language(language);
        return new Quoted(
                DrawnText.of(text, own),
                Rendering.needed(text, own, translations, reader).orElse(null));
    }

    /**
     * The beginning of a text, and of its translation.
     *
     * @param limit code points
     */
    public static Quoted beginning(
            int limit, Barred text, String language, List<Translation> translations, Language reader) {
        Language own = new Language(language);
        Rendering rendering = Translations.alike(own, reader)
                ? null
                : Translations.forReader(translations, reader)
                        .map(t -> new Rendering(
                                t.title(),
                                DrawnText.of(text.in(t.text()).beginning(limit), new Language(t.language())),
                                t.byMachine()))
                        .orElse(null);
        return new Quoted(DrawnText.of(text.beginning(limit), own), rendering);
    }

    /** What is read first. */
    public DrawnText shown() {
        return rendering == null ? original : rendering.words();
    }

    /** The language that the person wrote in. */
    public Language language() {
        return original.language();
    }
}
