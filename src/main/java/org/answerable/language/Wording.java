package org.answerable.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The port to what people at the desk have changed of the product's words: what kinds and states are called is data, as
 * the names of agencies are.
 */
public interface Wording {
    /** The keys of messages that may be changed: names of kinds and states, all without arguments. */
    List<String> KEYS = Stream.of(
                    keys("intake.kind.", "complaint", "comment", "question", "praise"),
                    keys("casework.status.", "open", "waiting", "answered", "closed", "transferred"),
                    keys("publication.state.", "received", "awaiting-moderation", "published", "withheld", "withdrawn"),
                    keys("search.status.", "awaiting-answer", "answered", "closed"),
                    keys("townhall.status.", "planned", "held", "closed"),
                    keys("townhall.state.", "open", "in-progress", "late", "done", "dropped"))
            .flatMap(s -> s)
            .toList();

    private static Stream<String> keys(String prefix, String... names) {
        return Stream.of(names).map(prefix::concat);
    }

    /** What one of {@link #KEYS} is called in a language of the interface; empty where nobody has changed it. */
    Optional<String> word(String key, String language);
}
