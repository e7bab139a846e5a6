package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who must wait before the next try to sign in, and for how long. */
class SignInDelayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");

    /** Tries until one is not looked at any more; how many were. */
    private static int tries(SignInTurns turns, SignInBudget budget, String client, Instant now) {
        int looked = 0;
        while (looked < 1_000 && turns.begin("name", client, budget.isSpent(now), now) == null) {
            budget.count(now);
            looked++;
        }
        return looked;
    }

    @Test
    void the_first_failures_cost_no_wait_and_then_each_doubles_it_to_a_quarter_of_an_hour() {
        assertThat(SignInDelay.after(1)).isZero();
        assertThat(SignInDelay.after(2)).isZero();
        assertThat(SignInDelay.after(3)).isEqualTo(Duration.ofSeconds(1));
        assertThat(SignInDelay.after(4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(SignInDelay.after(12)).isEqualTo(Duration.ofSeconds(512));
        assertThat(SignInDelay.after(13)).isEqualTo(Duration.ofMinutes(15));
        assertThat(SignInDelay.after(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void a_strangers_tries_make_that_stranger_wait_and_nobody_at_another_address() {
        SignInTurns turns = new SignInTurns();
        SignInBudget budget = new SignInBudget("name", NOW);
        assertThat(tries(turns, budget, "stranger", NOW)).isEqualTo(3);
        assertThat(turns.begin("name", "stranger", false, NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(turns.begin("name", "stranger", false, NOW.plusMillis(999)))
                .as("a try that is not looked at does not lengthen the wait")
                .isEqualTo(NOW.plusSeconds(1));
        assertThat(turns.begin("name", "owner", budget.isSpent(NOW), NOW)).isNull();
        assertThat(turns.begin("other name", "stranger", false, NOW)).isNull();
    }

    @Test
    void a_stranger_who_goes_on_for_a_day_is_looked_at_four_times_an_hour() {
        SignInTurns turns = new SignInTurns();
        SignInBudget budget = new SignInBudget("name", NOW);
        int looked = 0;
        for (int second = 0; second < 86_400; second++) {
            Instant now = NOW.plusSeconds(second);
            if (turns.begin("name", "stranger", budget.isSpent(now), now) == null) {
                budget.count(now);
                looked++;
            }
        }
        assertThat(looked).isBetween(96, 4 * 24 + 13);
    }

    @Test
    void a_thousand_addresses_have_thirty_tries_and_then_one_each_after_a_quarter_of_an_hour() {
        SignInTurns turns = new SignInTurns();
        SignInBudget budget = new SignInBudget("name", NOW);
        int looked = 0;
        for (int address = 0; address < 1_000; address++) {
            looked += tries(turns, budget, "address " + address, NOW);
        }
        assertThat(looked).isEqualTo(SignInBudget.TRIES);
        int later = 0;
        for (int address = 0; address < 1_000; address++) {
            later += tries(
                    turns,
                    budget,
                    "address " + address,
                    NOW.plus(SignInDelay.LONGEST).minusSeconds(1));
        }
        assertThat(later).as("the first ones' own waits are over").isBetween(1, 10);
    }

    @Test
    void the_owner_on_a_new_device_has_a_turn_within_a_quarter_of_an_hour_whatever_others_try_meanwhile() {
        SignInTurns turns = new SignInTurns();
        SignInBudget budget = new SignInBudget("name", NOW);
        for (int address = 0; address < 100; address++) {
            tries(turns, budget, "address " + address, NOW);
        }
        assertThat(turns.begin("name", "owner", budget.isSpent(NOW), NOW)).isEqualTo(NOW.plus(SignInDelay.LONGEST));
        for (int minute = 0; minute <= 15; minute++) {
            for (int address = 0; address < 1_000; address++) {
                tries(turns, budget, "address " + address, NOW.plusSeconds(60L * minute));
            }
        }
        Instant then = NOW.plus(SignInDelay.LONGEST);
        assertThat(budget.isSpent(then)).isTrue();
        assertThat(turns.begin("name", "owner", budget.isSpent(then), then)).isNull();
    }

    @Test
    void the_budget_fills_again_and_a_right_try_costs_nothing_of_it() {
        SignInBudget budget = new SignInBudget("name", NOW);
        for (int i = 0; i < SignInBudget.TRIES; i++) {
            assertThat(budget.isSpent(NOW)).isFalse();
            budget.count(NOW);
        }
        assertThat(budget.isSpent(NOW)).isTrue();
        assertThat(budget.isSpent(NOW.plus(Duration.ofMinutes(2)))).isFalse();
        budget.giveBack();
        assertThat(budget.isSpent(NOW)).isFalse();
    }

    @Test
    void a_known_device_waits_for_its_own_failures_only() {
        KnownDevice device = new KnownDevice("hash", 1, NOW);
        for (int i = 0; i < 3; i++) {
            assertThat(device.begin(NOW)).isNull();
        }
        assertThat(device.begin(NOW)).isEqualTo(NOW.plusSeconds(1));
        assertThat(device.begin(NOW.plusSeconds(1))).isNull();
    }
}
