package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.analysis.Analyzers;
import org.answerable.language.Glossary;

/**
 * The glossary as the analyzers of its languages read it: which concepts a query names, and how each is said in other
 * languages. A language is read when it is first needed (some tens of milliseconds) and kept.
 */
final class Concepts {
    /** Of one query: what is beyond is left out. */
    static final int MOST = 4;
    /** Ways to say a concept in one language that are looked for. */
    static final int MOST_VARIANTS = 5;

    private static final int LONGEST = 16;

    private static final Map<String, Said> READ = new ConcurrentHashMap<>();
    /** The glossary's tags by the keys of fields. */
    private static final Map<String, String> TAGS = new HashMap<>();

    static {
        Glossary.shipped().languages().forEach(tag -> TAGS.put(Analysis.key(tag), tag));
    }

    /** One language: its phrases by each term that one may begin with, and those of each concept. */
    private record Said(Map<String, List<Phrase>> byFirst, Map<String, List<List<Plan.Group>>> byConcept) {}

    private record Phrase(String concept, List<Plan.Group> groups) {}

    /** A concept that a text names, and where, in chars. */
    record Named(String concept, int start, int end) {}

    private Concepts() {}

    private static Said said(String key) {
        return READ.computeIfAbsent(key, Concepts::read);
    }

    private static Said read(String key) {
        String tag = TAGS.get(key);
        Map<String, List<Phrase>> byFirst = new HashMap<>();
        Map<String, List<List<Plan.Group>>> byConcept = new HashMap<>();
        for (Glossary.Concept concept :
                tag == null ? List.<Glossary.Concept>of() : Glossary.shipped().concepts()) {
            List<List<Plan.Group>> phrases = new ArrayList<>();
            for (String variant : concept.variants(tag)) {
                List<Plan.Group> groups = groups(key, variant, LONGEST);
                if (!groups.isEmpty() && !phrases.contains(groups)) {
                    phrases.add(groups);
                    groups.getFirst()
                            .terms()
                            .forEach(first -> byFirst.computeIfAbsent(first, f -> new ArrayList<>())
                                    .add(new Phrase(concept.id(), groups)));
                }
            }
            byConcept.put(concept.id(), phrases);
        }
        return new Said(byFirst, byConcept);
    }

    /** The terms that a language's analyzer makes of a text, those of one position together. */
    private static List<Plan.Group> groups(String key, String text, int limit) {
        List<Plan.Group> groups = groups(Terms.of(Analysis.field(key), text, limit));
        List<String> acronym = groups.size() == 1
                ? groups.getFirst().terms().stream()
                        .filter(Analyzers::isAcronym)
                        .toList()
                : List.of();
        // Alone it must be written in capitals; beside other words ("ice agent") nobody takes it for the word.
        return acronym.isEmpty()
                ? groups
                : List.of(new Plan.Group(groups.getFirst().position(), acronym));
    }

    static List<Plan.Group> groups(List<Terms.Term> terms) {
        Map<Integer, List<String>> byPosition = new TreeMap<>();
        for (Terms.Term term : terms) {
            byPosition.computeIfAbsent(term.position(), p -> new ArrayList<>()).add(term.text());
        }
        return byPosition.entrySet().stream()
                .map(e -> new Plan.Group(e.getKey(), List.copyOf(e.getValue())))
                .toList();
    }

    /** The concepts that a text names in one of these languages; of phrases that begin at one word the longest. */
    static List<Named> named(Terms.Reading text, Collection<String> keys) {
        Map<String, Named> found = new LinkedHashMap<>();
        for (String key : keys) {
            if (!TAGS.containsKey(key)) {
                continue;
            }
            List<Terms.Term> terms = text.of(Analysis.field(key), Plan.MAX_TERMS);
            List<Plan.Group> words = groups(terms);
            for (int at = 0; at < words.size(); ) {
                Phrase longest = longest(said(key), words, at);
                if (longest != null && isWord(longest, text, terms, words.get(at)) && keys.contains("en")) {
                    longest = null;
                }
                int length = longest == null ? 1 : longest.groups().size();
                if (longest != null && found.size() < MOST) {
                    int first = words.get(at).position();
                    int last = words.get(at + length - 1).position();
                    List<Terms.Term> those = terms.stream()
                            .filter(term -> term.position() >= first && term.position() <= last)
                            .toList();
                    found.putIfAbsent(
                            longest.concept(),
                            new Named(
                                    longest.concept(),
                                    those.stream()
                                            .mapToInt(Terms.Term::start)
                                            .min()
                                            .orElse(0),
                                    those.stream()
                                            .mapToInt(Terms.Term::end)
                                            .max()
                                            .orElse(0)));
                }
                at += length;
            }
        }
        return List.copyOf(found.values());
    }

    /** Whether it is an acronym in small letters that is a word of English. */
    private static boolean isWord(Phrase phrase, Terms.Reading text, List<Terms.Term> terms, Plan.Group group) {
        return phrase.groups().size() == 1
                && phrase.groups().getFirst().terms().stream().anyMatch(Analyzers::isAmbiguous)
                && terms.stream()
                        .filter(term -> term.position() == group.position())
                        .allMatch(term ->
                                text.part(term.start(), term.end()).chars().anyMatch(Character::isLowerCase));
    }

    private static Phrase longest(Said said, List<Plan.Group> words, int at) {
        Phrase longest = null;
        for (String first : words.get(at).terms()) {
            for (Phrase phrase : said.byFirst().getOrDefault(first, List.of())) {
                if ((longest == null
                                || phrase.groups().size() > longest.groups().size())
                        && stands(phrase, words, at)) {
                    longest = phrase;
                }
            }
        }
        return longest;
    }

    private static boolean stands(Phrase phrase, List<Plan.Group> words, int at) {
        if (at + phrase.groups().size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.groups().size(); i++) {
            if (words.get(at + i).terms().stream()
                    .noneMatch(phrase.groups().get(i).terms()::contains)) {
                return false;
            }
        }
        return true;
    }

    /**
     * How a concept is said in the language of a key: terms of its field, step by step; at most {@value #MOST_VARIANTS}
     * ways.
     */
    static List<List<Plan.Group>> said(String concept, String key) {
        if (!TAGS.containsKey(key)) {
            return List.of();
        }
        List<List<Plan.Group>> all = said(key).byConcept().getOrDefault(concept, List.of());
        return all.subList(0, Math.min(MOST_VARIANTS, all.size()));
    }
}
