package org.answerable.search;

import java.util.List;

/**
 * A query as it was understood.
 *
 * @param typed as it was written
 * @param tree what it asks for; {@code null} where it holds nothing that can be looked for
 * @param words the plain words, as one text, where no operator says how they belong together: what holds enough of them
 *     is found
 * @param phrases what stood in quotes beside them; a record must hold each
 * @param excluded what stood after a minus: a word or a phrase
 * @param further what else a record must hold; where there are operators, the whole tree
 * @param isStrict whether operators say how things belong together: every word counts
 * @param isPlain whether there are words and nothing else
 * @param sought where the words stand in {@code typed} that a record shall hold
 * @param leftOut what was left out or read otherwise
 */
public record ParsedQuery(
        String typed,
        QueryTree tree,
        String words,
        List<String> phrases,
        List<String> excluded,
        List<QueryTree> further,
        boolean isStrict,
        boolean isPlain,
        List<Range> sought,
        List<LeftOut> leftOut) {
    /** A piece of the query, in chars. */
    public record Range(int start, int end) {}

    /**
     * Something that was left out.
     *
     * @param what as it was written; {@code null} where it is a number of things
     * @param most the bound; 0 where there is none
     */
    public record LeftOut(Why why, String what, int most) {}

    /** Why something was left out. */
    public enum Why {
        /** More words than count. */
        WORDS,
        /** More phrases, fields and other parts than are looked for. */
        PARTS,
        /** A beginning of a word that is too short: it was looked for as a word. */
        PREFIX,
        /** More words begin so than are looked for: the rarest were left out. */
        EXPANSIONS,
        /** A value that a field does not know: it was looked for as words. */
        VALUE
    }

    /** What a record shall hold, as one text without syntax. */
    public String plain() {
        StringBuilder all = new StringBuilder(words);
        phrases.forEach(phrase -> all.append(' ').append(phrase));
        further.forEach(tree -> append(tree, all));
        return all.toString().strip();
    }

    private static void append(QueryTree tree, StringBuilder all) {
        switch (tree) {
            case QueryTree.Words words -> all.append(' ').append(words.text());
            case QueryTree.Phrase phrase -> all.append(' ').append(phrase.text());
            case QueryTree.Prefix prefix -> all.append(' ').append(prefix.text());
            case QueryTree.In in -> append(in.of(), all);
            case QueryTree.All some -> some.of().forEach(one -> append(one, all));
            case QueryTree.Any some -> some.of().forEach(one -> append(one, all));
            case QueryTree.Not ignored -> {}
            case QueryTree.Having ignored -> {}
            case QueryTree.Published ignored -> {}
        }
    }
}
