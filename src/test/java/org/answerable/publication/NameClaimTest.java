package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.answerable.intake.Disowned;
import org.answerable.intake.Submission;
import org.answerable.intake.Written;
import org.answerable.platform.Refusal;
import org.answerable.publication.NameClaim.Standing;
import org.junit.jupiter.api.Test;

/** What is decided about a name that was used falsely has to be so. */
class NameClaimTest {
    private static final Instant LATER = Written.AT.plusSeconds(60);

    private final Submission said =
            Written.that("I never wrote this.").disowning("record:r1").submission();
    private final NameClaim claim = new NameClaim(said);

    private void decide(ClaimState state, Standing found) {
        claim.decide(state, found, "We looked at it.", "mod", LATER);
    }

    private static Standing standing(boolean isPublic, Instant changedAt, boolean hides) {
        return new Standing("r1", isPublic, changedAt, hides);
    }

    @Test
    void it_says_what_the_message_says() {
        assertThat(claim.subject()).isEqualTo(new Disowned(Disowned.Of.RECORD, "r1"));
        assertThat(claim.subject().path()).isEqualTo("/records/r1");
        assertThat(Disowned.read("campaign:c1").path()).isEqualTo("/campaigns/c1");
        assertThat(claim.state()).isEqualTo(ClaimState.OPEN);
    }

    @Test
    void a_record_stays_as_it_is_only_while_it_is_public() {
        assertThatThrownBy(() -> decide(ClaimState.KEPT, standing(false, null, false)))
                .isInstanceOf(Refusal.Invalid.class);
        decide(ClaimState.KEPT, standing(true, null, false));
        assertThat(claim.state()).isEqualTo(ClaimState.KEPT);
        assertThat(claim.decision()).isEqualTo("kept\nr1\nWe looked at it.");
    }

    @Test
    void words_are_hidden_only_where_some_are_and_the_record_changed_since() {
        assertThatThrownBy(() -> decide(ClaimState.HIDDEN, standing(true, null, true)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> decide(ClaimState.HIDDEN, standing(true, Written.AT, true)))
                .as("before it was said")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> decide(ClaimState.HIDDEN, standing(true, LATER, false)))
                .as("an answer came")
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> decide(ClaimState.HIDDEN, standing(false, LATER, true)))
                .isInstanceOf(Refusal.Invalid.class);
        decide(ClaimState.HIDDEN, standing(true, LATER, true));
        assertThat(claim.state()).isEqualTo(ClaimState.HIDDEN);
    }

    @Test
    void it_is_removed_only_where_it_is_public_no_more() {
        assertThatThrownBy(() -> decide(ClaimState.REMOVED, standing(true, LATER, true)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> decide(ClaimState.REMOVED, null)).isInstanceOf(Refusal.Invalid.class);
        decide(ClaimState.REMOVED, standing(false, null, false));
        assertThat(claim.decidedBy()).isEqualTo("mod");
        assertThat(claim.decidedAt()).isEqualTo(LATER);
    }

    @Test
    void a_group_is_kept_without_naming_one_of_it_and_nothing_is_decided_twice() {
        assertThatThrownBy(() -> decide(ClaimState.OPEN, null)).isInstanceOf(Refusal.Invalid.class);
        decide(ClaimState.KEPT, null);
        assertThat(claim.record()).isNull();
        assertThatThrownBy(() -> decide(ClaimState.KEPT, null)).isInstanceOf(Refusal.Conflict.class);
    }
}
