package org.answerable.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.answerable.platform.Resources;

/**
 * Words after which something personal tends to stand ("my name is", "placa", "дата рождения"), found in one pass over
 * a text; they lie in {@code redaction/cues.txt}. Immutable.
 */
final class Cues {
    /** What a cue announces. */
    enum Kind {
        OWN_NAME,
        NAME,
        SELF,
        SIGN,
        TITLE,
        ROLE,
        KIN,
        TAKEN,
        PHONE,
        PLATE,
        BIRTH,
        ID,
        CASE,
        ACCOUNT,
        ADDRESS,
        HERE,
        NUMBER,
        VEHICLE,
        SOCIAL
    }

    /**
     * A cue that stands in a text, in UTF-16 offsets; {@code end} is after the whole word where the cue is only its
     * stem.
     */
    record Found(Kind kind, int start, int end) {}

    /** A letter on the way to a cue: sorted letters and where they lead. */
    private static final class Node {
        private final char[] letters;
        private final Node[] next;
        private final Kind kind;
        private final boolean stem;

        Node(Growing growing) {
            letters = new char[growing.next.size()];
            next = new Node[letters.length];
            int i = 0;
            for (Map.Entry<Character, Growing> one : growing.next.entrySet()) {
                letters[i] = one.getKey();
                next[i++] = new Node(one.getValue());
            }
            kind = growing.kind;
            stem = growing.stem;
        }

        Node after(char letter) {
            int at = Arrays.binarySearch(letters, letter);
            return at < 0 ? null : next[at];
        }
    }

    private static final class Growing {
        private final Map<Character, Growing> next = new TreeMap<>();
        private Kind kind;
        private boolean stem;
    }

    /** Shorter words that lose their accents become others. */
    private static final int UNACCENTED = 7;

    private final Node root;
    /** The characters that a cue can begin with: most characters of a text are none. */
    private final BitSet first = new BitSet();

    private Cues() {
        Growing growing = new Growing();
        for (String line : Resources.lines("/redaction/cues.txt")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t");
            Kind kind = Kind.valueOf(cells[0]);
            for (String template : cells[2].split(" \\| ")) {
                for (String cue : spread(template)) {
                    add(growing, kind, cue);
                    String bare = Normalizer.normalize(cue, Normalizer.Form.NFD);
                    if (cue.length() >= UNACCENTED && bare.charAt(0) < 0x250 && !bare.equals(cue)) {
                        add(
                                growing,
                                kind,
                                bare.replaceAll("[\\u0300-\\u036F]", "").replace('đ', 'd'));
                    }
                }
            }
        }
        root = new Node(growing);
    }

    private static final Cues ALL = new Cues();

    /** A star at the end says that the word may go on: Somali, Russian and others put endings there. */
    private void add(Growing root, Kind kind, String cue) {
        boolean stem = cue.endsWith("*");
        String letters =
                lower(Plain.of(stem ? cue.substring(0, cue.length() - 1) : cue).strip());
        if (letters.isEmpty()) {
            throw new IllegalStateException("a cue of no letters: " + cue);
        }
        Growing node = root;
        for (int i = 0; i < letters.length(); i++) {
            node = node.next.computeIfAbsent(letters.charAt(i), c -> new Growing());
        }
        first.set(letters.charAt(0));
        if (node.kind == null || node.kind == Kind.ROLE && kind == Kind.TITLE) {
            node.kind = kind; // As a form of address it says more.
        }
        node.stem |= stem;
    }

    /** All that a template says: "(a/b(c/d))e" is "ae", "bce" and "bde". */
    static List<String> spread(String template) {
        int open = template.indexOf('(');
        if (open < 0) {
            return List.of(template);
        }
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = open + 1;
        int at = open;
        for (; at < template.length(); at++) {
            char c = template.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0 || depth == 1 && c == '/') {
                choices.add(template.substring(from, at));
                from = at + 1;
                if (depth == 0) {
                    break;
                }
            }
        }
        if (depth != 0) {
            throw new IllegalStateException("a bracket is open: " + template);
        }
        List<String> rest = spread(template.substring(at + 1));
        List<String> all = new ArrayList<>();
        for (String choice : choices) {
            for (String middle : spread(choice)) {
                rest.forEach(end -> all.add(template.substring(0, open) + middle + end));
            }
        }
        return all;
    }

    /** In lower case letter by letter, so that offsets stay. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            lower.append(Character.toLowerCase(text.charAt(i)));
        }
        return lower.toString();
    }

    /**
     * The cues of a text, the longest at each place.
     *
     * @param lower a {@link Plain} text in {@link #lower lower case}
     */
    static List<Found> in(String lower) {
        List<Found> found = new ArrayList<>();
        int length = lower.length();
        for (int i = 0; i < length; i++) {
            if (!ALL.first.get(lower.charAt(i)) || !begins(lower, i)) {
                continue;
            }
            Kind kind = null;
            int end = 0;
            Node node = ALL.root;
            for (int j = i;
                    j < length && (node = node.after(lower.charAt(j) == '\n' ? ' ' : lower.charAt(j))) != null; ) {
                j++;
                if (node.kind != null && (node.stem || ends(lower, j))) {
                    kind = node.kind;
                    end = j;
                }
            }
            if (kind != null) {
                int word = end;
                while (word < length
                        && spaced(lower.charAt(end - 1))
                        && spaced(lower.charAt(word))
                        && Character.isLetter(lower.charAt(word))
                        && Character.isLetter(lower.charAt(end - 1))) {
                    word++;
                }
                found.add(new Found(kind, i, word));
            }
        }
        return found;
    }

    private static boolean begins(String lower, int at) {
        if (at == 0 || !spaced(lower.charAt(at))) {
            return true;
        }
        char before = lower.charAt(at - 1);
        // Arabic writes "and" and "then" in front of the word, without a space.
        boolean joined = (before == 'و' || before == 'ف' || before == 'ب' || before == 'ل' || before == 'ك')
                && (at < 2 || !Character.isLetterOrDigit(lower.charAt(at - 2)));
        return joined || !Character.isLetterOrDigit(before) || !spaced(before);
    }

    private static boolean ends(String lower, int at) {
        return at >= lower.length()
                || !spaced(lower.charAt(at - 1))
                || !spaced(lower.charAt(at))
                || !Character.isLetterOrDigit(lower.charAt(at))
                || !Character.isLetterOrDigit(lower.charAt(at - 1));
    }

    /** Whether the script of a character puts spaces between words. */
    static boolean spaced(char c) {
        return c < 0x0E00
                || c > 0x0EFF && c < 0x1000
                || c > 0x109F && c < 0x1780
                || c > 0x17FF && c < 0x2E80
                || c > 0xD7FF;
    }
}
