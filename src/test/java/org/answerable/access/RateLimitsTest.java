package org.answerable.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.answerable.platform.Refusal;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    @Test
    void a_minutes_worth_may_come_at_once_and_then_the_next_must_wait() {
        RateLimits.Limit limit = new RateLimits.Limit(5);
        for (int i = 0; i < 5; i++) {
            limit.take("a");
        }
        assertThatThrownBy(() -> limit.take("a"))
                .isInstanceOfSatisfying(
                        Refusal.TooMany.class,
                        many -> assertThat(many.seconds()).isBetween(1L, 12L));
        assertThatThrownBy(() -> limit.check("a")).isInstanceOf(Refusal.TooMany.class);
        assertThatCode(() -> limit.take("b")).as("another address").doesNotThrowAnyException();
    }

    @Test
    void looking_costs_nothing() {
        RateLimits.Limit limit = new RateLimits.Limit(1);
        for (int i = 0; i < 10; i++) {
            limit.check("a");
        }
        assertThatCode(() -> limit.take("a")).doesNotThrowAnyException();
    }

    @Test
    void zero_means_no_limit_and_remembers_nobody() {
        RateLimits.Limit limit = new RateLimits.Limit(0);
        for (int i = 0; i < 10_000; i++) {
            limit.take("a");
        }
        assertThat(limit.remembered()).isZero();
    }

    @Test
    void only_so_many_addresses_are_remembered() {
        RateLimits.Limit limit = new RateLimits.Limit(1);
        for (int i = 0; i < RateLimits.REMEMBERED + 1_000; i++) {
            limit.take("address " + i);
        }
        assertThat(limit.remembered()).isEqualTo(RateLimits.REMEMBERED);
    }

    @Test
    void an_address_is_known_by_a_hash_that_another_start_does_not_make_again() {
        RateLimits one = new RateLimits();
        assertThat(one.key("203.0.113.7"))
                .isEqualTo(one.key("203.0.113.7"))
                .isNotEqualTo(one.key("203.0.113.8"))
                .doesNotContain("203");
        assertThat(new RateLimits().key("203.0.113.7")).isNotEqualTo(one.key("203.0.113.7"));
    }

    @Test
    void a_household_with_ipv6_is_one_address() {
        RateLimits limits = new RateLimits();
        assertThat(limits.key("2001:db8:1:2:aaaa::1"))
                .isEqualTo(limits.key("2001:db8:1:2:bbbb::2"))
                .isNotEqualTo(limits.key("2001:db8:1:3::1"));
    }
}
