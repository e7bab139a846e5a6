package org.answerable.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How what there is only so much of is shared: by address and in all, and by who has waited longest. */
class SharesTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<String> displaced = new ArrayList<>();

    private Shares shares(int placesEach, int placesInAll, long bytesEach, long bytesInAll, long givesWayAfter) {
        return new Shares(new Shares.Bounds(placesEach, placesInAll, bytesEach, bytesInAll, givesWayAfter), clock::get);
    }

    private Shares.Place enter(Shares shares, String address, String name) {
        return shares.enter(address, () -> displaced.add(name));
    }

    private void later(long seconds) {
        clock.addAndGet(SECONDS.toNanos(seconds));
    }

    @Test
    void an_address_that_has_its_share_is_refused_and_another_is_not() {
        Shares shares = shares(2, 10, 100, 1000, Long.MAX_VALUE);
        assertThat(enter(shares, "a", "1")).isNotNull();
        assertThat(enter(shares, "a", "2")).isNotNull();
        assertThat(enter(shares, "a", "3")).isNull();
        assertThat(enter(shares, "b", "4")).isNotNull();
    }

    @Test
    void when_all_is_taken_nobody_gets_in_from_anywhere() {
        Shares shares = shares(2, 3, 100, 1000, Long.MAX_VALUE);
        for (String address : List.of("a", "a", "b")) {
            assertThat(enter(shares, address, address)).isNotNull();
        }
        assertThat(enter(shares, "c", "c")).isNull();
        later(3600);
        assertThat(enter(shares, "c", "c"))
                .as("nobody gives way where nobody has to")
                .isNull();
        assertThat(displaced).isEmpty();
    }

    @Test
    void who_comes_takes_the_place_of_who_has_waited_longest_at_the_same_address_and_long_enough() {
        Shares shares = shares(2, 10, 100, 1000, SECONDS.toNanos(2));
        enter(shares, "a", "first");
        later(1);
        enter(shares, "a", "second");
        assertThat(enter(shares, "a", "too early")).isNull();
        later(1);
        assertThat(enter(shares, "a", "third")).isNotNull();
        assertThat(displaced).containsExactly("first");
        assertThat(shares.places()).isEqualTo(2);
    }

    @Test
    void when_all_is_taken_the_address_that_has_most_gives_way() {
        Shares shares = shares(3, 4, 100, 1000, SECONDS.toNanos(2));
        enter(shares, "honest", "honest");
        for (int i = 0; i < 3; i++) {
            enter(shares, "greedy", "greedy " + i);
        }
        later(2);
        assertThat(enter(shares, "late", "late")).isNotNull();
        assertThat(displaced).containsExactly("greedy 0");
    }

    @Test
    void bytes_are_shared_as_places_are() {
        Shares shares = shares(10, 10, 100, 150, SECONDS.toNanos(2));
        Shares.Place first = enter(shares, "a", "first");
        assertThat(first.take(90)).isTrue();
        assertThat(first.take(20)).as("more than its address may have").isFalse();
        Shares.Place other = enter(shares, "b", "other");
        assertThat(other.take(60)).isTrue();
        assertThat(other.take(1)).as("more than there is").isFalse();
        assertThat(shares.bytes()).isEqualTo(150);
        assertThat(shares.full("c", 1)).isTrue();
        later(2);
        Shares.Place second = enter(shares, "a", "second");
        assertThat(second.take(50)).isTrue();
        assertThat(displaced).containsExactly("first");
        assertThat(first.take(1)).as("who was displaced is out").isFalse();
        assertThat(shares.bytes()).isEqualTo(110);
    }

    @Test
    void what_is_left_is_free_again_however_often_it_is_left() {
        Shares shares = shares(1, 1, 10, 10, Long.MAX_VALUE);
        Shares.Place place = enter(shares, "a", "1");
        place.take(10);
        place.leave();
        place.leave();
        assertThat(shares.bytes()).isZero();
        assertThat(shares.places()).isZero();
        assertThat(enter(shares, "b", "2").take(10)).isTrue();
    }

    @Test
    void who_stands_still_for_eight_seconds_is_put_out_and_who_goes_on_is_not() {
        Shares shares = shares(10, 10, 1_000_000, 1_000_000, SECONDS.toNanos(2));
        enter(shares, "a", "still");
        Shares.Place moving = enter(shares, "a", "moving");
        for (int i = 0; i < 7; i++) {
            later(1);
            moving.take(2048);
        }
        shares.sweep();
        assertThat(displaced).isEmpty();
        later(1);
        shares.sweep();
        assertThat(displaced).containsExactly("still");
        later(7);
        shares.sweep();
        assertThat(displaced).containsExactly("still", "moving");
    }

    @Test
    void who_sends_a_byte_a_second_is_put_out_soon_after_eight_seconds_and_a_bad_line_is_not() {
        Shares shares = shares(10, 10, 1_000_000, 1_000_000, SECONDS.toNanos(2));
        Shares.Place dripping = enter(shares, "a", "dripping");
        Shares.Place slow = enter(shares, "b", "slow");
        for (int i = 0; i < 60; i++) {
            later(1);
            dripping.take(1);
            slow.take(1100);
            shares.sweep();
            assertThat(displaced.contains("dripping")).as("after %d s", i + 1).isEqualTo(i + 1 > 8);
        }
        assertThat(displaced).doesNotContain("slow");
    }
}
