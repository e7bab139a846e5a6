package org.answerable.language;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A text as it is shown, with bars where something was taken out of it. Where the bars are is known and never looked
 * for: a writer may type {@link #MARK} as well, and nothing was taken out there.
 *
 * @param bars in order
 */
public record Barred(String text, List<Bar> bars) {
    /** What stands in place of what was taken out (contract). */
    public static final String MARK = "▮▮▮";

    private static final String MORE = "…";

    /**
     * A bar.
     *
     * @param start offset in code points of the text as it is shown
     * @param end offset in code points, exclusive
     * @param kind what was taken out
     */
    public record Bar(int start, int end, Kind kind) {}

    /** What was taken out. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "RedactionKind", description = "What was taken out")
    public enum Kind implements Tagged {
        NAME,
        PHONE,
        EMAIL,
        ADDRESS,
        ID_NUMBER,
        PLATE,
        BIRTH_DATE,
        ACCOUNT,
        OTHER
    }

    public Barred {
        bars = standing(text, bars);
    }

    /** Those that stand where a mark is, in order: a place without a mark would hide what everyone may read. */
    private static List<Bar> standing(String text, List<Bar> bars) {
        int length = bars.isEmpty() ? 0 : length(text);
        List<Bar> standing = new ArrayList<>();
        int unit = 0;
        int point = 0;
        for (Bar bar : bars.stream().sorted(Comparator.comparingInt(Bar::start)).toList()) {
            if (bar.start() >= 0 && bar.end() <= length) {
                unit = text.offsetByCodePoints(unit, bar.start() - point); // From the one before: one walk in all.
                point = bar.start();
                if (text.startsWith(MARK, unit)) {
                    standing.add(bar);
                }
            }
        }
        return List.copyOf(standing);
    }

    /** A text from which nothing was taken out. */
    public static Barred none(String text) {
        return new Barred(text, List.of());
    }

    /**
     * A text of the office's own in which the product itself put every mark, because it repeated what must not be read.
     */
    public static Barred marked(String text) {
        return new Barred(
                text,
                marks(text).stream()
                        .map(at -> new Bar(at, at + MARK.length(), Kind.OTHER))
                        .toList());
    }

    /**
     * A translation of this text: its marks stand for this one's in their order, where there are as many. Another
     * language may have them in another order, so their kinds are told only where they are all the same; else each is
     * {@code other}.
     */
    public Barred in(String translation) {
        List<Integer> here = marks(text);
        List<Integer> there = marks(translation);
        Kind kind = bars.stream().map(Bar::kind).distinct().count() == 1
                ? bars.getFirst().kind()
                : Kind.OTHER;
        boolean typed = here.size() != bars.size();
        List<Bar> carried = new ArrayList<>();
        for (int i = 0; i < there.size() && !bars.isEmpty(); i++) {
            // Where the writer typed some, too, which is which is known by their order alone, and only where none is
            // missing.
            if (!typed || here.size() == there.size() && isBar(here.get(i))) {
                carried.add(new Bar(there.get(i), there.get(i) + MARK.length(), kind));
            }
        }
        return new Barred(translation, carried);
    }

    private boolean isBar(int start) {
        return bars.stream().anyMatch(bar -> bar.start() == start);
    }

    /** Where marks stand, in code points. */
    private static List<Integer> marks(String text) {
        List<Integer> marks = new ArrayList<>();
        int from = 0;
        int points = 0;
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, at + MARK.length())) {
            points += text.codePointCount(from, at);
            from = at;
            marks.add(points);
        }
        return marks;
    }

    /** This text after another one. */
    public Barred after(Barred first, String between) {
        int by = length(first.text) + length(between);
        List<Bar> all = new ArrayList<>(first.bars);
        bars.forEach(bar -> all.add(new Bar(bar.start() + by, bar.end() + by, bar.kind())));
        return new Barred(first.text + between + text, all);
    }

    /** The same on one line, with one space wherever there is some. */
    public Barred onOneLine() {
        StringBuilder line = new StringBuilder();
        int[] points = text.codePoints().toArray();
        int[] moved = new int[points.length + 1];
        int length = 0;
        boolean space = false;
        for (int i = 0; i < points.length; i++) {
            moved[i] = length;
            boolean now = Character.isWhitespace(points[i]);
            if (!now || !space) {
                line.appendCodePoint(now ? ' ' : points[i]);
                length++;
            }
            space = now;
        }
        moved[points.length] = length;
        return new Barred(
                line.toString(),
                bars.stream()
                        .map(bar -> new Bar(moved[bar.start()], moved[bar.end()], bar.kind()))
                        .toList());
    }

    /**
     * Its beginning: whole where it is no longer than that, else cut before a word where its script has such, never
     * within a bar, with {@code …} after it.
     *
     * @param limit code points
     */
    public Barred beginning(int limit) {
        int length = length(text);
        if (length <= limit) {
            return this;
        }
        int within = bars.stream()
                .filter(bar -> bar.start() < limit && bar.end() > limit)
                .mapToInt(Bar::start)
                .findFirst()
                .orElse(limit);
        String cut = text.substring(0, text.offsetByCodePoints(0, within));
        int space = within < limit ? -1 : cut.lastIndexOf(' ');
        String kept = space > cut.length() / 2 ? cut.substring(0, space) : whole(cut);
        int end = length(kept);
        return new Barred(
                kept.stripTrailing() + MORE,
                bars.stream().filter(bar -> bar.end() <= end).toList());
    }

    /** Without half of a letter at its end: what a reader sees as one may be several code points. */
    private String whole(String cut) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        return letters.isBoundary(cut.length()) ? cut : text.substring(0, letters.preceding(cut.length()));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
