package org.answerable.web;

import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;

/**
 * A text of a person, ready to be drawn by {@code platform/passage.jte} in its own language, with the spans that were taken out. Where a part
 * of it is in another language, that part says so, so that it is read aloud, hyphenated and laid out as what it is.
 *
 * @param parts the text, cut at the redactions and where the language changes
 */
public record Passage(Language language, List<Part> parts) {
    /** What stands for a redacted span in public text (contract). */
    public static final String BAR = "▮▮▮";

    private static final Detector DETECTOR = new Detector();

    /**
     * A piece of text, or ({@code text} null) a redaction with the key of its label.
     *
     * @param language {@code null}: that of the passage
     * @param block whether it has whole lines for itself
     */
    public record Part(String text, String label, Language language, boolean block) {
        /** In the language of the passage. */
        public Part(String text, String label) {
            this(text, label, null, false);
        }
    }

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
        int bar = 0;
        String before = "\n";
        List<Stretch> stretches = DETECTOR.stretches(text, language);
        for (Stretch stretch : stretches) {
            String piece = stretch.of(text);
            Language own = stretch.language().equals(language) ? null : stretch.language();
            boolean block = own != null && before.endsWith("\n") && (piece.endsWith("\n") || stretch == stretches.getLast());
            bar = cut(piece, own, block, kinds, bar, parts);
            before = piece;
        }
        return new Passage(language, List.copyOf(parts));
    }

    /** The text alone, as the public reads it. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        parts.forEach(part -> plain.append(part.text() == null ? BAR : part.text()));
        return plain.toString();
    }

    private static int cut(String text, Language own, boolean block, List<String> kinds, int bars, List<Part> parts) {
        int from = 0;
        int bar = bars;
        for (int at = text.indexOf(BAR); at >= 0; at = text.indexOf(BAR, from)) {
            if (at > from) {
                parts.add(new Part(text.substring(from, at), null, own, false));
            }
            parts.add(new Part(null, "platform.redacted." + (bar < kinds.size() ? kinds.get(bar) : "other")));
            bar++;
            from = at + BAR.length();
        }
        if (from < text.length()) {
            parts.add(new Part(text.substring(from), null, own, block && from == 0));
        }
        return bar;
    }
}
