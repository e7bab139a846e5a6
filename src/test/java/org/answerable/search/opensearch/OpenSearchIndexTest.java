package org.answerable.search.opensearch;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.answerable.platform.Codes;
import org.answerable.search.SearchIndex;
import org.answerable.search.lucene.IndexContract;
import org.answerable.search.lucene.RecordsInMemory;
import org.junit.jupiter.api.Test;

/** The contract of an index, with a real OpenSearch. */
class OpenSearchIndexTest extends IndexContract {
    /** Each test has indices of its own there. */
    private final String prefix = "t-" + Codes.next();

    @Override
    protected SearchIndex begin() {
        return new OpenSearchIndex(
                access(OpenSearchNode.shared().url(), prefix), records, background, Clock.systemUTC());
    }

    @Override
    protected void merge() {
        index.forget();
        try (OpenSearchClient client =
                new OpenSearchClient(access(OpenSearchNode.shared().url(), prefix))) {
            eventually("what was removed is out of the files")
                    .until(() -> OpenSearchIndex.good(client.get(prefix + "-" + Layout.FORMAT + "/_stats/docs"))
                                    .getJsonObject("_all")
                                    .getJsonObject("total")
                                    .getJsonObject("docs")
                                    .getInt("deleted")
                            == 0);
        }
    }

    /** The files of the node, read as a thief would, that hold a word. */
    private static List<Path> holding(String word) throws IOException {
        List<Path> holding = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(OpenSearchNode.shared().data())) {
            files = all.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            return List.of(Path.of("a file went while they were listed: look again"));
        }
        for (Path file : files) {
            try {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    holding.add(file);
                }
            } catch (NoSuchFileException gone) {
                // It went meanwhile.
            }
        }
        return holding;
    }

    @Test
    void a_word_that_was_redacted_or_withdrawn_is_gone_from_every_file_of_the_node() throws IOException {
        open();
        publish(RecordsInMemory.entry("stays", "en", "Officers stopped me on the road."));
        publish(RecordsInMemory.entry("a", "en", "My neighbour Quillfeather was stopped."));
        publish(RecordsInMemory.entry("b", "en", "They followed Oddenwright."));
        assertThat(holding("quillfeather")).isNotEmpty();
        publish(RecordsInMemory.entry("a", "en", "My neighbour ▮▮▮ was stopped."));
        withdraw("b");
        assertThat(found("Quillfeather")).isEmpty();
        index.forget();
        eventually("the words are gone")
                .until(() -> holding("quillfeather").isEmpty()
                        && holding("oddenwright").isEmpty());
        assertThat(found("stopped")).containsExactlyInAnyOrder("stays", "a");
    }

    @Test
    void the_index_there_holds_no_source_and_no_stored_text() throws IOException {
        open();
        publish(RecordsInMemory.entry("a", "en", "Call me at ▮▮▮ tomorrow, said ▮▮▮▮ zanzibarically"));
        assertThat(found("\"at tomorrow\"")).isEmpty();
        assertThat(found("zanzibarically")).containsExactly("a");
        try (OpenSearchClient client =
                new OpenSearchClient(access(OpenSearchNode.shared().url(), prefix))) {
            String name = prefix + "-" + Layout.FORMAT;
            JsonObject hit = OpenSearchIndex.good(client.get(name + "/_search?stored_fields=*"))
                    .getJsonObject("hits")
                    .getJsonArray("hits")
                    .getJsonObject(0);
            assertThat(hit).doesNotContainKeys("_source", "fields");
        }
    }

    static Access access(String url, String prefix) {
        Map<String, String> variables = Map.of("SEARCH_URL", url, "SEARCH_INDEX_PREFIX", prefix);
        return Access.of(name -> Optional.ofNullable(variables.get(name)));
    }
}
