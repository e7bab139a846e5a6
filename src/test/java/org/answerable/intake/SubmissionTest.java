package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.answerable.platform.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules that a submission keeps by itself. */
class SubmissionTest {
    private final Submission allowed =
            Written.that("They closed the bus stop.").allowingPublication().submission();
    private final Submission kept = Written.that("They closed the bus stop.").submission();

    private static void conflict(Runnable act, String key) {
        assertThatThrownBy(act::run)
                .isInstanceOf(Refusal.Conflict.class)
                .extracting(refused -> ((Refusal) refused).key())
                .isEqualTo(key);
    }

    @Test
    void what_may_be_public_waits_for_a_moderator_and_what_may_not_waits_for_nobody() {
        assertThat(allowed.state()).isEqualTo(State.AWAITING_MODERATION);
        assertThat(kept.state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void a_moderator_decides_on_nothing_that_its_writer_keeps_from_the_public() {
        conflict(kept::publish, "intake.problem.not-for-publication");
        conflict(kept::withhold, "intake.problem.not-for-publication");
        assertThat(kept.state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void a_moderator_may_decide_anew() {
        allowed.publish();
        assertThat(allowed.state()).isEqualTo(State.PUBLISHED);
        allowed.withhold();
        assertThat(allowed.state()).isEqualTo(State.WITHHELD);
        allowed.publish();
        assertThat(allowed.state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    void what_was_taken_back_is_decided_on_no_more() {
        allowed.publish();
        allowed.withdraw(Written.AT.plusSeconds(60));
        assertThat(allowed.isWithdrawn()).isTrue();
        assertThat(allowed.withdrawnAt()).isEqualTo(Written.AT.plusSeconds(60));
        conflict(allowed::publish, "intake.problem.withdrawn");
        conflict(allowed::withhold, "intake.problem.withdrawn");
        allowed.moderateAgain();
        assertThat(allowed.state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void something_new_brings_what_is_published_back_to_a_moderator() {
        allowed.publish();
        allowed.moderateAgain();
        assertThat(allowed.state()).isEqualTo(State.AWAITING_MODERATION);
    }

    @Test
    void something_new_moves_neither_what_was_withheld_nor_what_is_not_for_the_public() {
        allowed.withhold();
        allowed.moderateAgain();
        kept.moderateAgain();
        assertThat(allowed.state()).isEqualTo(State.WITHHELD);
        assertThat(kept.state()).isEqualTo(State.RECEIVED);
    }

    @Test
    void a_writer_who_changes_their_mind_about_publication_moves_it_and_one_who_does_not_moves_nothing() {
        allowed.publish();
        assertThat(allowed.allowPublication(true)).isFalse();
        assertThat(allowed.state()).as("still public").isEqualTo(State.PUBLISHED);
        assertThat(allowed.allowPublication(false)).isTrue();
        assertThat(allowed.state()).isEqualTo(State.RECEIVED);
        assertThat(allowed.allowPublication(true)).isTrue();
        assertThat(allowed.state()).as("looked at anew").isEqualTo(State.AWAITING_MODERATION);
    }

    @Test
    void contact_data_is_shared_where_the_writer_gave_some_and_said_so() {
        assertThat(Written.that("x").sharingContact().submission().sharesContact())
                .as("there is none")
                .isFalse();
        assertThat(Written.that("x").reachedBy("a@example.org").submission().sharesContact())
                .as("not said")
                .isFalse();
        Submission shared =
                Written.that("x").reachedBy("a@example.org").sharingContact().submission();
        assertThat(shared.sharesContact()).isTrue();
        shared.shareContact(false);
        assertThat(shared.sharesContact()).isFalse();
    }

    @Test
    void who_is_left_out_is_whom_the_writer_named_last() {
        Submission submission = Written.that("x").leavingOut("ice", "cbp").submission();
        assertThat(submission.leavesOut("ice")).isTrue();
        assertThat(submission.leavesOut("state-patrol")).isFalse();
        submission.leaveOut(List.of("state-patrol", "cbp"));
        assertThat(submission.leftOut()).containsExactly("cbp", "state-patrol");
        assertThat(submission.leavesOut("ice")).isFalse();
    }

    @Test
    void agencies_read_bars_where_the_writer_hides_a_name_and_the_words_stay_as_they_are() {
        Submission submission = Written.that("😀 They took José away.")
                .called("José")
                .hiding("José")
                .at("Madison", "Park Street")
                .submission();
        Submission.ShownWords barred = submission.words(true);
        assertThat(barred.text()).isEqualTo("😀 They took ▮▮▮ away.");
        assertThat(barred.title()).as("hidden in the text alone").isEqualTo("José");
        assertThat(barred.masked())
                .extracting(span -> barred.text().offsetByCodePoints(0, span.start()))
                .containsExactly(barred.text().indexOf("▮▮▮"));
        assertThat(barred.municipality()).isEqualTo("Madison");
        assertThat(submission.words(false).text()).isEqualTo("😀 They took José away.");
        submission.mask(false, Masks.NONE);
        assertThat(submission.words(true).text()).as("shown again").isEqualTo("😀 They took José away.");
    }

    @Test
    void topics_that_are_found_come_beside_those_that_were_chosen() {
        Submission submission = Written.that("x").about("traffic-stops").submission();
        submission.classify(List.of("detention", "traffic-stops"));
        assertThat(submission.topics()).containsExactly("detention", "traffic-stops");
    }

    @Test
    void taken_out_the_words_are_with_whoever_took_them_and_a_stub_remains() {
        Submission submission = Written.that("They took José away.")
                .called("On Tuesday")
                .hiding("José")
                .at("Madison", "Park Street")
                .about("detention")
                .to("ice")
                .submission();
        submission.withdraw(Written.AT);
        SealedWords words = submission.takeOut(List.of(new SealedWords.Piece("message:1", Written.AT, "And again.")));
        assertThat(words.title()).isEqualTo("On Tuesday");
        assertThat(words.text()).isEqualTo("They took José away.");
        assertThat(words.municipality()).isEqualTo("Madison");
        assertThat(words.detail()).isEqualTo("Park Street");
        assertThat(words.agencies()).containsExactly("ice");
        assertThat(words.pieces()).hasSize(1);
        assertThat(submission.text()).isEmpty();
        assertThat(submission.title()).isNull();
        assertThat(submission.county()).isNull();
        assertThat(submission.municipality()).isNull();
        assertThat(submission.detail()).isNull();
        assertThat(submission.namedAgencies()).isEmpty();
        assertThat(submission.masks().count()).isZero();
        assertThat(submission.topics()).as("what it was about is counted on").containsExactly("detention");
    }

    /** What each act makes of a submission, by where it stands; in capitals where it stands then, else what is told. */
    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    act,       RECEIVED,            AWAITING_MODERATION, PUBLISHED,           WITHHELD,  WITHDRAWN
                    publish,   not-for-publication, PUBLISHED,           PUBLISHED,           PUBLISHED, withdrawn
                    withhold,  not-for-publication, WITHHELD,            WITHHELD,            WITHHELD,  withdrawn
                    again,     RECEIVED,            AWAITING_MODERATION, AWAITING_MODERATION, WITHHELD,  WITHDRAWN
                    allow,     AWAITING_MODERATION, AWAITING_MODERATION, PUBLISHED,           WITHHELD,  WITHDRAWN
                    forbid,    RECEIVED,            RECEIVED,            RECEIVED,            RECEIVED,  -
                    take-back, WITHDRAWN,           WITHDRAWN,           WITHDRAWN,           WITHDRAWN, WITHDRAWN
                    """)
    void every_act_is_allowed_or_refused_by_where_it_stands(
            String act, String received, String awaiting, String published, String withheld, String withdrawn) {
        List<String> expected = List.of(received, awaiting, published, withheld, withdrawn);
        for (State from : State.values()) {
            Submission one = standing(from);
            Runnable acting = () -> act(one, act);
            String then = expected.get(from.ordinal());
            if (then.equals("-")) { // Whoever asks has looked before whether it was taken back.
                continue;
            }
            if (then.equals(then.toUpperCase(Locale.ROOT))) {
                acting.run();
                assertThat(one.state()).as(act + " when " + from).isEqualTo(State.valueOf(then));
            } else {
                conflict(acting, "intake.problem." + then);
                assertThat(one.state()).as("refused, it stands where it stood").isEqualTo(from);
            }
        }
    }

    private static Submission standing(State state) {
        Written written = Written.that("They closed the bus stop.");
        Submission one = state == State.RECEIVED
                ? written.submission()
                : written.allowingPublication().submission();
        switch (state) {
            case RECEIVED, AWAITING_MODERATION -> {}
            case PUBLISHED -> one.publish();
            case WITHHELD -> one.withhold();
            case WITHDRAWN -> one.withdraw(Written.AT);
        }
        return one;
    }

    private static void act(Submission one, String act) {
        switch (act) {
            case "publish" -> one.publish();
            case "withhold" -> one.withhold();
            case "again" -> one.moderateAgain();
            case "allow" -> one.allowPublication(true);
            case "forbid" -> one.allowPublication(false);
            case "take-back" -> one.withdraw(Written.AT);
            default -> throw new IllegalArgumentException(act);
        }
    }

    @Test
    void what_is_sealed_of_it_is_erased_once_and_then_says_when() {
        assertThat(allowed.erasedAt()).isNull();
        allowed.erased(Written.AT.plusSeconds(60));
        assertThat(allowed.erasedAt()).isEqualTo(Written.AT.plusSeconds(60));
    }

    @Test
    void it_is_of_the_kind_language_and_moment_that_it_came_in() {
        Submission praise = Written.that("Gracias.")
                .as(Kind.PRAISE)
                .in("es")
                .receivedAt(Written.AT.plusSeconds(5))
                .submission();
        assertThat(praise.kind()).isEqualTo(Kind.PRAISE);
        assertThat(praise.spoken()).isEqualTo(new Submission.Spoken("es", 1, "given"));
        assertThat(praise.receivedAt()).isEqualTo(Written.AT.plusSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void a_state_is_read_as_programs_write_it(State state) {
        assertThat(State.of(state.tag())).contains(state);
    }
}
