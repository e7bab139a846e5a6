package org.answerable.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Which scripts a language is written in (CLDR), as codes of {@link UScript}. */
final class Scripts {
    /** Tags come from outside; those that are asked for again and again stay. */
    private static final Cache<String, Set<Integer>> CACHE =
            Caffeine.newBuilder().maximumSize(500).executor(Runnable::run).build();

    private Scripts() {}

    /** The scripts of a BCP 47 tag; empty where CLDR does not say. */
    static Set<Integer> of(String tag) {
        return CACHE.get(tag, Scripts::find);
    }

    private static Set<Integer> find(String tag) {
        if (tag.equals("hmn") || tag.startsWith("hmn-")) {
            // The Romanized Popular Alphabet, and the two scripts of its own.
            return Set.of(UScript.LATIN, UScript.PAHAWH_HMONG, UScript.NYIAKENG_PUACHUE_HMONG);
        }
        int[] codes = UScript.getCode(ULocale.forLanguageTag(tag));
        return codes == null ? Set.of() : Arrays.stream(codes).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
