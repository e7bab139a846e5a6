package org.answerable.search.lucene;

import java.util.List;
import org.answerable.search.ParsedQuery;
import org.answerable.search.QueryTree;

/**
 * What of a query is looked for.
 *
 * @param said what says in which language it is
 * @param words the plain words, as one text
 * @param phrases what stood in quotes
 * @param excluded what stood after a minus: a word or a phrase
 * @param further what else a text must hold
 */
record QueryWords(String said, String words, List<String> phrases, List<String> excluded, List<QueryTree> further) {
    static QueryWords of(ParsedQuery query) {
        return new QueryWords(
                query.further().isEmpty() ? query.typed() : query.plain(),
                query.words(),
                query.phrases(),
                query.excluded(),
                query.further());
    }

    /** Words alone. */
    static QueryWords of(String words) {
        return new QueryWords(words, words, List.of(), List.of(), List.of());
    }

    /** The same; what stood in quotes beside other words is words too. */
    QueryWords loose() {
        return words.isEmpty()
                ? this
                : new QueryWords(said, words + " " + String.join(" ", phrases), List.of(), excluded, further);
    }

    /** Whether nothing is asked for. */
    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty() && excluded.isEmpty() && further.isEmpty();
    }
}
