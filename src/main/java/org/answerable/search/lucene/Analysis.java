package org.answerable.search.lucene;

import java.util.Optional;
import java.util.Set;
import org.answerable.language.Language;
import org.answerable.search.analysis.Analyzers;
import org.apache.lucene.analysis.Analyzer;

/** Which field and which analyzer a passage of a language goes through. */
final class Analysis {
    /** The field of all passages, cut into words, without case and otherwise as written. */
    static final String EXACT = "exact";
    /** The field of all passages, without accents and other differences that people leave out when they type. */
    static final String FOLDED = "folded";
    /** Pieces of four letters of all passages, for the order only: they bring near what stemming misses. */
    static final String GRAMS = "grams";
    /** What the fields of single languages begin with. */
    static final String LANGUAGE_PREFIX = "text_";
    /** Languages whose analyzer does what {@link #EXACT} does: a field of their own would hold nothing new. */
    private static final Set<String> AS_EXACT = Set.of(Analyzers.OTHER, "vi", "so", "sw", "hmn");

    private Analysis() {}

    /** The key of the language's own field; empty where the language has no analyzer of its own. */
    static Optional<String> key(String tag) {
        return Optional.of(Analyzers.key(tag)).filter(key -> !AS_EXACT.contains(key));
    }

    static String field(String key) {
        return LANGUAGE_PREFIX + key;
    }

    /** The analyzer of a field. */
    static Analyzer of(String field) {
        return switch (field) {
            case EXACT -> Analyzers.exact();
            case FOLDED -> Analyzers.folded();
            case GRAMS -> Analyzers.grams();
            default -> field.startsWith(LANGUAGE_PREFIX) ? Analyzers.forKey(field.substring(LANGUAGE_PREFIX.length())) : Analyzers.exact();
        };
    }

    /** The script (ISO 15924) that the language of a key is written in. */
    static String script(String key) {
        return new Language(key).script();
    }
}
