package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.answerable.directory.DocumentEntry;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Resources;
import org.answerable.routing.DirectoryFileReading.Reading;
import org.answerable.web.JsonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Task forces and documents in the directory's file. */
class DocumentsFileTest {
    private static final String SMALL = """
            {"format": "answerable-directory", "version": 1,
             "agencies": [
              {"slug": "coordinating-office", "coordinating": true, "level": "state", "answerDays": 3, "name": {"en": "Office"}},
              {"slug": "patrol", "level": "state", "answerDays": 20, "name": {"en": "Patrol"}}],
             "topics": [], "rules": [],
             "taskForces": [
              {"slug": "north", "agencies": ["patrol", "coordinating-office"], "lead": "patrol", "since": "2024-02-01",
               "until": "2025-02-01", "successor": "south", "source": "Minutes", "url": "https://x.example/m",
               "checked": "2026-01-02", "name": {"en": "North", "es": "Norte"}, "description": {"en": "For roads"}},
              {"slug": "south", "agencies": ["patrol"], "name": {"en": "South"}}],
             "documents": [
              {"slug": "pact", "kind": "agreement", "agencies": ["patrol"], "taskForces": ["north"], "name": {"en": "Pact"},
               "versions": [
                {"number": 2, "text": {"en": "Second."}},
                {"number": 1, "signed": "2024-01-01", "from": "2024-02-01", "until": "2024-12-31",
                 "text": {"es": "Uno.", "en": "First."}, "pdf": {"es": "HASH"}}]}]}""".replace("HASH", "ab".repeat(32));

    private static Reading read(String file) {
        return DirectoryFileReading.read(
                JsonInput.whole(file.getBytes(StandardCharsets.UTF_8), DirectoryFileApi.FileSent.class),
                f -> Optional.empty());
    }

    private static DirectoryFile good(String file) {
        Reading reading = read(file);
        assertThat(reading.faults()).isEmpty();
        return reading.file();
    }

    @Test
    void they_are_written_as_they_were_read_and_the_schema_knows_them() {
        DirectoryFile file = good(SMALL);
        assertThat(good(file.text())).isEqualTo(file);
        assertThat(good(file.text()).text()).isEqualTo(file.text());
        assertThat(file.documents().getFirst().newest().number()).isEqualTo(2);
        assertThat(file.documents()
                        .getFirst()
                        .versions()
                        .getFirst()
                        .texts()
                        .get("es")
                        .pdf())
                .hasSize(64);
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Resources.object("/directory/directory.schema.json").toString());
        assertThat(schema.validate(SMALL, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(file.text(), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(Resources.object("/demo/documents.json").toString(), InputFormat.JSON).stream()
                        .map(String::valueOf)
                        .filter(said -> !said.contains("/agencies: must have at least")
                                && !said.contains("$.agencies: must have at least")))
                .isEmpty();
    }

    @Test
    void a_version_that_was_taken_back_is_written_and_read_and_stays_so_where_a_later_file_leaves_it_out() {
        String back = SMALL.replace(
                "{\"number\": 2, \"text\": {\"en\": \"Second.\"}}",
                "{\"number\": 2, \"text\": {\"en\": \"Second.\"}, \"takenBack\": {\"on\": \"2026-05-06\", \"reason\": \"It"
                        + " names a person.\"}}");
        DirectoryFile file = good(back);
        assertThat(good(file.text()).text()).isEqualTo(file.text()).contains("2026-05-06", "It names a person.");
        DocumentEntry pact = file.documents().getFirst();
        assertThat(pact.newest().number()).as("that anybody reads").isEqualTo(1);
        assertThat(pact.readable()).hasSize(1);
        DocumentEntry later = good(SMALL).documents().getFirst();
        assertThat(later.keeping(pact).version(2).orElseThrow().takenBack())
                .isEqualTo(new DocumentEntry.TakenBack("2026-05-06", "It names a person."));
        assertThat(read(back.replace("2026-05-06", "soon")).faults())
                .extracting(Fault::pointer)
                .containsExactly("/documents/0/versions/0/takenBack/on");
        assertThat(read(back.replace("It names a person.", "")).faults())
                .extracting(Fault::pointer)
                .containsExactly("/documents/0/versions/0/takenBack/reason");
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Resources.object("/directory/directory.schema.json").toString());
        assertThat(schema.validate(file.text(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void what_an_older_file_does_not_know_stays_and_what_is_left_out_is_shown_no_more() {
        DirectoryFile present = good(SMALL);
        Reading older = read(SMALL.substring(0, SMALL.indexOf(",\n \"taskForces\"")) + "}");
        assertThat(older.faults()).isEmpty();
        assertThat(DirectoryDifferences.between(present, older.whole(present).with(present)))
                .isEmpty();
        Reading empty = read(
                SMALL.substring(0, SMALL.indexOf(",\n \"taskForces\"")) + ", \"taskForces\": [], \"documents\": []}");
        assertThat(DirectoryDifferences.between(present, empty.whole(present).with(present)))
                .containsExactly(
                        new DirectoryChange("taskForces/north/active", "true", "false"),
                        new DirectoryChange("taskForces/south/active", "true", "false"),
                        new DirectoryChange("documents/pact/active", "true", "false"));
    }

    @Test
    void a_version_that_is_left_out_stays_and_each_difference_is_told() {
        DirectoryFile present = good(SMALL);
        String changed = SMALL.replace(
                        "{\"number\": 2, \"text\": {\"en\": \"Second.\"}},",
                        "{\"number\": 3, \"text\": {\"en\": \"Third.\"}},")
                .replace("\"lead\": \"patrol\"", "\"lead\": null");
        DirectoryFile then = read(changed).whole(present).with(present);
        assertThat(then.documents().getFirst().versions().stream().map(version -> version.number()))
                .containsExactly(1, 2, 3);
        assertThat(DirectoryDifferences.between(present, then))
                .contains(
                        new DirectoryChange("taskForces/north/lead", "patrol", null),
                        new DirectoryChange("documents/pact/versions/3/text/en", null, "Third."));
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "agencies": ["patrol"], "name"     | "agencies": ["petrol"], "name" | /taskForces/1/agencies/0   | routing.file.agency
            "agencies": ["patrol"], "name"     | "agencies": [], "name"         | /taskForces/1/agencies     | routing.file.no-members
            "lead": "patrol"                   | "lead": "cbp"                  | /taskForces/0/lead         | routing.file.lead
            "since": "2024-02-01"              | "since": "lately"              | /taskForces/0/since        | platform.fault.day
            "since": "2024-02-01"              | "since": "2026-02-01"          | /taskForces/0/until        | routing.file.until
            "successor": "south"               | "successor": "west"            | /taskForces/0/successor    | routing.file.task-force
            "successor": "south"               | "successor": "north"           | /taskForces/0/successor    | routing.file.circle
            "slug": "south"                    | "slug": "north"                | /taskForces/1/slug         | routing.file.twice
            "url": "https://x.example/m"       | "url": "javascript:1"          | /taskForces/0/url          | routing.file.url
            "agencies": ["patrol"], "taskForces" | "agencies": ["patrol", "x"], "taskForces" | /documents/0/agencies/1 | routing.file.agency
            "taskForces": ["north"]            | "taskForces": ["west"]         | /documents/0/taskForces/0  | routing.file.task-force
            "kind": "agreement"                | "kind": "letter"               | /documents/0/kind          | routing.file.choice
            "number": 2                        | "number": 1                    | /documents/0/versions/1/number | routing.file.twice
            {"en": "Second."}                  | {}                             | /documents/0/versions/0/text | routing.file.no-text
            {"en": "Second."}                  | {"en": " "}                    | /documents/0/versions/0/text/en | platform.fault.required
            {"es": "Uno.", "en"                | {"en"                          | /documents/0/versions/1/text/es | platform.fault.required
            "es": "abab                        | "es": "xbab                    | /documents/0/versions/1/pdf/es | routing.file.hash
            "until": "2024-12-31"              | "until": "2023-12-31"          | /documents/0/versions/1/until | routing.file.until
            "signed": "2024-01-01" | "seal": 1, "signed": "2024-01-01" | /documents/0/versions/1/seal | platform.fault.unknown-field
            """)
    void each_fault_has_its_place(String from, String to, String pointer, String key) {
        assertThat(SMALL).contains(from);
        int at = SMALL.indexOf(from);
        List<Fault> faults = read(SMALL.substring(0, at) + to + SMALL.substring(at + from.length()))
                .faults();
        assertThat(faults.stream().map(fault -> fault.pointer() + " " + fault.key()))
                .contains(pointer + " " + key);
    }
}
