package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.web.Choice;
import org.junit.jupiter.api.Test;

class EntryViewsTest {
    @Test
    void what_is_chosen_and_not_offered_any_more_can_still_be_chosen() {
        List<Choice> offered = List.of(new Choice("stops", "Traffic stops"), new Choice("privacy", "Privacy"));
        assertThat(EntryViews.with(offered, List.of("old", "stops", "", "old"), slug -> "The " + slug))
                .containsExactly(
                        new Choice("stops", "Traffic stops"),
                        new Choice("privacy", "Privacy"),
                        new Choice("old", "The old"));
        assertThat(EntryViews.with(offered, List.of(), slug -> slug)).isEqualTo(offered);
    }
}
