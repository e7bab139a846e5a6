package org.answerable.search;

import java.util.List;

/**
 * What a hit shows: about 200 code points of the passage that matched, and why it did.
 *
 * @param html escaped text in which only {@code <mark>} is markup
 * @param language BCP 47 tag of the passage
 * @param translated where the passage is a translation: of what, and who made it; else {@code null}
 * @param matched why, the shown passage first; empty where nothing was looked for
 */
public record Snippet(
        String html, IndexedText.Part part, String language, IndexedText.Translated translated, List<Match> matched) {
    /**
     * One reason.
     *
     * @param language BCP 47 tag of the passage that matched
     * @param by {@value #WORDS}: it holds the words themselves; {@value #TRANSLATION}: a translation holds them;
     *     {@value #GLOSSARY}: it says a concept of the glossary that the words name, in its own way; {@value #LEARNED}:
     *     it holds a translation of a word that was learned, and may be wrong
     * @param concept the concept's id; {@code null} unless by glossary
     * @param how words, translation or concept; {@value #WEAKER} where the record holds some of what was looked for,
     *     not all of it
     * @param word the word of the query that was translated; {@code null} unless learned
     */
    public record Match(String language, String by, String concept, String how, String word) {
        public static final String WORDS = "words";
        public static final String TRANSLATION = "translation";
        public static final String GLOSSARY = "glossary";
        public static final String LEARNED = "learned";
        public static final String WEAKER = "weaker";
        /** By learned translations: what is beyond is left out. */
        public static final int MOST_LEARNED = 3;

        public Match(String language, String by, String concept) {
            this(language, by, concept, by.equals(GLOSSARY) ? "concept" : by, null);
        }

        /** By a translation of a word that was learned. */
        public static Match learned(String language, String word) {
            return new Match(language, LEARNED, null, LEARNED, word);
        }
    }

    /** The same of a record that holds some of what was looked for, not all of it. */
    Snippet weaker() {
        List<Match> all = matched.isEmpty() ? List.of(new Match(language, Match.WORDS, null)) : matched;
        return new Snippet(
                html,
                part,
                language,
                translated,
                all.stream()
                        .map(match ->
                                new Match(match.language(), match.by(), match.concept(), Match.WEAKER, match.word()))
                        .toList());
    }
}
