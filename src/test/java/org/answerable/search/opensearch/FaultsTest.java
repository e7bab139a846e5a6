package org.answerable.search.opensearch;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.search.IndexEntry;
import org.answerable.search.SearchQuery;
import org.answerable.search.lucene.RecordsInMemory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An OpenSearch that is away, red, slow, or does half of what it is told: real, behind a proxy that breaks. */
class FaultsTest {
    private final RecordsInMemory records = new RecordsInMemory();
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);
    private final String prefix = "f-" + Codes.next();
    private final Random random = new Random(4);
    private BrokenProxy proxy;
    private OpenSearchIndex index;

    @BeforeEach
    void begin() throws IOException {
        proxy = new BrokenProxy(OpenSearchNode.shared().url());
    }

    @AfterEach
    void end() throws InterruptedException {
        if (index != null) {
            index.close();
        }
        proxy.close();
        background.shutdown();
        assertThat(background.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void open() {
        index = new OpenSearchIndex(
                OpenSearchIndexTest.access(proxy.url(), prefix), records, background, Clock.systemUTC());
    }

    private void openWhole() {
        open();
        eventually("the index is whole").until(() -> index.state().complete());
    }

    private List<IndexEntry> some(int count) {
        List<IndexEntry> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(records.put(RecordsInMemory.random("r" + records.records.size(), random)));
        }
        return some;
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        index.every(SearchQuery.of(""), 100, (ids, weaker) -> all.addAll(ids));
        return all;
    }

    @Test
    void of_a_bulk_that_is_half_done_the_other_half_alone_is_sent_again() {
        openWhole();
        proxy.written.clear();
        proxy.times = 3;
        proxy.fault = BrokenProxy.Fault.HALF_A_BULK;
        List<IndexEntry> entries = some(40);
        index.update(entries, List.of(), records.head);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(records.records.keySet());
        assertThat(proxy.written)
                .as("nothing is skipped, and nothing sent that was done")
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(index.position()).isEqualTo(records.head);
    }

    @Test
    void what_is_refused_again_and_again_keeps_the_position_back_and_is_done_later() {
        openWhole();
        index.update(some(1), List.of(), records.head);
        long before = index.position();
        proxy.fault = BrokenProxy.Fault.HALF_A_BULK;
        List<IndexEntry> entries = some(150);
        assertThatThrownBy(() -> index.update(entries, List.of(), records.head))
                .isInstanceOf(IllegalStateException.class);
        assertThat(index.position()).isEqualTo(before);
        proxy.fault = BrokenProxy.Fault.NONE;
        index.update(entries, List.of(), records.head);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(records.records.keySet());
        assertThat(index.position()).isEqualTo(records.head);
    }

    @Test
    void a_write_whose_answer_breaks_off_is_made_again_and_changes_nothing_twice() {
        openWhole();
        List<IndexEntry> entries = some(20);
        proxy.times = 1;
        proxy.fault = BrokenProxy.Fault.BROKEN_ANSWER;
        assertThatThrownBy(() -> index.update(entries, List.of(), records.head))
                .isInstanceOf(IllegalStateException.class);
        assertThat(index.position()).isLessThan(records.head);
        index.update(entries, List.of(), records.head);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(records.records.keySet());
        assertThat(index.search(SearchQuery.of("")).total()).isEqualTo(20);
    }

    @Test
    void a_late_write_of_an_older_state_undoes_nothing() {
        openWhole();
        List<IndexEntry> entries = some(3);
        index.update(entries, List.of(), records.head);
        long older = records.head - 1;
        records.remove(entries.getFirst().id());
        index.update(List.of(), List.of(entries.getFirst().id()), records.head);
        index.update(List.of(entries.getFirst()), List.of(), older);
        assertThat(all()).doesNotContain(entries.getFirst().id()).hasSize(2);
    }

    @Test
    void while_it_is_red_a_search_is_refused_as_unavailable_and_the_state_says_incomplete() {
        openWhole();
        index.update(some(5), List.of(), records.head);
        proxy.fault = BrokenProxy.Fault.RED;
        assertThatThrownBy(() -> index.search(SearchQuery.of("officer"))).isInstanceOf(Refusal.Unavailable.class);
        assertThat(index.state().complete()).isFalse();
        assertThatThrownBy(() -> index.update(some(1), List.of(), records.head))
                .isInstanceOf(IllegalStateException.class);
        proxy.fault = BrokenProxy.Fault.NONE;
        eventually("it answers again").until(() -> index.state().complete());
        index.update(List.copyOf(records.records.values()), List.of(), records.head);
        assertThat(index.search(SearchQuery.of("")).total()).isEqualTo(6);
    }

    @Test
    void a_search_that_takes_too_long_is_refused_and_the_next_one_is_answered() {
        openWhole();
        index.update(some(5), List.of(), records.head);
        proxy.times = 1;
        proxy.fault = BrokenProxy.Fault.SLOW;
        assertThatThrownBy(() -> index.search(SearchQuery.of("officer"))).isInstanceOf(Refusal.Unavailable.class);
        proxy.release();
        assertThat(index.search(SearchQuery.of("")).total()).isEqualTo(5);
    }

    @Test
    void it_opens_while_nothing_answers_and_is_whole_when_something_does() {
        some(30);
        proxy.fault = BrokenProxy.Fault.RED;
        open();
        assertThat(index.state().complete()).isFalse();
        assertThatThrownBy(() -> index.search(SearchQuery.of(""))).isInstanceOf(Refusal.Unavailable.class);
        assertThatThrownBy(() -> index.position()).isInstanceOf(IllegalStateException.class);
        proxy.fault = BrokenProxy.Fault.NONE;
        eventually("the index is whole").until(() -> index.state().complete());
        assertThat(all()).containsExactlyInAnyOrderElementsOf(records.records.keySet());
    }

    @Test
    void a_rebuild_with_half_done_bulks_and_another_node_that_follows_misses_nothing() {
        some(300);
        openWhole();
        try (OpenSearchIndex other = new OpenSearchIndex(
                OpenSearchIndexTest.access(OpenSearchNode.shared().url(), prefix),
                records,
                background,
                Clock.systemUTC())) {
            eventually("the other node sees it").until(() -> other.state().complete());
            proxy.times = 2;
            proxy.fault = BrokenProxy.Fault.HALF_A_BULK;
            index.rebuild();
            while (index.state().rebuild().finishedAt() == null) {
                List<IndexEntry> more = some(1);
                index.update(more, List.of(), records.head);
            }
            assertThat(all()).containsExactlyInAnyOrderElementsOf(records.records.keySet());
            // The other node was told of nothing: it goes on from where the index is.
            eventually("the other node sees the new index")
                    .until(() -> other.state().generation().equals(index.state().generation()));
            assertThat(other.position()).isEqualTo(index.position());
            assertThat(other.search(SearchQuery.of("")).total()).isEqualTo(records.records.size());
        }
    }

    @Test
    void the_doctor_says_whether_it_answers() {
        List<String> said = new ArrayList<>();
        Map<String, String> variables = new HashMap<>(Map.of("SEARCH_URL", proxy.url()));
        Runnable look = () -> new OpenSearchLook()
                .look(
                        name -> Optional.ofNullable(variables.get(name)),
                        good -> said.add("good: " + good),
                        wrong -> said.add("wrong: " + wrong));
        look.run();
        assertThat(said).singleElement().asString().startsWith("good: OpenSearch 3.");
        said.clear();
        proxy.fault = BrokenProxy.Fault.RED;
        look.run();
        assertThat(said).singleElement().asString().startsWith("wrong: OpenSearch does not answer");
        said.clear();
        variables.put("SEARCH_USER", "somebody");
        look.run();
        assertThat(said).containsExactly("wrong: SEARCH_USER and SEARCH_PASSWORD belong together");
        said.clear();
        variables.clear();
        look.run();
        assertThat(said).isEmpty();
    }
}
