package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.Test;

/** What a sign-in and a session know of the time and of tries. */
class SignInStepsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    @Test
    void a_sign_in_waits_ten_minutes_for_its_second_step() {
        HalfSignIn half = new HalfSignIn("hash", 7, false, NOW);
        assertThat(half.validAt(NOW)).isTrue();
        assertThat(half.validAt(NOW.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isTrue();
        assertThat(half.validAt(NOW.plus(Duration.ofMinutes(10)))).isFalse();
    }

    @Test
    void five_wrong_codes_end_it() {
        HalfSignIn half = new HalfSignIn("hash", 7, false, NOW);
        for (int i = 1; i < HalfSignIn.TRIES; i++) {
            half.refuse();
            assertThat(half.validAt(NOW)).as("after %d", i).isTrue();
        }
        half.refuse();
        assertThat(half.validAt(NOW)).isFalse();
    }

    @Test
    void signing_in_is_a_proof_for_ten_minutes() {
        DeskSession session = new DeskSession("hash", 7, Means.CODE, true, NOW, NOW);
        assertThat(session.provenAt(NOW.plus(Duration.ofMinutes(10)).minusMillis(1)))
                .isTrue();
        assertThat(session.provenAt(NOW.plus(Duration.ofMinutes(10)))).isFalse();
        session.seen(NOW.plus(Duration.ofMinutes(9)));
        assertThat(session.provenAt(NOW.plus(Duration.ofMinutes(10))))
                .as("a request is no proof")
                .isFalse();
        session.prove(NOW.plus(Duration.ofMinutes(20)));
        assertThat(session.provenAt(NOW.plus(Duration.ofMinutes(29)))).isTrue();
    }

    @Test
    void a_session_is_proven_as_long_as_who_vouches_for_it_says_and_not_at_all_where_nobody_does() {
        assertThat(new DeskSession("hash", 7, Means.PROVIDER, true, NOW, null).provenAt(NOW))
                .isFalse();
        DeskSession old = new DeskSession("hash", 7, Means.PROVIDER, true, NOW, NOW.minus(DeskSession.PROVEN));
        assertThat(old.provenAt(NOW)).isFalse();
        assertThat(old.validAt(NOW)).isTrue();
        assertThat(new DeskSession("hash", 7, Means.PROVIDER, true, NOW, NOW.minusSeconds(60)).provenAt(NOW))
                .isTrue();
    }

    @Test
    void a_session_in_which_five_proofs_in_a_row_fail_ends() {
        DeskSession session = new DeskSession("hash", 7, Means.PASSWORD, false, NOW, NOW);
        for (int i = 1; i < DeskSession.REFUSALS; i++) {
            assertThat(session.refuse()).as("after %d", i).isFalse();
        }
        session.prove(NOW);
        for (int i = 1; i < DeskSession.REFUSALS; i++) {
            assertThat(session.refuse()).as("after a proof and %d", i).isFalse();
        }
        assertThat(session.refuse()).isTrue();
    }

    @Test
    void a_rule_asks_whoever_holds_one_of_its_roles() {
        FactorRule rule = new FactorRule();
        rule.demand(Set.of());
        assertThat(rule.demands(Set.of(Role.ADMIN, Role.LIAISON))).isFalse();
        rule.demand(Set.of(Role.MODERATOR, Role.ADMIN));
        assertThat(rule.written()).isEqualTo("moderator admin");
        assertThat(rule.roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.MODERATOR);
        assertThat(rule.demands(Set.of(Role.LIAISON, Role.ADMIN))).isTrue();
        assertThat(rule.demands(Set.of(Role.LIAISON))).isFalse();
        assertThat(rule.demands(Set.of())).isFalse();
    }

    @Test
    void a_challenge_counts_for_its_purpose_its_account_and_its_server_alone() throws Exception {
        Challenges challenges = new Challenges();
        challenges.keys = TestKeys.fresh();
        challenges.time = new Time();
        byte[] challenge = java.util.Base64.getUrlDecoder().decode(challenges.next(Challenges.Purpose.SECOND_STEP, 7));
        assertThat(challenges.isOurs(challenge, Challenges.Purpose.SECOND_STEP, 7))
                .isTrue();
        assertThat(challenges.isOurs(challenge, Challenges.Purpose.SECOND_STEP, 8))
                .isFalse();
        assertThat(challenges.isOurs(challenge, Challenges.Purpose.SIGN_IN, 7)).isFalse();
        assertThat(challenges.isOurs(challenge, Challenges.Purpose.SIGN_IN, 0)).isFalse();
        assertThat(challenges.isOurs(new byte[0], Challenges.Purpose.SIGN_IN, 0))
                .isFalse();
        Challenges others = new Challenges();
        others.keys = TestKeys.fresh();
        others.time = new Time();
        assertThat(others.isOurs(challenge, Challenges.Purpose.SECOND_STEP, 7)).isFalse();
        for (int i = 0; i < challenge.length; i++) {
            byte[] altered = challenge.clone();
            altered[i] ^= 1;
            assertThat(challenges.isOurs(altered, Challenges.Purpose.SECOND_STEP, 7))
                    .as("byte %d", i)
                    .isFalse();
        }
    }
}
