package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ways in which the words of a phrase may stand in a text one after the other: a compound as one word, with a
 * hyphen or as two ({@code nonprofit}, {@code non-profit}, {@code non profit}), a contraction with its apostrophe or
 * without. What a text has with a hyphen stands there as its parts and, at the place of the first, as one word
 * ({@code analysis.Compounds}); so what follows it follows its last part.
 *
 * <p>Only where the index has the words. Two words made one, or one made two, would often be others ("in form",
 * "therapist"): parts say something and are not short, except beside digits ({@code H2A}).
 */
final class QuotedPhrase {
    /** Ways of one phrase in one field. */
    private static final int MOST = 6;
    /** Of a long quotation the first words are read otherwise. */
    private static final int MOST_WORDS = 8;

    private static final int SHORTEST = 3;
    private static final int SHORTEST_JOINED = 5;
    private static final int LONGEST = 40;
    /** Digits are of the common one. */
    private static final Set<Character.UnicodeScript> SCRIPTS = Set.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.ARABIC,
            Character.UnicodeScript.COMMON);

    /** A way; the first of a phrase is as it was written. */
    record Way(List<Plan.Group> groups, boolean isAsWritten) {}

    /** What stands at one position: the words there, and those that reach over the next. */
    private record Place(int position, int start, int end, List<String> words, List<Terms.Term> wide) {}

    private final String field;
    private final List<Place> places;
    private final String language;
    private final Vocabulary vocabulary;
    private final List<Way> ways = new ArrayList<>();

    private QuotedPhrase(String field, List<Place> places, String language, Vocabulary vocabulary) {
        this.field = field;
        this.places = places;
        this.language = language;
        this.vocabulary = vocabulary;
    }

    /**
     * The ways of a phrase; none where there is no word in it.
     *
     * @param languages its likely ones, which say what words say nothing
     */
    static List<Way> ways(String field, String phrase, List<String> languages, Vocabulary vocabulary) {
        Map<Integer, List<Terms.Term>> byPosition = new TreeMap<>();
        for (Terms.Term term : Terms.of(field, phrase, Plan.MAX_TERMS)) {
            byPosition.computeIfAbsent(term.position(), p -> new ArrayList<>()).add(term);
        }
        List<Place> places = new ArrayList<>();
        byPosition.forEach((position, terms) -> {
            int end = terms.stream().mapToInt(Terms.Term::end).min().orElseThrow();
            List<Terms.Term> wide =
                    terms.stream().filter(term -> term.end() > end).toList();
            places.add(new Place(
                    position,
                    terms.getFirst().start(),
                    end,
                    terms.stream()
                            .filter(term -> term.end() == end)
                            .map(Terms.Term::text)
                            .distinct()
                            .toList(),
                    wide));
        });
        if (places.isEmpty()) {
            return List.of();
        }
        QuotedPhrase quoted =
                new QuotedPhrase(field, places, languages.isEmpty() ? null : languages.getFirst(), vocabulary);
        quoted.go(0, 0, List.of(), true);
        return quoted.ways;
    }

    /** @param at the place whose turn it is, {@code position} where it stands in this way */
    private void go(int at, int position, List<Plan.Group> before, boolean isAsWritten) {
        if (ways.size() >= MOST) {
            return;
        }
        if (at == places.size()) {
            ways.add(new Way(before, isAsWritten));
            return;
        }
        Place place = places.get(at);
        go(at + 1, position + gap(at, at + 1), with(before, position, place.words()), isAsWritten);
        for (Terms.Term one : place.wide()) {
            int next = at + 1;
            while (next < places.size() && places.get(next).start() < one.end()) {
                next++;
            }
            go(next, position + gap(next - 1, next), with(before, position, List.of(one.text())), false);
        }
        if (at >= MOST_WORDS) {
            return;
        }
        if (at + 1 < places.size() && place.end() < places.get(at + 1).start()) {
            List<String> joined = joined(place.words(), places.get(at + 1).words());
            if (!joined.isEmpty()) {
                go(at + 2, position + gap(at + 1, at + 2), with(before, position, joined), false);
            }
        }
        if (at + 1 < places.size()) {
            for (String word : place.words()) {
                List<String> last = lastParts(word);
                if (!last.isEmpty()) {
                    go(
                            at + 1,
                            position + 1 + gap(at, at + 1),
                            with(with(before, position, List.of(word)), position + 1, last),
                            false);
                }
            }
        }
        for (String[] halves : apart(place.words())) {
            go(
                    at + 1,
                    position + 1 + gap(at, at + 1),
                    with(with(before, position, List.of(halves[0])), position + 1, List.of(halves[1])),
                    false);
        }
    }

    /** How far it is from one place to the next. */
    private int gap(int from, int to) {
        return to < places.size() ? places.get(to).position() - places.get(from).position() : 1;
    }

    private static List<Plan.Group> with(List<Plan.Group> before, int position, List<String> words) {
        List<Plan.Group> all = new ArrayList<>(before);
        all.add(new Plan.Group(position, words));
        return all;
    }

    /** Two words as one. */
    private List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>();
        for (String a : first) {
            for (String b : second) {
                if (isOneWord(a, b)
                        && (a.length() + b.length() >= SHORTEST_JOINED || isMixed(a + b))
                        && documents(a + b) > 0
                        && says(a)
                        && says(b)) {
                    joined.add(a + b);
                }
            }
        }
        return joined;
    }

    /** What may follow a word where it stands with a hyphen: its last part. */
    private List<String> lastParts(String word) {
        List<String> last = new ArrayList<>();
        for (int i = documents(word) == 0 ? LONGEST : 1; i < word.length() && word.length() <= LONGEST; i++) {
            String a = word.substring(0, i);
            String b = word.substring(i);
            if (isOneWord(a, b) && documents(b) > 0 && documents(a) > 0) {
                last.add(b);
            }
        }
        return last;
    }

    /** One word as two: the halves that most texts have. */
    private List<String[]> apart(List<String> words) {
        String[] best = null;
        int most = 0;
        for (String word : words) {
            for (int i = 1; i < word.length() && word.length() <= LONGEST; i++) {
                String a = word.substring(0, i);
                String b = word.substring(i);
                if (isOneWord(a, b)
                        && (a.length() >= SHORTEST && b.length() >= SHORTEST || isMixed(word))
                        && documents(a) > 0
                        && documents(b) > 0
                        && says(a)
                        && says(b)) {
                    int texts = Math.min(documents(a), documents(b));
                    if (texts > most) {
                        most = texts;
                        best = new String[] {a, b};
                    }
                }
            }
        }
        return best == null ? List.of() : List.<String[]>of(best);
    }

    /** Whether two may be written as one: in a script that sets words apart. */
    private static boolean isOneWord(String a, String b) {
        return SCRIPTS.contains(Character.UnicodeScript.of(a.codePointAt(0)))
                && SCRIPTS.contains(Character.UnicodeScript.of(b.codePointAt(0)))
                && !(a + b).chars().allMatch(Character::isDigit);
    }

    /** Letters and digits in one: a form or a visa, whose name is known however it is cut. */
    static boolean isMixed(String word) {
        return word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
    }

    private boolean says(String word) {
        return language == null || !Terms.of(Analysis.field(language), word, 1).isEmpty();
    }

    private int documents(String word) {
        return vocabulary.documents(field, word);
    }
}
