package org.answerable.web;

import java.util.List;
import java.util.Optional;
import org.answerable.language.Language;
import org.answerable.language.Translations.Translation;
import org.answerable.language.Translations;

/**
 * A text of a person in another language than its own, ready to be drawn by {@code platform/rendering.jte} with who made it.
 *
 * @param title {@code null} where it has none
 * @param machine whether a machine wrote it; a person has checked it in any case
 */
public record Rendering(String title, Passage words, boolean machine) {
    /**
     * A translation.
     *
     * @param kinds the kinds of the original's redactions; another language may have them in another order, so they are told only where they
     *     are all the same
     */
    public static Rendering of(Translation translation, List<String> kinds) {
        boolean same = kinds.stream().distinct().count() == 1;
        return new Rendering(translation.title(), Passage.of(translation.text(), new Language(translation.language()), same ? kinds : List.of()), translation.by().equals("machine"));
    }

    /** The translation that a reader needs: none where the original is read as well. */
    public static Optional<Rendering> needed(Language original, List<Translation> translations, List<String> kinds, Language reader) {
        return Translations.alike(original, reader) ? Optional.empty() : Translations.forReader(translations, reader).map(t -> of(t, kinds));
    }

    public Language language() {
        return words.language();
    }
}
