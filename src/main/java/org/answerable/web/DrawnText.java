package org.answerable.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;

/**
 * A text of a person, ready to be drawn by {@code web/drawntext.jte} in its own language, with the spans that were
 * taken out. Where a part of it is in another language, that part says so, so that it is read aloud, hyphenated and
 * laid out as what it is.
 *
 * @param parts the text, cut at the redactions and where the language changes
 */
public record DrawnText(Language language, List<Part> parts) {
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

    /** A text from which nothing was taken out. */
    public static DrawnText of(String text, Language language) {
        return of(Barred.none(text), language);
    }

    /** A text with its bars. */
    public static DrawnText of(Barred barred, Language language) {
        String text = barred.text();
        List<Part> parts = new ArrayList<>();
        Iterator<Barred.Bar> bars = barred.bars().iterator();
        Cut next = Cut.next(bars, text, Cut.NONE);
        int begin = 0; // Of the stretch.
        int from = 0; // What is not drawn yet: a bar may reach into the next stretch.
        String before = "\n";
        List<Stretch> stretches = DETECTOR.stretches(text, language);
        for (Stretch stretch : stretches) {
            String piece = stretch.of(text);
            int end = begin + piece.length();
            Language own = stretch.language().equals(language) ? null : stretch.language();
            boolean block =
                    own != null && before.endsWith("\n") && (piece.endsWith("\n") || stretch == stretches.getLast());
            while (next != null && next.start < end) {
                if (next.start > from) {
                    parts.add(new Part(text.substring(from, next.start), null, own, false));
                }
                parts.add(new Part(null, next.label));
                from = next.end;
                next = Cut.next(bars, text, next);
            }
            if (from < end) {
                parts.add(new Part(text.substring(from, end), null, own, block && from == begin));
                from = end;
            }
            begin = end;
            before = piece;
        }
        return new DrawnText(language, List.copyOf(parts));
    }

    /** A bar in UTF-16 offsets; {@code points}: where it ends in code points. */
    private record Cut(int start, int end, int points, String label) {
        private static final Cut NONE = new Cut(0, 0, 0, "");

        /** Counted on from the one before, so that many bars are read in one walk through the text. */
        private static Cut next(Iterator<Barred.Bar> bars, String text, Cut last) {
            if (!bars.hasNext()) {
                return null;
            }
            Barred.Bar bar = bars.next();
            int start = text.offsetByCodePoints(last.end, bar.start() - last.points);
            int end = text.offsetByCodePoints(start, bar.end() - bar.start());
            return new Cut(
                    start, end, bar.end(), "platform.redacted." + bar.kind().tag());
        }
    }

    /** The text alone, as the public reads it. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        parts.forEach(part -> plain.append(part.text() == null ? Barred.MARK : part.text()));
        return plain.toString();
    }
}
