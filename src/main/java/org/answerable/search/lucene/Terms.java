package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The terms that an analyzer makes of a text. Graphs are read as a flat list: nothing here enumerates paths. */
final class Terms {
    /** One term: where it stands among the terms, and in the text (in chars). */
    record Term(String text, int position, int start, int end) {}

    /** One text as several fields read it: each reads it once. Not for several threads. */
    static final class Reading {
        private static final int MOST = 256;

        private final String text;
        private final Map<String, List<Term>> byField = new HashMap<>();

        Reading(String text) {
            this.text = text;
        }

        /** What stands between two places, in chars. */
        String part(int start, int end) {
            return text.substring(start, end);
        }

        /** The first terms of a field, at most {@value #MOST}. */
        List<Term> of(String field, int limit) {
            List<Term> all = byField.computeIfAbsent(field, f -> Terms.of(f, text, MOST));
            return all.subList(0, Math.min(limit, all.size()));
        }
    }

    private Terms() {}

    static List<Term> of(String field, String text, int limit) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = Analysis.of(field).tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int position = -1;
            while (terms.size() < limit && stream.incrementToken()) {
                position += increment.getPositionIncrement();
                if (!term.isEmpty()) {
                    terms.add(
                            new Term(term.toString(), Math.max(position, 0), offset.startOffset(), offset.endOffset()));
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
