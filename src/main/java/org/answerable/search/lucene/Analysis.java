package org.answerable.search.lucene;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.analysis.Analyzers;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.apache.lucene.analysis.Analyzer;

/** Which field and which analyzer a passage of a language goes through. */
public final class Analysis {
    /** The field of all passages, cut into words, without case and otherwise as written. */
    public static final String EXACT = "exact";
    /** The field of all passages, without accents and other differences that people leave out when they type. */
    public static final String FOLDED = "folded";
    /**
     * What the fields of single languages begin with. Each language has its own, so that how rare a word is counts
     * within its language.
     */
    public static final String LANGUAGE_PREFIX = "text_";
    /** Pieces of four letters, of each language, for the order only: they bring near what stemming misses. */
    public static final String GRAMS_PREFIX = "grams_";
    /** Pairs of neighbouring words, of each language, for the order only. */
    public static final String PAIRS_PREFIX = "pairs_";
    /**
     * Languages with fields of their own though no analyzer of their own: those that are recognised. Others share one,
     * as tags come from outside.
     */
    private static final Set<String> RECOGNISED = Stream.concat(
                    Detector.others().stream(),
                    Stream.of(
                            "am", "bn", "fil", "he", "hy", "ka", "km", "ksw", "ku", "lo", "pa", "ps", "shn", "ta", "te",
                            "th", "ti"))
            .filter(key -> !Analyzers.keys().contains(key))
            .collect(Collectors.toUnmodifiableSet());
    /** Languages whose analyzer does what {@link #EXACT} does. */
    private Analysis() {}

    /** The key of the language's own fields; {@link Analyzers#OTHER} where it has none. */
    public static String key(String tag) {
        String primary = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
        return RECOGNISED.contains(primary) ? primary : Analyzers.key(tag);
    }

    public static String field(String key) {
        return LANGUAGE_PREFIX + key;
    }

    /** The analyzer of a field. */
    public static Analyzer of(String field) {
        if (field.startsWith(LANGUAGE_PREFIX)) {
            return Analyzers.forLanguage(field.substring(LANGUAGE_PREFIX.length()));
        }
        if (field.startsWith(GRAMS_PREFIX)) {
            return Analyzers.grams();
        }
        if (field.startsWith(PAIRS_PREFIX)) {
            return Analyzers.pairs();
        }
        return field.equals(FOLDED) ? Analyzers.folded() : Analyzers.exact();
    }

    /** The script (ISO 15924) that the language of a key is written in. */
    static String script(String key) {
        return new Language(key).script();
    }
}
