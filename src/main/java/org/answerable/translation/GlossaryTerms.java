package org.answerable.translation;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.answerable.language.Glossary;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.translation.TranslationReading.TermItem;

/** The words of the glossary that occur in a text. */
final class GlossaryTerms {
    private static final int MOST = 40;
    /** Scripts that put no space between words. */
    private static final Set<UnicodeScript> DENSE = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.THAI,
            UnicodeScript.KHMER,
            UnicodeScript.LAO,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA);

    private GlossaryTerms() {}

    /**
     * In the order of the text; of words that begin at one place the longest. Empty where the glossary does not have
     * both languages.
     */
    static List<TermItem> in(String text, Language from, Language to, Glossary glossary) {
        String source = Languages.near(from.tag()).map(Language::tag).orElse(from.tag());
        String target = Languages.near(to.tag()).map(Language::tag).orElse(to.tag());
        String lower = text.toLowerCase(Locale.ROOT);
        record Found(int at, String word, String target) {}
        List<Found> found = new ArrayList<>();
        for (Glossary.Concept concept : glossary.concepts()) {
            String preferred = concept.preferred(target).orElse(null);
            if (preferred != null) {
                concept.variants(source).stream()
                        .map(v -> new Found(find(lower, v.toLowerCase(Locale.ROOT)), v, preferred))
                        .filter(f -> f.at >= 0)
                        .max(Comparator.comparingInt(f -> f.word.length()))
                        .ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparingInt(Found::at).thenComparing(f -> -f.word.length()));
        List<TermItem> terms = new ArrayList<>();
        int covered = -1;
        for (Found one : found) {
            if (one.at >= covered && terms.size() < MOST) {
                terms.add(new TermItem(one.word, one.target));
                covered = one.at + one.word.length();
            }
        }
        return terms;
    }

    /** Where a word stands as a whole; -1 where it does not. */
    private static int find(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            if (breaks(at == 0 ? ' ' : text.codePointBefore(at), text.codePointAt(at))
                    && breaks(end == text.length() ? ' ' : text.codePointAt(end), text.codePointBefore(end))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean breaks(int outside, int inside) {
        return !Character.isLetterOrDigit(outside) || DENSE.contains(UnicodeScript.of(inside));
    }
}
