package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.intake.ShareWalk.Turn;
import org.answerable.language.Detection;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareWalkTest {
    private static final Detection SURE = new Detection(new Language("es"), 0.98, List.of());
    private static final Detection UNSURE = new Detection(new Language("es"), 0.4, List.of());

    private final Map<String, List<String>> form = new LinkedHashMap<>();
    private Detection detection = SURE;

    private ShareWalkTest with(String field, String... values) {
        form.put(field, List.of(values));
        return this;
    }

    private ShareWalkTest filled() {
        return with("kind", "complaint")
                .with("text", "Nos pararon en la carretera.\r\nNadie explicó nada.")
                .with("topics", "traffic-stops", "language-access")
                .with("agencies", "state-patrol")
                .with("place.county", "55025")
                .with("place.municipality", "Madison")
                .with("place.detail", "E. Washington Ave & 4th <St> \"x\"")
                .with("occurredOn", "2026-01-05")
                .with("publish", "yes")
                .with("contact.email", "a@example.org")
                .with("contact.language", "es");
    }

    private Turn turn(Step at, String go) {
        return turn(at, go, false);
    }

    private Turn turn(Step at, String go, boolean revising) {
        return ShareWalk.turn(Draft.read(form), at, go, revising, ShareWalkTest::check, text -> detection);
    }

    /** As the use case says it, for what these tests need. */
    private static List<Fault> check(NewSubmission written) {
        List<Fault> faults = new ArrayList<>();
        if (Kind.of(written.kindTag()).isEmpty()) {
            faults.add(new Fault("/kind", "intake.fault.kind"));
        }
        if (written.text() == null) {
            faults.add(new Fault("/text", "intake.fault.text-empty"));
        }
        if (written.topics().contains("nonsense")) {
            faults.add(new Fault("/topics/0", "intake.fault.topic"));
        }
        if (written.contact() != null
                && written.contact().email() != null
                && written.contact().email().contains("\n")) {
            faults.add(new Fault("/contact/email", "intake.fault.email"));
        }
        return faults;
    }

    @Test
    void the_steps_follow_each_other() {
        filled();
        assertThat(turn(Step.TELL, "next").step()).isEqualTo(Step.ABOUT);
        assertThat(turn(Step.ABOUT, "next").step()).isEqualTo(Step.PLACE);
        assertThat(turn(Step.PLACE, "next").step()).isEqualTo(Step.PUBLICITY);
        assertThat(turn(Step.PUBLICITY, "next").step()).isEqualTo(Step.REVIEW);
        assertThat(turn(Step.REVIEW, "send").send()).isTrue();
    }

    @Test
    void the_language_is_asked_for_only_in_doubt() {
        filled();
        detection = UNSURE;
        assertThat(turn(Step.TELL, "next").step()).isEqualTo(Step.LANGUAGE);
        with("language", "so");
        assertThat(turn(Step.TELL, "next").step()).isEqualTo(Step.ABOUT);
        assertThat(turn(Step.LANGUAGE, "next").step()).isEqualTo(Step.ABOUT);
    }

    @Test
    void who_does_not_say_which_language_goes_on_and_is_not_asked_again() {
        filled();
        detection = UNSURE;
        assertThat(turn(Step.LANGUAGE, "next")).isEqualTo(new Turn(Step.ABOUT, List.of(), false, false));
        assertThat(turn(Step.LANGUAGE, "next", true).step()).isEqualTo(Step.REVIEW);
        assertThat(turn(Step.REVIEW, "send").send()).isTrue();
    }

    @Test
    void a_step_with_a_fault_is_shown_again_and_speaks_of_its_own_faults_only() {
        with("kind", "complaint").with("contact.email", "a@b.org\r\nBcc: c@d.org");
        Turn turn = turn(Step.TELL, "next");
        assertThat(turn.step()).isEqualTo(Step.TELL);
        assertThat(turn.faults()).extracting(Fault::pointer).containsExactly("/text");
    }

    @Test
    void back_needs_nothing_to_be_right() {
        assertThat(turn(Step.PLACE, "back")).isEqualTo(new Turn(Step.ABOUT, List.of(), false, false));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void another_language_of_the_page_is_the_same_page_without_reproach(Step step) {
        assertThat(turn(step, "stay", true)).isEqualTo(new Turn(step, List.of(), true, false));
    }

    @Test
    void changing_from_the_review_comes_back_to_it() {
        filled();
        Turn change = turn(Step.REVIEW, "change.place");
        assertThat(change).isEqualTo(new Turn(Step.PLACE, List.of(), true, false));
        assertThat(turn(Step.PLACE, "next", true).step()).isEqualTo(Step.REVIEW);
    }

    @Test
    void sending_with_a_fault_leads_to_the_first_step_that_has_one() {
        filled().with("topics", "nonsense").with("contact.email", "a@b.org\nBcc: c@d.org");
        Turn turn = turn(Step.REVIEW, "send");
        assertThat(turn.send()).isFalse();
        assertThat(turn.step()).isEqualTo(Step.ABOUT);
        assertThat(turn.faults()).extracting(Fault::pointer).containsExactly("/topics");
        assertThat(turn.revising()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "next", "send", "change.nothing", "SEND"})
    void nothing_is_sent_except_by_the_button_of_the_review(String go) {
        filled();
        for (Step step : Step.values()) {
            assertThat(turn(step, go).send())
                    .as("%s at %s", go, step)
                    .isEqualTo(step == Step.REVIEW && go.equals("send"));
        }
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void nothing_typed_is_lost_on_any_page(Step step) {
        filled();
        Draft typed = Draft.read(form);
        // The page posts what it carries and what it asks for.
        Map<String, List<String>> posted = new LinkedHashMap<>();
        typed.carriedBy(step)
                .forEach(hidden -> posted.computeIfAbsent(hidden.name(), n -> new ArrayList<>())
                        .add(hidden.value().replace("\n", "\r\n")));
        step.fields().forEach(field -> posted.put(field, typed.texts(field)));
        Draft again = Draft.read(posted);
        assertThat(again.submission()).isEqualTo(typed.submission());
        assertThat(again.repeatable()).isEqualTo(Draft.read(posted).repeatable());
        assertThat(again.text("text")).isEqualTo("Nos pararon en la carretera.\nNadie explicó nada.");
    }

    @Test
    void the_same_filling_in_is_the_same_request_and_a_change_makes_another_body() {
        filled().with("once", "0123456789abcdefghjkmnpqrs");
        var first = Draft.read(form).repeatable();
        assertThat(Draft.read(form).repeatable()).isEqualTo(first);
        with("publish", "no");
        var changed = Draft.read(form).repeatable();
        assertThat(changed.key()).isEqualTo(first.key());
        assertThat(changed.body()).isNotEqualTo(first.body());
        assertThat(Draft.read(form).anew().repeatable().key()).isNotEqualTo(first.key());
    }

    @Test
    void a_marker_that_was_not_made_here_is_replaced() {
        filled().with("once", "1");
        assertThat(Draft.read(form).repeatable().key())
                .hasSize("page-".length() + 26)
                .isNotEqualTo(Draft.read(form).repeatable().key());
    }

    @Test
    void silence_means_private_and_without_contact() {
        with("kind", "comment").with("text", "x");
        NewSubmission submission = Draft.read(form).submission();
        assertThat(submission.publish()).isFalse();
        assertThat(submission.contact()).isNull();
        assertThat(submission.shareContact()).isFalse();
    }

    @Test
    void a_day_that_is_none_is_a_fault_beside_the_day() {
        filled().with("occurredOn", "next Tuesday");
        assertThat(turn(Step.PLACE, "next").faults()).extracting(Fault::pointer).containsExactly("/occurredOn");
        assertThat(Draft.read(form).text("occurredOn")).isEqualTo("next Tuesday");
    }

    @Test
    void a_forged_choice_is_a_fault() {
        filled().with("publish", "perhaps");
        assertThat(turn(Step.PUBLICITY, "next").faults())
                .extracting(Fault::pointer)
                .containsExactly("/publish");
    }
}
