package org.answerable.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.answerable.language.Barred;
import org.answerable.language.Detector;
import org.answerable.language.GlossaryHints;
import org.answerable.language.GlossaryHints.Hint;
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
     * @param hints what words of it mean to who does not read them, in their order
     */
    public record Part(String text, String label, Language language, boolean block, List<Hint> hints) {
        public Part(String text, String label, Language language, boolean block) {
            this(text, label, language, block, List.of());
        }

        /** In the language of the passage. */
        public Part(String text, String label) {
            this(text, label, null, false);
        }

        /** The text, cut where hints begin and end; one piece where there are none. */
        public List<Piece> pieces() {
            List<Piece> pieces = new ArrayList<>();
            int from = 0;
            for (Hint hint : hints) {
                if (hint.start() > from) {
                    pieces.add(new Piece(text.substring(from, hint.start()), null));
                }
                pieces.add(new Piece(text.substring(hint.start(), hint.end()), hint.meaning()));
                from = hint.end();
            }
            if (from < text.length()) {
                pieces.add(new Piece(text.substring(from), null));
            }
            return pieces;
        }
    }

    /** A piece of a part; {@code meaning} {@code null} where nothing is said of it. */
    public record Piece(String text, String meaning) {}

    /**
     * A word of the text and what it means.
     *
     * @param language of the word
     */
    public record Gloss(String word, Language language, String meaning) {}

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

    /**
     * The same with what its words mean, in the reader's language, as far as the glossary has them. Each part is looked
     * at by itself, so nothing is found over a bar or beneath one.
     */
    public DrawnText hinted(Language reader) {
        return new DrawnText(
                language,
                parts.stream()
                        .map(part -> part.text() == null
                                ? part
                                : new Part(
                                        part.text(),
                                        part.label(),
                                        part.language(),
                                        part.block(),
                                        GlossaryHints.in(
                                                part.text(),
                                                part.language() == null ? language : part.language(),
                                                reader)))
                        .toList());
    }

    /** The words that have hints in any of these texts, each once, as they are first written. */
    public static List<Gloss> glosses(List<DrawnText> texts) {
        Map<String, Gloss> glosses = new LinkedHashMap<>();
        for (DrawnText text : texts) {
            for (Part part : text.parts()) {
                Language own = part.language() == null ? text.language() : part.language();
                for (Hint hint : part.hints()) {
                    String word = part.text().substring(hint.start(), hint.end());
                    glosses.putIfAbsent(
                            own.tag() + ' ' + word.toLowerCase(Locale.ROOT), new Gloss(word, own, hint.meaning()));
                }
            }
        }
        return List.copyOf(glosses.values());
    }

    /** The text alone, as the public reads it. */
    public String plain() {
        StringBuilder plain = new StringBuilder();
        parts.forEach(part -> plain.append(part.text() == null ? Barred.MARK : part.text()));
        return plain.toString();
    }
}
