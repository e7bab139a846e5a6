package org.answerable.language;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.answerable.analysis.Analyzers;
import org.answerable.analysis.Terms;

/**
 * What words of a text mean, for whoever reads the text's language not at all: each word of the glossary that stands in
 * it, found as search finds it (by the language's analyzer), with what the glossary calls it in the reader's language.
 * No translation: a person who reads it learns what the text is about, not what it says.
 *
 * <p>A language's words are read when they are first needed (some tens of milliseconds) and kept.
 */
public final class GlossaryHints {
    /** A text has no more of them than this: it is read by people. */
    public static final int MOST = 400;

    /** What ends a sentence or a line, or hides something: no phrase goes on over it. */
    private static final Pattern BETWEEN =
            Pattern.compile("[.!?\u2026\u3002\uFF01\uFF1F\u061F\u06D4\u104A\u104B;:\n\r\u25AE]");
    /** Of what names something only one name is given. */
    private static final Set<String> NAMES = Set.of("counties", "cities", "agencies");

    private static final Map<String, Map<String, List<Phrase>>> READ = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, String>> MEANINGS = new ConcurrentHashMap<>();

    /**
     * A word of the text, or several that are one.
     *
     * @param concept of the glossary
     * @param start in chars of the text, as {@code end} is
     * @param meaning in the reader's language
     */
    public record Hint(String concept, int start, int end, String meaning) {}

    /** A way to say a concept: word after word, each with the terms that it may give. */
    private record Phrase(String concept, List<Set<String>> words) {}

    /** The terms of one word of a text. */
    private record Word(Set<String> terms, int start, int end) {}

    private GlossaryHints() {}

    /** The language that hints are given in: the reader's where the glossary has it, else English. */
    public static Language given(Language reader) {
        return glossary(reader).map(Language::new).orElse(Language.ENGLISH);
    }

    /**
     * The words of the glossary in a text, in their order; none overlaps another, of those that begin at one word it is
     * the longest. Empty where the reader reads the text's language, or the glossary does not have it.
     *
     * @param from the language of the text
     */
    public static List<Hint> in(String text, Language from, Language reader) {
        String source = glossary(from).orElse(null);
        String target = given(reader).tag();
        if (source == null || text == null || text.isEmpty() || source.equals(target)) {
            return List.of();
        }
        Map<String, List<Phrase>> said = READ.computeIfAbsent(source, GlossaryHints::read);
        Map<String, String> meanings = MEANINGS.computeIfAbsent(target, GlossaryHints::meanings);
        List<Word> words = words(source, text);
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        List<Hint> hints = new ArrayList<>();
        int covered = 0;
        for (int at = 0; at < words.size() && hints.size() < MOST; ) {
            Phrase longest = words.get(at).start() < covered ? null : longest(said, words, at, text);
            if (longest == null) {
                at++;
                continue;
            }
            int last = at + longest.words().size() - 1;
            int start = whole(letters, words.get(at).start(), false);
            int end = words.get(at).end();
            for (int i = at; i <= last; i++) {
                end = Math.max(end, words.get(i).end());
            }
            covered = whole(letters, end, true);
            hints.add(new Hint(longest.concept(), start, covered, meanings.get(longest.concept())));
            at = last + 1;
        }
        return hints;
    }

    /** A place that cuts no letter, as people see letters, in two. */
    private static int whole(BreakIterator letters, int at, boolean after) {
        return letters.isBoundary(at) ? at : after ? letters.following(at) : letters.preceding(at);
    }

    /** The tag of the glossary's language that is this one. */
    private static Optional<String> glossary(Language language) {
        if (language.tag().endsWith("-Latn")) {
            return Optional.empty(); // Typed in the letters of others: no word of it would be found, or a wrong one.
        }
        List<String> all = Glossary.shipped().languages();
        return all.contains(language.tag())
                ? Optional.of(language.tag())
                : Languages.near(language.tag()).map(Language::tag).filter(all::contains);
    }

    private static Map<String, List<Phrase>> read(String tag) {
        Map<String, List<Phrase>> byFirst = new HashMap<>();
        for (Glossary.Concept concept : Glossary.shipped().concepts()) {
            for (String variant : concept.variants(tag)) {
                List<Set<String>> words =
                        words(tag, variant).stream().map(Word::terms).toList();
                if (words.size() == 1 && words.getFirst().stream().anyMatch(Analyzers::isAcronym)) {
                    // Alone it must be written in capitals: "ice" is a word as well.
                    words = List.of(Set.copyOf(words.getFirst().stream()
                            .filter(Analyzers::isAcronym)
                            .toList()));
                }
                if (!words.isEmpty()) {
                    Phrase phrase = new Phrase(concept.id(), words);
                    words.getFirst()
                            .forEach(first -> byFirst.computeIfAbsent(first, f -> new ArrayList<>())
                                    .add(phrase));
                }
            }
        }
        return byFirst;
    }

    /**
     * What each concept is called: its preferred term, and beside it the next one that is another word, since one
     * concept is both brother and sister.
     */
    private static Map<String, String> meanings(String tag) {
        Map<String, String> meanings = new HashMap<>();
        for (Glossary.Concept concept : Glossary.shipped().concepts()) {
            List<String> variants = concept.variants(tag);
            String first = variants.getFirst();
            Set<String> terms = terms(tag, first);
            String other = NAMES.contains(concept.group())
                    ? null
                    : variants.stream()
                            .skip(1)
                            .limit(2)
                            .filter(variant -> !variant.startsWith(first) && !first.startsWith(variant))
                            .filter(variant -> terms(tag, variant).stream().noneMatch(terms::contains))
                            .findFirst()
                            .orElse(null);
            meanings.put(concept.id(), other == null ? first : first + " / " + other);
        }
        return meanings;
    }

    private static Set<String> terms(String tag, String text) {
        Set<String> terms = new HashSet<>();
        words(tag, text).forEach(word -> terms.addAll(word.terms()));
        return terms;
    }

    private static List<Word> words(String tag, String text) {
        Map<Integer, List<Terms.Placed>> byPosition = new TreeMap<>();
        for (Terms.Placed term : Terms.placed(tag, text)) {
            byPosition.computeIfAbsent(term.position(), p -> new ArrayList<>()).add(term);
        }
        return byPosition.values().stream()
                .map(those -> new Word(
                        Set.copyOf(those.stream().map(Terms.Placed::text).toList()),
                        those.stream().mapToInt(Terms.Placed::start).min().orElseThrow(),
                        those.stream().mapToInt(Terms.Placed::end).max().orElseThrow()))
                .toList();
    }

    private static Phrase longest(Map<String, List<Phrase>> said, List<Word> words, int at, String text) {
        Phrase longest = null;
        for (String first : words.get(at).terms()) {
            for (Phrase phrase : said.getOrDefault(first, List.of())) {
                if ((longest == null || phrase.words().size() > longest.words().size())
                        && stands(phrase, words, at, text)) {
                    longest = phrase;
                }
            }
        }
        return longest;
    }

    private static boolean stands(Phrase phrase, List<Word> words, int at, String text) {
        if (at + phrase.words().size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.words().size(); i++) {
            Word word = words.get(at + i);
            if (word.terms().stream().noneMatch(phrase.words().get(i)::contains)) {
                return false;
            }
            int before = i == 0 ? word.start() : words.get(at + i - 1).end();
            if (before < word.start()
                    && BETWEEN.matcher(text.substring(before, word.start())).find()) {
                return false;
            }
        }
        return true;
    }
}
