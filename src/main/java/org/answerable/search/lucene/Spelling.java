package org.answerable.search.lucene;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.search.ParsedQuery;
import org.answerable.search.SearchResult;

/**
 * What somebody may have meant who found little: each word that no text holds, or hardly one, as one that texts of the
 * likely language hold and that is nearly written so. Never a word of which a live text could not be named.
 */
public final class Spelling {
    /** Words of a query that are looked at. */
    private static final int MOST_WORDS = 6;

    private static final int MOST_NEAR = 24;
    /** Texts that are named for a word. */
    private static final int MOST_HOLDERS = 4;

    private static final int SHORTEST = 4;
    private static final int LONGEST = 24;
    /** One letter differs; two where a word is as long as this. */
    private static final int LONG = 8;
    /** A word that texts hold is wrong only if another is so much more frequent. */
    private static final int RARER = 10;

    private static final int RARE = 2;
    private static final Normalizer2 FOLDED = Normalizer2.getNFKCCasefoldInstance();

    private Spelling() {}

    /** A word that another should stand for. */
    private record Better(int start, int end, String word, List<String> holders) {}

    /** The query with better words; none where there is nothing better. */
    public static List<SearchResult.Suggestion> of(ParsedQuery query, List<String> languages, Vocabulary vocabulary) {
        List<Better> better = new ArrayList<>();
        int seen = 0;
        for (ParsedQuery.Range range : query.sought()) {
            String text = query.typed().substring(range.start(), range.end());
            int last = -1;
            for (Terms.Term term : Terms.of(Analysis.EXACT, text, Plan.MAX_TERMS)) {
                if (term.position() == last || !isWord(text, term) || seen == MOST_WORDS) {
                    continue;
                }
                last = term.position();
                seen++;
                better(term, range.start(), languages, vocabulary, better);
            }
        }
        if (better.isEmpty()) {
            return List.of();
        }
        StringBuilder meant = new StringBuilder();
        Map<String, List<String>> holders = new LinkedHashMap<>();
        int at = 0;
        for (Better one : better) {
            meant.append(query.typed(), at, one.start()).append(one.word());
            holders.put(one.word(), one.holders());
            at = one.end();
        }
        meant.append(query.typed(), at, query.typed().length());
        return List.of(new SearchResult.Suggestion(meant.toString(), holders));
    }

    /** A word by itself: no part of a compound, no number, not too short. */
    private static boolean isWord(String text, Terms.Term term) {
        int length = term.text().codePointCount(0, term.text().length());
        return length >= SHORTEST
                && length <= LONGEST
                && term.text()
                        .codePoints()
                        .allMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                && FOLDED.normalize(text.substring(term.start(), term.end())).equals(term.text());
    }

    private static void better(
            Terms.Term term, int from, List<String> languages, Vocabulary vocabulary, List<Better> found) {
        int texts = live(term.text(), vocabulary);
        if (texts > RARE) {
            return;
        }
        int length = term.text().codePointCount(0, term.text().length());
        vocabulary.spellings(Analysis.EXACT, term.text(), length < LONG ? 1 : 2, MOST_NEAR).stream()
                .filter(near -> !near.equals(term.text()))
                .filter(near -> vocabulary.documents(Analysis.EXACT, near) >= Math.max(1, RARER * texts))
                .filter(near -> languages.isEmpty() || isOf(near, languages, vocabulary))
                .sorted(Comparator.<String>comparingInt(near -> Distance.between(term.text(), near))
                        .thenComparing(near -> -vocabulary.documents(Analysis.EXACT, near)))
                .map(near -> new Better(
                        from + term.start(),
                        from + term.end(),
                        near,
                        vocabulary.holders(Analysis.EXACT, near, MOST_HOLDERS)))
                .filter(near -> !near.holders().isEmpty())
                .findFirst()
                .ifPresent(found::add);
    }

    /** Texts that hold a word; what was removed does not count. */
    private static int live(String word, Vocabulary vocabulary) {
        return vocabulary.documents(Analysis.EXACT, word) == 0
                ? 0
                : vocabulary.holders(Analysis.EXACT, word, RARE + 1).size();
    }

    /** Whether a text of one of the languages holds a word. */
    private static boolean isOf(String word, List<String> languages, Vocabulary vocabulary) {
        return languages.stream()
                .anyMatch(key -> Terms.of(Analysis.field(key), word, 1).stream()
                        .anyMatch(term -> vocabulary.documents(Analysis.field(key), term.text()) > 0));
    }

    /** How many letters differ, neighbours that changed places counted once (Damerau, optimal string alignment). */
    private static final class Distance {
        static int between(String a, String b) {
            int[][] cost = new int[a.length() + 1][b.length() + 1];
            for (int i = 0; i <= a.length(); i++) {
                for (int j = 0; j <= b.length(); j++) {
                    if (i == 0 || j == 0) {
                        cost[i][j] = i + j;
                        continue;
                    }
                    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    cost[i][j] = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
                    if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                        cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                    }
                }
            }
            return cost[a.length()][b.length()];
        }
    }
}
