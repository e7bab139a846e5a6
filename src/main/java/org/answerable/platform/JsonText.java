package org.answerable.platform;

import jakarta.json.spi.JsonProvider;

/**
 * The JSON provider, looked up once: the static methods of {@code jakarta.json.Json} search the class path for it at
 * each call, which was 3 to 6 % of a submission.
 */
public final class JsonText {
    /** Safe for use by many threads (Jakarta JSON Processing 2.1, {@code JsonProvider}). */
    public static final JsonProvider JSON = JsonProvider.provider();

    private JsonText() {}
}
