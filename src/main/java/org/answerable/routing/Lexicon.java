package org.answerable.routing;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.analysis.FoldedText;

/**
 * Words that are looked for in a text, all at once, in one pass from left to right; of those that begin at one place
 * the longest counts. A word is found in its inflections: with what Russian and Ukrainian put behind it, with what
 * Arabic puts before it, with a plural. Chinese and Burmese have no spaces between words: there it may stand anywhere.
 * Not changed once it is in use; then thread-safe.
 *
 * @param <T> what a word means
 */
final class Lexicon<T> {
    /** Endings of Slavic nouns and adjectives, folded; the longest first. */
    private static final List<String> CYRILLIC_ENDINGS = List.of(
            "ого", "ому", "ими", "ыми", "ыи", "ии", "ои", "еи", "ая", "яя", "ое", "ее", "ие", "ые", "ия", "єю", "ею",
            "ію", "іі", "ія", "а", "я", "о", "е", "ы", "и", "і", "у", "ю", "ь");

    private static final String CYRILLIC_BEHIND = "аеиіоуюяыэєьмхвгт";
    private static final Set<String> LATIN_BEHIND = Set.of("s", "es");
    private static final Set<String> ARABIC_BEHIND = Set.of("ه", "ي", "يه", "ين", "ون", "ات", "ان", "ها", "هاي");
    private static final List<String> ARABIC_BEFORE =
            List.of("وال", "بال", "فال", "كال", "ولل", "ال", "لل", "وب", "ول", "و", "ف", "ب", "ل", "ك");
    private static final int SHORTEST_STEM = 4;

    /**
     * A word that stands in the text from {@code start} to {@code end}, in chars of it; {@code from} and {@code to} are
     * in the folded one.
     */
    record Found<T>(T meaning, int start, int end, int from, int to) {}

    private static final class Node<T> {
        final Map<Character, Node<T>> next = new HashMap<>();
        T meaning;
        T inCapitals;
    }

    private final Node<T> root = new Node<>();

    /**
     * Adds a word; one of two to six capitals is found in capitals alone. What a word meant before it means no more.
     */
    void add(String word, T meaning) {
        boolean capitals = word.matches("[A-Z]{2,6}");
        Node<T> node = root;
        for (char c : stemmed(FoldedNames.words(word)).toCharArray()) {
            node = node.next.computeIfAbsent(c, k -> new Node<>());
        }
        if (node == root) {
            return;
        }
        if (capitals) {
            node.inCapitals = meaning;
        } else {
            node.meaning = meaning;
        }
    }

    /** What a word means as it is, or {@code null}. */
    T of(String word) {
        Node<T> node = root;
        for (char c : stemmed(FoldedNames.words(word)).toCharArray()) {
            node = node.next.get(c);
            if (node == null) {
                return null;
            }
        }
        return word.matches("[A-Z]{2,6}") ? node.inCapitals : node.meaning;
    }

    private static String stemmed(String folded) {
        StringBuilder all = new StringBuilder();
        for (String word : folded.split(" ")) {
            String stem = word;
            if (word.isEmpty()) {
                continue;
            }
            switch (UnicodeScript.of(word.charAt(word.length() - 1))) {
                case CYRILLIC -> {
                    for (String ending : CYRILLIC_ENDINGS) {
                        if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                            stem = word.substring(0, word.length() - ending.length());
                            break;
                        }
                    }
                }
                case ARABIC -> stem = word.startsWith("ال") && word.length() > SHORTEST_STEM ? word.substring(2) : word;
                default -> {}
            }
            all.append(all.isEmpty() ? "" : " ").append(stem);
        }
        return all.toString();
    }

    /** The words that stand in a text, in its order, none over another. */
    List<Found<T>> in(String text, FoldedText folded) {
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < folded.length(); ) {
            Found<T> best = null;
            if (begins(folded, i)) {
                for (int from : starts(folded, i)) {
                    best = walk(root, text, folded, from, from, best);
                }
            }
            if (best == null) {
                i++;
            } else {
                found.add(best);
                i = best.to();
            }
        }
        return found;
    }

    /**
     * Where a word may begin: at itself, and for Arabic behind an article or a particle that is written together with
     * it.
     */
    private static List<Integer> starts(FoldedText folded, int i) {
        if (UnicodeScript.of(folded.at(i)) != UnicodeScript.ARABIC) {
            return List.of(i);
        }
        List<Integer> starts = new ArrayList<>(List.of(i));
        for (String before : ARABIC_BEFORE) {
            int end = i + before.length();
            if (end + 2 < folded.length()
                    && before.contentEquals(folded.chars().subSequence(i, end))
                    && kind(folded, end) == Kind.LETTERS) {
                starts.add(end);
            }
        }
        return starts;
    }

    private Found<T> walk(Node<T> node, String text, FoldedText folded, int from, int at, Found<T> best) {
        Found<T> longest = best;
        int end = at > from ? wordEnd(folded, at) : -1;
        if (end >= 0) {
            T meaning = node.inCapitals != null && capitals(text, folded, from, at) ? node.inCapitals : node.meaning;
            if (meaning != null && (longest == null || end > longest.to())) {
                longest = new Found<>(meaning, folded.start(from), folded.end(end), from, end);
            }
            Node<T> space = node.next.get(' ');
            if (space != null && end < folded.length() && folded.at(end) == ' ') {
                for (int next : end + 1 < folded.length() ? starts(folded, end + 1) : List.<Integer>of()) {
                    longest = walk(space, text, folded, from, next, longest);
                }
            }
        }
        if (at < folded.length() && folded.at(at) != ' ') {
            Node<T> next = node.next.get(folded.at(at));
            if (next != null) {
                longest = walk(next, text, folded, from, at + 1, longest);
            }
        }
        return longest;
    }

    private static boolean capitals(String text, FoldedText folded, int from, int to) {
        return text.substring(folded.start(from), folded.end(to)).chars().noneMatch(Character::isLowerCase);
    }

    private enum Kind {
        NONE,
        LETTERS,
        HAN,
        MYANMAR
    }

    private static Kind kind(FoldedText folded, int i) {
        if (i < 0 || i >= folded.length()) {
            return Kind.NONE;
        }
        char c = folded.at(i);
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' ? Kind.LETTERS : Kind.NONE;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN -> Kind.HAN;
            case MYANMAR -> Character.isLetterOrDigit(c) || dependent(c) ? Kind.MYANMAR : Kind.NONE;
            default -> Character.isLetterOrDigit(c) ? Kind.LETTERS : Kind.NONE;
        };
    }

    private static boolean dependent(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean begins(FoldedText folded, int i) {
        return switch (kind(folded, i)) {
            case NONE -> false;
            case LETTERS -> kind(folded, i - 1) != Kind.LETTERS;
            case HAN -> true;
            case MYANMAR -> !dependent(folded.at(i));
        };
    }

    /** The end of the word whose stem ends before {@code at}, or -1 where what follows makes another word of it. */
    private static int wordEnd(FoldedText folded, int at) {
        Kind before = kind(folded, at - 1);
        if (before == Kind.MYANMAR) {
            // Never within a syllable: a vowel or a final consonant belongs to what stands before it.
            boolean within = at < folded.length()
                    && (dependent(folded.at(at))
                            || at + 1 < folded.length()
                                    && (folded.at(at + 1) == '\u103a' || folded.at(at + 1) == '\u1039'));
            return within ? -1 : at;
        }
        if (before != Kind.LETTERS) {
            return at;
        }
        int end = at;
        while (kind(folded, end) == Kind.LETTERS) {
            end++;
        }
        if (end == at) {
            return end;
        }
        String behind = folded.chars().subSequence(at, end).toString();
        boolean inflected =
                switch (UnicodeScript.of(folded.at(at - 1))) {
                    case CYRILLIC ->
                        behind.length() <= 3 && behind.chars().allMatch(c -> CYRILLIC_BEHIND.indexOf(c) >= 0);
                    case ARABIC -> ARABIC_BEHIND.contains(behind);
                    case LATIN -> LATIN_BEHIND.contains(behind);
                    default -> false;
                };
        return inflected ? end : -1;
    }
}
