package org.answerable.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often a keyset that was not taken over is looked at. */
class RefusedKeysetTest {
    private final RefusedKeyset refused = new RefusedKeyset();
    private long now;

    private boolean looksAfter(Duration time, String offered) {
        now += time.toNanos();
        return refused.mayLook(offered, now);
    }

    @Test
    void the_same_is_looked_at_later_and_later_and_told_once() {
        assertThat(refused.mayLook("one", now)).isTrue();
        assertThat(refused.refuse("one", now)).isTrue();
        assertThat(looksAfter(Duration.ofSeconds(2), "one")).isFalse();
        assertThat(looksAfter(Duration.ofSeconds(2), "one")).isTrue();
        assertThat(refused.refuse("one", now)).isFalse();
        assertThat(looksAfter(Duration.ofSeconds(7), "one")).isFalse();
        assertThat(looksAfter(Duration.ofSeconds(1), "one")).isTrue();
        for (int i = 0; i < 20; i++) {
            refused.refuse("one", now);
        }
        assertThat(looksAfter(RefusedKeyset.LONGEST, "one")).isTrue();
    }

    @Test
    void another_is_looked_at_at_once() {
        refused.refuse("one", now);
        assertThat(looksAfter(Duration.ofMillis(1), "two")).isTrue();
        assertThat(refused.refuse("two", now)).isTrue();
        refused.forget();
        assertThat(looksAfter(Duration.ofMillis(1), "two")).isTrue();
        assertThat(refused.refuse("two", now)).isTrue();
    }
}
