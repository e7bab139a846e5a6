package org.answerable.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Barred.Kind;

/** What was found in one text, and the ways of looking for more. Offsets are those of {@link Plain}. */
final class FoundParts {
    /** At most so many of one form are looked at in a text. */
    static final int MOST = 500;

    /** One part found; the lower rank wins where two overlap. {@code form} is the end of the reason's message key. */
    record Part(int start, int end, Kind kind, String form, int rank) {}

    /** What to do with a match. */
    interface Taking {
        void take(int start, int end);
    }

    final Plain plain;
    /** With line breaks, for what a line ends: names, sentences. */
    final String text;
    /** With spaces in their place, for what goes on in the next line: numbers, addresses. */
    final String flat;

    private final List<Part> found = new ArrayList<>();

    FoundParts(String given) {
        plain = Plain.read(given);
        text = plain.text;
        flat = plain.flat;
    }

    List<Part> found() {
        return found;
    }

    void add(int start, int end, Kind kind, int rank) {
        add(start, end, kind, kind.tag(), rank);
    }

    void add(int start, int end, Form form, int rank) {
        add(start, end, form.kind(), form.tag(), rank);
    }

    private void add(int start, int end, Kind kind, String form, int rank) {
        int last = end;
        while (last > start
                && (Character.isWhitespace(text.charAt(last - 1)) || ",.;:#-".indexOf(text.charAt(last - 1)) >= 0)) {
            last--;
        }
        int first = start;
        while (first < last && (text.charAt(first) == ' ' || text.charAt(first) == '\n')) {
            first++;
        }
        if (last > first) {
            found.add(new Part(first, last, kind, form, rank));
        }
    }

    void all(List<int[]> places, Pattern pattern, Kind kind, int rank) {
        within(places, pattern, (start, end) -> add(start, end, kind, rank));
    }

    void all(List<int[]> places, Pattern pattern, Form form, int rank) {
        within(places, pattern, (start, end) -> add(start, end, form, rank));
    }

    void within(List<int[]> places, Pattern pattern, Taking taking) {
        Matcher matcher = pattern.matcher(flat).useTransparentBounds(true).useAnchoringBounds(false);
        int looked = 0;
        for (int[] place : places) {
            matcher.region(place[0], place[1]);
            while (matcher.find() && looked++ < MOST) {
                taking.take(matcher.start(), matcher.end());
            }
        }
    }

    /** Where a character of a kind stands, with so many characters before and after; places that meet are one. */
    List<int[]> around(IntPredicate kind, int before, int after) {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < flat.length(); i++) {
            if (kind.test(flat.charAt(i))) {
                int from = Math.max(0, i - before);
                int to = Math.min(flat.length(), i + after);
                if (!places.isEmpty() && places.getLast()[1] >= from) {
                    places.getLast()[1] = to;
                } else {
                    places.add(new int[] {from, to});
                }
            }
        }
        return places;
    }

    /** The parts in order, without overlaps, in code points of the text as given. */
    List<Suspicion> result(String given) {
        found.sort(Comparator.comparingInt(Part::rank)
                .thenComparing(
                        Comparator.comparingInt((Part p) -> p.end() - p.start()).reversed()));
        TreeMap<Integer, Part> kept = new TreeMap<>();
        for (Part part : found) {
            Map.Entry<Integer, Part> before = kept.floorEntry(part.end() - 1);
            if (before == null || before.getValue().end() <= part.start()) {
                kept.put(part.start(), part);
            }
        }
        List<Suspicion> result = new ArrayList<>();
        int at = 0;
        int points = 0;
        for (Part part : kept.values()) {
            int start = Math.max(at, plain.start(part.start()));
            int end = plain.end(part.end());
            if (end <= start) {
                continue; // Two parts of one letter: a full-width form that is several plain ones.
            }
            points += given.codePointCount(at, start);
            int length = given.codePointCount(start, end);
            result.add(new Suspicion(points, points + length, part.kind(), "publication.suspected." + part.form()));
            points += length;
            at = end;
        }
        return List.copyOf(result);
    }
}
