package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryPartTest {
    /** RFC 7396, section 1. */
    @Test
    void a_patch_changes_what_it_names_and_takes_away_what_is_null() {
        Map<String, Object> target = new LinkedHashMap<>(Map.of(
                "url", "https://x.example", "name", new LinkedHashMap<>(Map.of("en", "A", "es", "B")), "active", true));
        Map<String, Object> names = new HashMap<>();
        names.put("es", null);
        names.put("ru", "C");
        Map<String, Object> patch = new HashMap<>();
        patch.put("url", null);
        patch.put("name", names);
        patch.put("counties", List.of("55025"));
        DirectoryPart.merge(target, patch);
        assertThat(target)
                .isEqualTo(Map.of("name", Map.of("en", "A", "ru", "C"), "active", true, "counties", List.of("55025")));
    }

    @Test
    void values_are_told_by_their_place() {
        assertThat(DirectoryPart.values(Map.of(
                        "name",
                        Map.of("en", "A"),
                        "counties",
                        List.of("55025", "55079"),
                        "empty",
                        List.of(),
                        "url",
                        "")))
                .isEqualTo(Map.of("name/en", "A", "counties", "55025, 55079"));
    }

    @Test
    void what_a_form_leaves_empty_is_taken_away() {
        Map<String, Object> patch = EntryForm.patch(
                Map.of("name", Map.of("en", "A", "es", "B")), new HashMap<>(Map.of("name", Map.of("en", "A2"))));
        Map<String, Object> names = new HashMap<>();
        names.put("en", "A2");
        names.put("es", null);
        assertThat(patch.get("name")).isEqualTo(names);
    }
}
