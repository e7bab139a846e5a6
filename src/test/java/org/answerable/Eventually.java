package org.answerable;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * Waiting for what another process does by and by: the index that follows the journal, a mail, a count. No event of it
 * reaches a test, so the test looks again, twenty times a second, until it is so; three minutes are enough for any
 * machine.
 *
 * <pre>{@code
 * eventually("the index has followed").until(() -> total("bus") == 3);
 * JsonObject item = eventually("it waits for a translator").until(() -> seek(text), Optional::isPresent).get();
 * eventually("the page says so").untilAsserted(() -> assertThat(reader.get("/en/").body()).contains("3 answers"));
 * }</pre>
 */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Eventually() {}

    /** @param what what is waited for, as the failure will tell it */
    public static ConditionFactory eventually(String what) {
        // In the test's own thread: a browser's page answers to no other, and a failure's trace leads to the test.
        return Awaitility.await(what)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread();
    }
}
