package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which records of a stretch of the result are hits, where groups are one. */
class CollapsedTest {
    private static SearchQuery.After at(String id) {
        return new SearchQuery.After(1, 0, id);
    }

    /** A stretch of records with their groups, as {@code id} or {@code id:group}. */
    private static SearchResult stretch(boolean isLast, String... records) {
        List<String> ids = new ArrayList<>();
        List<SearchResult.Place> places = new ArrayList<>();
        for (String record : records) {
            String[] parts = record.split(":");
            ids.add(parts[0]);
            places.add(new SearchResult.Place(at(parts[0]), parts.length > 1 ? parts[1] : null));
        }
        return new SearchResult(
                ids,
                places,
                100,
                Set.of(),
                0,
                Map.of(),
                isLast ? null : at(ids.getLast()),
                true,
                List.of(),
                List.of(),
                all -> List.of());
    }

    private static Set<String> all(SearchResult stretch) {
        return new HashSet<>(stretch.ids());
    }

    @Test
    void a_group_is_its_first_record_and_the_others_are_counted() {
        SearchResult stretch = stretch(true, "a:g", "b", "c:g", "d:h", "e:g", "f:h");
        Collapsed page = Collapsed.of(stretch, all(stretch), Set.of("g", "h"), List.of(), 20);
        assertThat(page.shown()).containsExactly("a", "b", "d");
        assertThat(page.groups()).isEqualTo(Map.of("a", "g", "d", "h"));
        assertThat(page.left()).isEqualTo(3);
        assertThat(page.next()).isNull();
    }

    @Test
    void a_group_that_is_none_now_and_what_is_not_public_now_collapse_nothing() {
        SearchResult stretch = stretch(true, "a:g", "b:few", "c:g", "d:few", "e:g");
        Collapsed page = Collapsed.of(stretch, Set.of("b", "c", "d", "e"), Set.of("g"), List.of(), 20);
        assertThat(page.shown()).as("a is withdrawn: c stands for its group").containsExactly("b", "c", "d");
        assertThat(page.left()).isEqualTo(1);
    }

    @Test
    void the_next_page_begins_before_the_first_hit_that_found_no_place_and_repeats_no_group() {
        SearchResult stretch = stretch(false, "a:g", "b", "c:g", "d", "e:g");
        Collapsed first = Collapsed.of(stretch, all(stretch), Set.of("g"), List.of(), 2);
        assertThat(first.shown()).containsExactly("a", "b");
        assertThat(first.left()).isEqualTo(1);
        assertThat(first.next()).isEqualTo(at("c"));
        SearchResult rest = stretch(true, "d", "e:g", "f:g", "i");
        Collapsed second = Collapsed.of(rest, all(rest), Set.of("g"), first.seen(), 2);
        assertThat(second.shown()).containsExactly("d", "i");
        assertThat(second.left()).isEqualTo(2);
        assertThat(second.next()).isNull();
    }

    @Test
    void a_page_of_one_group_alone_goes_on_behind_what_was_looked_through() {
        SearchResult stretch = stretch(false, "a:g", "b:g", "c:g");
        Collapsed page = Collapsed.of(stretch, all(stretch), Set.of("g"), List.of(), 2);
        assertThat(page.shown()).containsExactly("a");
        assertThat(page.next()).isEqualTo(at("c"));
    }

    @Test
    void the_latest_groups_are_remembered() {
        SearchResult stretch = stretch(
                true, IntStream.range(0, 130).mapToObj(i -> "r" + i + ":g" + i).toArray(String[]::new));
        Set<String> groups = new HashSet<>(
                stretch.places().stream().map(SearchResult.Place::group).toList());
        List<String> seen =
                Collapsed.of(stretch, all(stretch), groups, List.of(), 200).seen();
        assertThat(seen).hasSize(Collapsed.REMEMBERED).endsWith("g129").doesNotContain("g19");
    }
}
