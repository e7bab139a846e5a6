package org.answerable.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SiteMapKeptTest {
    private final SiteMap.Kept kept = new SiteMap.Kept();
    private final AtomicInteger written = new AtomicInteger();

    private byte[] get(String name, String tag, int bytes) {
        return kept.get(name, tag, () -> {
            written.incrementAndGet();
            return new byte[bytes];
        });
    }

    @Test
    void a_file_is_written_once_for_each_content() {
        assertThat(get("r0", "a", 10)).isSameAs(get("r0", "a", 10));
        assertThat(written).hasValue(1);
        assertThat(get("r0", "b", 11)).hasSize(11);
        assertThat(get("r1", "b", 12)).hasSize(12);
        assertThat(written).hasValue(3);
        assertThat(get("r0", "a", 10)).as("as it was before").hasSize(10);
        assertThat(written).hasValue(4);
    }

    @Test
    void no_more_than_sixteen_megabytes_are_kept() {
        for (int i = 0; i < 40; i++) {
            get("r" + i, "a", 1 << 20);
        }
        written.set(0);
        for (int i = 0; i < 40; i++) {
            get("r" + i, "a", 1 << 20);
        }
        assertThat(written.get()).as("of forty").isGreaterThanOrEqualTo(24);
        kept.get("large", "a", () -> new byte[17 << 20]);
        written.set(0);
        get("large", "a", 1);
        assertThat(written).as("larger than all").hasValue(1);
    }
}
