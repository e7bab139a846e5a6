package org.answerable.platform.http;

import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Language;

/**
 * A text of a person, ready to be drawn by {@code platform/passage.jte} in its own language, with the spans that were taken out.
 *
 * @param parts the text, cut at the redactions
 */
public record Passage(Language language, List<Part> parts) {
    /** What stands for a redacted span in public text (contract). */
    public static final String BAR = "▮▮▮";

    /** A piece of text, or ({@code text} null) a redaction with the key of its label. */
    public record Part(String text, String label) {}

    /** A text without redactions, or with redactions of unknown kind. */
    public static Passage of(String text, Language language) {
        return of(text, language, List.of());
    }

    /**
     * A public text.
     *
     * @param kinds the kinds of the redactions ({@code name}, {@code phone}, …) in the order in which their bars stand in the text
     */
    public static Passage of(String text, Language language, List<String> kinds) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int bar = 0;
        for (int at = text.indexOf(BAR); at >= 0; at = text.indexOf(BAR, from)) {
            if (at > from) {
                parts.add(new Part(text.substring(from, at), null));
            }
            parts.add(new Part(null, "platform.redacted." + (bar < kinds.size() ? kinds.get(bar) : "other")));
            bar++;
            from = at + BAR.length();
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null));
        }
        return new Passage(language, List.copyOf(parts));
    }
}
