package org.answerable.analysis;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Which scripts a language is written in (CLDR), as codes of {@link UScript}. */
final class Scripts {
    private static final Map<String, Set<Integer>> CACHE = new ConcurrentHashMap<>();
    private static final int CACHE_LIMIT = 500;

    private Scripts() {}

    /** The scripts of a BCP 47 tag; empty where CLDR does not say. */
    static Set<Integer> of(String tag) {
        Set<Integer> known = CACHE.get(tag);
        if (known != null) {
            return known;
        }
        Set<Integer> scripts = find(tag);
        // Tags come from outside.
        if (CACHE.size() < CACHE_LIMIT) {
            CACHE.put(tag, scripts);
        }
        return scripts;
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
