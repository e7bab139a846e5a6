package org.answerable.townhall;

import org.answerable.language.Language;
import org.answerable.web.Passage;
import org.answerable.web.Rendering;

/**
 * Words of a meeting or a promise, ready to be drawn.
 *
 * @param text as the reader reads it best
 * @param rendering who put it into the reader's language; {@code null} where it is as it was recorded
 * @param original what it was translated from, or {@code null}
 */
public record Spoken(String text, Language language, Rendering rendering, Passage original) {
    static Spoken of(TownHallWords.Words words) {
        TownHallWords.Original from = words.original();
        return from == null ? new Spoken(words.text(), words.language(), null, null)
                : new Spoken(words.text(), words.language(), new Rendering(null, Passage.of(words.text(), words.language()), words.machine()), Passage.of(from.text(), from.language()));
    }

    /** {@code auto} where the language is not known. */
    public String dir() {
        return language.equals(Language.UNDETERMINED) ? "auto" : language.dir();
    }

    /** The same with line breaks and parts in other languages. */
    public Passage passage() {
        return rendering == null ? Passage.of(text, language) : rendering.words();
    }
}
