package org.answerable.search.lucene;

import java.util.ArrayList;
import java.util.List;

/**
 * A query as people write it, read without ever failing: words, "phrases", and -excluded ones. Quotes of every
 * typographic kind count; one without its partner is nothing. There is no other syntax.
 *
 * @param words the plain words, as one text
 * @param phrases what stood in quotes
 * @param excluded what stood after a minus: a word or a phrase
 */
record QueryWords(String words, List<String> phrases, List<String> excluded) {
    private static final String OPENING = "\"\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300E\uFF02";
    private static final String CLOSING = "\"\u201D\u201C\u201D\u201D\u00BB\u00AB\u300D\u300F\uFF02";

    static QueryWords read(String query) {
        StringBuilder words = new StringBuilder();
        List<String> phrases = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            if (Character.isWhitespace(c)) {
                words.append(' ');
                at++;
                continue;
            }
            boolean atStart = at == 0 || Character.isWhitespace(query.charAt(at - 1));
            boolean minus = atStart
                    && (c == '-' || c == '\u2212')
                    && at + 1 < query.length()
                    && !Character.isWhitespace(query.charAt(at + 1));
            int from = minus ? at + 1 : at;
            int end = closing(query, from);
            if (end > from) {
                String phrase = query.substring(from + 1, end).strip();
                if (!phrase.isEmpty()) {
                    (minus ? excluded : phrases).add(phrase);
                }
                words.append(' ');
                at = end + 1;
            } else if (minus) {
                int stop = from;
                while (stop < query.length() && !Character.isWhitespace(query.charAt(stop))) {
                    stop++;
                }
                excluded.add(query.substring(from, stop));
                at = stop;
            } else {
                words.append(OPENING.indexOf(c) >= 0 ? ' ' : c);
                at++;
            }
        }
        return new QueryWords(words.toString().strip(), List.copyOf(phrases), List.copyOf(excluded));
    }

    /** Where the quote that opens at {@code from} closes; -1 where none opens or it does not close. */
    private static int closing(String query, int from) {
        int kind = OPENING.indexOf(query.charAt(from));
        if (kind < 0) {
            return -1;
        }
        for (int i = from + 1; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c == CLOSING.charAt(kind) || c == '"' && query.charAt(from) == '"') {
                return i;
            }
        }
        return -1;
    }
}
