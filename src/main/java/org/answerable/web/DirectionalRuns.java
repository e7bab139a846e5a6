package org.answerable.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text cut where writing from right to left would turn a number round: the Unicode Bidirectional Algorithm (UAX #9,
 * rules W2 and N1) draws {@code 414-555-0108} after an Arabic letter as {@code 0108-555-414}, and puts the number of a
 * house behind its street. Such runs are drawn apart, from left to right, by {@code platform/words.jte}. Only how a
 * text is drawn changes: what is stored, sent and copied has no mark in it.
 */
public final class DirectionalRuns {
    private static final String SIGN = "[\\p{IsLatin}\\p{M}\\p{Nd}&&[^\\u064B-\\u065F]]";
    /**
     * Words of Latin letters and digits with little between them; a comma or a full stop with a space begins another.
     */
    private static final Pattern RUN = Pattern.compile("[+(#]{0,2}+[\\p{IsLatin}\\p{Nd}]" + SIGN
            + "*+(?:(?:\\) ?|[ \\u00A0\\u202F]?[-/\\u2010\\u2011\\u2013][ \\u00A0\\u202F]?|[ \\u00A0\\u202F][(#+]?|[.:_@·'’&+#]){1}"
            + SIGN + "++)*+");

    private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");

    private static final String MARK = "<mark>";
    private static final String UNMARK = "</mark>";
    /** A character as it stands in HTML, or a mark. */
    private static final Pattern UNIT = Pattern.compile("</?mark>|&[a-z0-9#]{1,8};|.", Pattern.DOTALL);

    private static final Map<String, Character> ESCAPES =
            Map.of("&amp;", '&', "&lt;", '<', "&gt;", '>', "&quot;", '"', "&#39;", '\'', "&#x27;", '\'');

    /** A piece of a text; {@code apart} where it is drawn from left to right by itself. */
    public record Piece(String text, boolean apart) {}

    private DirectionalRuns() {}

    /** All of a text, in pieces; one piece where nothing in it is written from right to left. */
    public static List<Piece> of(String text) {
        return of(text, false);
    }

    /**
     * The same of a part of a text: {@code within} one that is written from right to left, whatever this part holds.
     */
    public static List<Piece> of(String text, boolean within) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        if (!within && text.codePoints().noneMatch(DirectionalRuns::isRightToLeft)) {
            return List.of(new Piece(text, false));
        }
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = RUN.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (turns(matcher.group())) {
                if (matcher.start() > from) {
                    pieces.add(new Piece(text.substring(from, matcher.start()), false));
                }
                pieces.add(new Piece(matcher.group(), true));
                from = matcher.end();
            }
        }
        if (from < text.length()) {
            pieces.add(new Piece(text.substring(from), false));
        }
        return pieces;
    }

    /**
     * The same of escaped HTML in which {@code <mark>} is the only markup: what is marked within a run stays marked,
     * and the run one.
     *
     * @return HTML with {@code <mark>} and {@code <bdo dir="ltr">}
     */
    public static String marked(String html) {
        List<String> units = new ArrayList<>();
        List<Boolean> marks = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        boolean mark = false;
        Matcher unit = UNIT.matcher(html);
        while (unit.find()) {
            String one = unit.group();
            if (one.equals(MARK) || one.equals(UNMARK)) {
                mark = one.equals(MARK);
            } else {
                units.add(one);
                marks.add(mark);
                plain.append(one.length() == 1 ? one.charAt(0) : ESCAPES.getOrDefault(one, ' '));
            }
        }
        List<Piece> pieces = of(plain.toString());
        if (pieces.stream().noneMatch(Piece::apart)) {
            return html;
        }
        StringBuilder drawn = new StringBuilder();
        int at = 0;
        for (Piece piece : pieces) {
            drawn.append(piece.apart() ? "<bdo dir=\"ltr\">" : "");
            boolean open = false;
            for (int end = at + piece.text().length(); at < end; at++) {
                if (marks.get(at) != open) {
                    open = !open;
                    drawn.append(open ? MARK : UNMARK);
                }
                drawn.append(units.get(at));
            }
            drawn.append(open ? UNMARK : "").append(piece.apart() ? "</bdo>" : "");
        }
        return drawn.toString();
    }

    /**
     * Whether a run could be drawn in another order than it is read in: three groups of digits or more, digits and
     * letters, a sign before them, or a telephone number without its area. Two groups are a span ("5-10", "2019-2025"),
     * which readers from right to left read from right to left.
     */
    private static boolean turns(String run) {
        Matcher groups = GROUP.matcher(run);
        List<Integer> lengths = new ArrayList<>();
        while (groups.find()) {
            lengths.add(groups.end() - groups.start());
        }
        boolean letters = run.codePoints().anyMatch(Character::isLetter);
        return !lengths.isEmpty()
                && (lengths.size() > 2
                        || letters
                        || "+(#".indexOf(run.charAt(0)) >= 0
                        || lengths.equals(List.of(3, 4)));
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
