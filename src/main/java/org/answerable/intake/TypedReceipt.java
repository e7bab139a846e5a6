package org.answerable.intake;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.analysis.Letters;

/**
 * Finds a receipt in what a person typed, pasted or copied: in letters of any keyboard that look like ours (full width,
 * Cyrillic, Greek: Unicode's confusables), with digits of any script, with O for 0 and I or L for 1, grouped by spaces,
 * line breaks and dashes of any kind, with marks nobody sees in between, in quotes or brackets, and within the line or
 * sentence around it.
 */
final class TypedReceipt {
    /** UTF-16 units; a receipt that stands in more than this was not typed to open it. */
    private static final int LONGEST = 2_000;

    private static final int CHARACTERS = 20;
    private static final int GROUP = 4;
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    /** Stands for a letter that no receipt has. */
    private static final char STRANGE = '*';

    private static final SpoofChecker LOOKS = new SpoofChecker.Builder().build();
    /** What a letter or digit of ours looks like, to what it is read as. */
    private static final Map<String, Character> BY_LOOK = new HashMap<>();
    /** Five groups of four with dashes, whatever is glued to them where a line break got lost. */
    private static final Pattern GROUPS =
            Pattern.compile("(?<![0-9A-Z*]-)[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}(?!-[0-9A-Z*])");

    static {
        for (char c : (ALPHABET + "OIL" + ALPHABET.toLowerCase(Locale.ROOT) + "oil").toCharArray()) {
            BY_LOOK.putIfAbsent(LOOKS.getSkeleton(String.valueOf(c)), Character.toUpperCase(c));
        }
    }

    /** A run of letters and digits, as it is read; with one that is in no receipt it is no part of one. */
    private record Token(int from, String code) {
        boolean possible() {
            return code.indexOf(STRANGE) < 0;
        }
    }

    private TypedReceipt() {}

    /** Its characters without groups; empty where there is none. */
    static Optional<String> code(String typed) {
        if (typed == null || typed.length() > LONGEST) {
            return Optional.empty();
        }
        String read = read(typed);
        String alone = read.replaceAll("[- ]", "");
        if (alone.length() == CHARACTERS && alone.indexOf(STRANGE) < 0) {
            return Optional.of(ours(alone));
        }
        return grouped(read).or(() -> best(read)).map(TypedReceipt::ours);
    }

    /**
     * The same in our letters and digits, {@link #STRANGE} for other letters, a dash for what joins, and a space for
     * everything else; nothing for what nobody sees.
     */
    private static String read(String typed) {
        StringBuilder read = new StringBuilder();
        Normalizer.normalize(typed, Normalizer.Form.NFKD).codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.FORMAT
                    || type == Character.NON_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || type == Character.COMBINING_SPACING_MARK) {
                return;
            }
            char as = Character.isLetterOrDigit(c) ? letter(c) : isDash(c, type) ? '-' : ' ';
            if (as == '-' && read.toString().endsWith(" ")) {
                read.setLength(read.length() - 1); // A dash with spaces around it is one dash.
            }
            boolean joined = as == ' ' && !read.isEmpty() && "- ".indexOf(read.charAt(read.length() - 1)) >= 0
                    || as == '-' && read.toString().endsWith("-");
            if (!joined) {
                read.append(as);
            }
        });
        return read.toString().strip();
    }

    private static boolean isDash(int c, int type) {
        return Letters.isDash(c)
                || type == Character.CONNECTOR_PUNCTUATION
                || c == '\u30fc'
                || c == '\u00af'
                || c == '~';
    }

    private static char letter(int c) {
        int digit = Letters.digit(c);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c < 0x80) {
            char upper = (char) Character.toUpperCase(c);
            return upper == 'U' ? STRANGE : upper;
        }
        Character looks = look(Character.toUpperCase(c));
        looks = looks == null ? look(c) : looks;
        int script = UScript.getScript(c);
        // Languages that write without spaces have their letters beside ours.
        boolean alphabet = script == UScript.LATIN || script == UScript.CYRILLIC || script == UScript.GREEK;
        return looks != null ? looks : alphabet ? STRANGE : ' ';
    }

    private static Character look(int c) {
        return BY_LOOK.get(LOOKS.getSkeleton(Character.toString(c)));
    }

    private static String ours(String read) {
        return read.replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /**
     * Of all ways to take neighbouring runs for a receipt the likeliest: five groups of four, joined alike, with the
     * more digits; the last of equals.
     */
    private static Optional<String> best(String read) {
        List<Token> tokens = tokens(read);
        String best = null;
        int most = -1;
        for (int first = 0; first < tokens.size(); first++) {
            StringBuilder code = new StringBuilder();
            boolean fours = true;
            boolean alike = true;
            for (int last = first;
                    last < tokens.size() && tokens.get(last).possible() && code.length() < CHARACTERS;
                    last++) {
                code.append(tokens.get(last).code);
                fours &= tokens.get(last).code.length() == GROUP;
                alike &= last < first + 2 || before(read, tokens, last) == before(read, tokens, first + 1);
                if (code.length() == CHARACTERS
                        && before(read, tokens, first) != '-'
                        && before(read, tokens, last + 1) != '-') {
                    // A sentence of short words is no receipt; one in two thousand receipts has no digit.
                    int digits = (int) code.chars().filter(Character::isDigit).count();
                    int points = (fours ? 200 : first == last ? 150 : 0)
                            + (alike ? 100 : 0)
                            + (last > first && before(read, tokens, last) == '-' ? 50 : 0)
                            + digits;
                    if (points >= most && (digits > 0 || first == last)) {
                        most = points;
                        best = code.toString();
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** What stands before a run; a space at the ends. */
    private static char before(String read, List<Token> tokens, int index) {
        return index <= 0 || index >= tokens.size() ? ' ' : read.charAt(tokens.get(index).from - 1);
    }

    private static List<Token> tokens(String read) {
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= read.length(); i++) {
            if (i == read.length() || read.charAt(i) == '-' || read.charAt(i) == ' ') {
                if (i > from) {
                    tokens.add(new Token(from, read.substring(from, i)));
                }
                from = i + 1;
            }
        }
        return tokens;
    }

    private static Optional<String> grouped(String read) {
        Matcher groups = GROUPS.matcher(read);
        return groups.find() ? Optional.of(groups.group().replace("-", "")) : Optional.empty();
    }
}
