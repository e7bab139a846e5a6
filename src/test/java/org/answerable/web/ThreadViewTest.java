package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.web.ThreadView.Knot;
import org.answerable.web.ThreadView.KnotName;
import org.answerable.web.ThreadView.KnotState;
import org.answerable.web.ThreadView.Size;
import org.answerable.web.ThreadView.Strand;
import org.junit.jupiter.api.Test;

class ThreadViewTest {
    @Test
    void the_one_word_is_that_of_the_first_knot_that_is_not_done() {
        assertThat(ThreadView.small(KnotState.DONE, KnotState.DONE, KnotState.OPEN, KnotState.OPEN)
                        .current()
                        .name())
                .isEqualTo(KnotName.ANSWERED);
        assertThat(ThreadView.small(KnotState.DONE, KnotState.DONE, KnotState.DONE)
                        .current()
                        .name())
                .isEqualTo(KnotName.ANSWERED);
        assertThat(ThreadView.promise(KnotState.LATE).current()).isEqualTo(new Knot(KnotName.KEPT, KnotState.LATE));
    }

    @Test
    void several_agencies_are_strands_after_what_they_share() {
        ThreadView thread = new ThreadView(
                Size.LARGE,
                List.of(new Knot(KnotName.SAID, KnotState.DONE)),
                List.of(
                        new Strand(
                                "State Patrol",
                                List.of(
                                        new Knot(KnotName.ROUTED, KnotState.DONE),
                                        new Knot(KnotName.ANSWERED, KnotState.DONE))),
                        new Strand(
                                "Dane County Sheriff",
                                List.of(
                                        new Knot(KnotName.ROUTED, KnotState.DONE),
                                        new Knot(KnotName.ANSWERED, KnotState.OPEN).until(LocalDate.of(2026, 5, 1))))));
        assertThat(thread.all())
                .extracting(Knot::name)
                .containsExactly(KnotName.SAID, KnotName.ROUTED, KnotName.ANSWERED, KnotName.ROUTED, KnotName.ANSWERED);
        assertThat(thread.current().day()).isEqualTo(LocalDate.of(2026, 5, 1));
    }

    @Test
    void every_knot_and_state_has_its_words_in_every_language() {
        Messages messages = new Messages();
        for (Language language : Languages.UI) {
            for (KnotState state : KnotState.values()) {
                assertThat(messages.get(language, "platform.thread.state." + state.css()))
                        .isNotBlank();
                for (KnotName name : KnotName.values()) {
                    assertThat(messages.get(language, "platform.thread.word." + name.css() + "." + state.css()))
                            .isNotBlank();
                    assertThat(messages.get(language, name.key())).isNotBlank();
                }
            }
            for (KnotState state : List.of(KnotState.OPEN, KnotState.LATE, KnotState.DROPPED)) {
                String key = "platform.thread.state." + state.css();
                assertThat(messages.get(language, key + ".by-until", "ICE", "May 1"))
                        .contains("ICE", "May 1");
                assertThat(messages.get(language, key + ".by", "ICE")).contains("ICE");
                assertThat(messages.get(language, key + ".until", "May 1")).contains("May 1");
            }
        }
    }
}
