package org.answerable.townhall;

import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.web.DrawnText;
import org.answerable.web.Rendering;

/**
 * Words of a meeting or a promise, ready to be drawn.
 *
 * @param text as the reader reads it best
 * @param rendering who put it into the reader's language; {@code null} where it is as it was recorded
 * @param original what it was translated from, or {@code null}
 * @param passage the same with line breaks, bars, and parts in other languages
 */
public record MeetingText(String text, Language language, Rendering rendering, DrawnText original, DrawnText passage) {
    static MeetingText of(TownHallWords.ReadText words) {
        DrawnText passage = passage(words.text(), words.language(), words.hidden());
        TownHallWords.Original from = words.original();
        return from == null
                ? new MeetingText(words.text(), words.language(), null, null, passage)
                : new MeetingText(
                        words.text(),
                        words.language(),
                        new Rendering(null, passage, words.machine()),
                        passage(from.text(), from.language(), from.hidden()),
                        passage);
    }

    /** Nobody but the product itself puts bars into what was said at a meeting. */
    private static DrawnText passage(String text, Language language, boolean hidden) {
        return DrawnText.of(hidden ? Barred.marked(text) : Barred.none(text), language);
    }

    /** {@code auto} where the language is not known. */
    public String dir() {
        return language.equals(Language.UNDETERMINED) ? "auto" : language.dir();
    }
}
