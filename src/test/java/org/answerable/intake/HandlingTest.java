package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.intake.Handling.Event;
import org.answerable.language.Language;
import org.junit.jupiter.api.Test;

/** An event of a case in our words, with an agency's own within them. */
class HandlingTest {
    private static Event event(String what, String quoted) {
        return new Event(Written.AT, what, quoted, Language.ENGLISH);
    }

    @Test
    void what_somebody_wrote_stands_between_our_words() {
        Event event = event("Closed: No such stop. (ICE)", "No such stop.");
        assertThat(event.quotes()).isTrue();
        assertThat(event.before()).isEqualTo("Closed: ");
        assertThat(event.after()).isEqualTo(" (ICE)");
    }

    @Test
    void words_that_stand_in_ours_as_well_are_theirs_where_they_stand_last() {
        Event event = event("Closed, with the reason: Closed", "Closed");
        assertThat(event.before()).isEqualTo("Closed, with the reason: ");
        assertThat(event.after()).isEmpty();
    }

    @Test
    void in_our_own_words_alone_nothing_is_quoted() {
        assertThat(new Event(Written.AT, "Received").quotes()).isFalse();
        assertThat(event("Received", "").quotes()).isFalse();
        assertThat(event("Received", "Not in it").quotes()).isFalse();
    }
}
