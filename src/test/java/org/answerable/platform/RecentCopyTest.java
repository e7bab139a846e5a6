package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is kept in memory of the database, and for how long. */
class RecentCopyTest {
    private static final Instant THEN = Instant.parse("2026-03-31T15:00:00Z");

    private final Time time = new Time(Clock.fixed(THEN, ZoneOffset.UTC));
    private final AtomicInteger database = new AtomicInteger(1);

    @Test
    void it_is_read_once_in_ten_seconds_and_again_after_a_change() {
        RecentCopy<Integer> copy = new RecentCopy<>(known -> database.get());
        assertThat(copy.present(time)).isEqualTo(1);
        database.set(2);
        assertThat(copy.present(time)).isEqualTo(1);
        assertThat(copy.present(new Time(Clock.fixed(THEN.plus(Duration.ofSeconds(10)), ZoneOffset.UTC))))
                .isEqualTo(2);
        database.set(3);
        copy.forget();
        assertThat(copy.present(time)).isEqualTo(3);
    }

    @Test
    void one_reader_reads_it_anew_before_it_is_too_old_and_the_others_do_not_wait() {
        AtomicInteger reads = new AtomicInteger();
        AtomicReference<RecentCopy<Integer>> itself = new AtomicReference<>();
        Time ripe = new Time(Clock.fixed(THEN.plus(Duration.ofSeconds(8)), ZoneOffset.UTC));
        AtomicInteger meanwhile = new AtomicInteger();
        RecentCopy<Integer> copy = new RecentCopy<>(known -> {
            if (reads.incrementAndGet() == 2) { // Others ask while it is read.
                meanwhile.set(itself.get().present(ripe));
            }
            return database.get();
        });
        itself.set(copy);
        copy.present(time);
        database.set(2);
        assertThat(copy.present(ripe)).isEqualTo(2);
        assertThat(meanwhile).as("what was known").hasValue(1);
        assertThat(copy.present(ripe)).isEqualTo(2);
        assertThat(reads).as("once at first, once anew").hasValue(2);
    }

    @Test
    void what_was_read_while_it_changed_is_kept_for_nobody_else() {
        AtomicReference<RecentCopy<Integer>> itself = new AtomicReference<>();
        RecentCopy<Integer> copy = new RecentCopy<>(known -> {
            int read = database.get();
            if (database.compareAndSet(1, 2)) { // Somebody commits a change before what was read is kept.
                itself.get().forget();
            }
            return read;
        });
        itself.set(copy);
        assertThat(copy.present(time)).isEqualTo(1);
        assertThat(copy.present(time)).isEqualTo(2);
    }
}
