package org.answerable.search.lucene;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/**
 * Public texts as fields read them, those shown last and most: reading a text is what marking it costs, and a crowd
 * looks for the same. A text that changed is another text; one that is not public any more is asked for by nobody, and
 * forgotten within minutes. Thread-safe.
 */
public final class ReadTexts {
    /** Bytes, about: some thousand texts. */
    private static final int MOST = 24 << 20;

    private static final int TERM = 96;

    private record Key(String field, String text) {}

    private final Cache<Key, List<Terms.Term>> read = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, List<Terms.Term> terms) -> 2 * key.text().length() + TERM * terms.size())
            .expireAfterWrite(Duration.ofMinutes(10))
            .executor(Runnable::run)
            .build();

    /** All terms that a field makes of a text. */
    List<Terms.Term> of(String field, String text) {
        return read.get(new Key(field, text), key -> List.copyOf(Terms.of(key.field(), key.text(), Integer.MAX_VALUE)));
    }
}
