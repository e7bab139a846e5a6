package org.answerable.web;

import java.util.List;
import java.util.Optional;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.language.Translations.Translation;

/**
 * A text of a person in another language than its own, ready to be drawn by {@code platform/rendering.jte} with who
 * made it.
 *
 * @param title {@code null} where it has none
 * @param machine whether a machine wrote it; a person has checked it in any case
 */
public record Rendering(String title, DrawnText words, boolean machine) {
    /** A translation of a text. */
    public static Rendering of(Translation translation, Barred original) {
        return new Rendering(
                translation.title(),
                DrawnText.of(original.in(translation.text()), new Language(translation.language())),
                translation.byMachine());
    }

    /** The translation that a reader needs: none where the original is read as well. */
    public static Optional<Rendering> needed(
            Barred original, Language language, List<Translation> translations, Language reader) {
        return Translations.alike(language, reader)
                ? Optional.empty()
                : Translations.forReader(translations, reader).map(t -> of(t, original));
    }

    public Language language() {
        return words.language();
    }
}
