package org.answerable.journal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal as an auditor meets it, on a running server with its demo data. */
class AuditIT {
    private static final String LIST = "/api/v1/desk/audit";
    private static final String VERIFY = "/api/v1/desk/audit/verify";

    private final RunningServer server = RunningServer.shared();

    private Visitor program(String account) {
        return new Visitor(server).bearer("demo-" + account);
    }

    private static JsonObject json(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    @Test
    void every_act_of_the_demo_is_read_page_by_page_without_a_gap() {
        Visitor auditor = program("auditor@demo");
        long expected = 1;
        String path = LIST;
        Set<String> acts = new HashSet<>();
        while (path != null) {
            JsonObject page = json(auditor.get(path));
            JsonArray items = page.getJsonArray("items");
            assertThat(items).hasSizeBetween(1, 100);
            for (JsonObject item : items.getValuesAs(JsonObject.class)) {
                assertThat(item.getJsonNumber("position").longValue()).isEqualTo(expected++);
                assertThat(item.getString("hash")).matches("[0-9a-f]{64}");
                assertThat(item.getString("at")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
                assertThat(item.getString("subject")).matches("[a-z-]+:.+");
                acts.add(item.getString("act"));
            }
            path = page.containsKey("next") && !page.isNull("next") ? LIST + "?cursor=" + page.getString("next") : null;
        }
        assertThat(acts).contains("submission.received", "ticket.opened", "ticket.answered", "record.published");
    }

    @Test
    void the_journal_of_the_demo_verifies() {
        JsonObject verified = json(program("auditor@demo").json(VERIFY, ""));
        assertThat(verified.getBoolean("ok")).isTrue();
        assertThat(verified.getJsonNumber("entries").longValue()).isGreaterThan(100);
        assertThat(verified.get("firstBad")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void the_list_goes_on_where_the_header_says() {
        Reply first = program("auditor@demo").get(LIST + "?size=3");
        assertThat(first.header("Link").orElseThrow()).startsWith("<?size=3&cursor=").endsWith(">; rel=\"next\"");
        String next = first.header("Link").get().replaceAll("^<(.*)>.*", "$1");
        assertThat(json(program("auditor@demo").get(LIST + next)).getJsonArray("items").getJsonObject(0).getInt("position")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?cursor=100", "?cursor=3~0000000000000000", "?cursor=~", "?size=0", "?size=101", "?size=x"})
    void a_made_up_cursor_or_size_is_malformed(String query) {
        Reply reply = program("auditor@demo").get(LIST + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"auditor@demo, 200", "coordinator@demo, 200", "liaison@state-patrol.demo, 403", "liaison@ice.demo, 403", "moderator@demo, 403", "translator@demo, 403",
        "admin@demo, 403", "partner@demo, 403", "nobody@demo, 401"})
    void only_auditor_and_coordinator_read_and_verify(String account, int status) {
        assertThat(program(account).get(LIST).status()).isEqualTo(status);
        assertThat(program(account).json(VERIFY, "").status()).isEqualTo(status);
    }

    @Test
    void the_page_lists_the_acts_and_verifies_them() {
        Visitor auditor = new Visitor(server).signIn("auditor@demo");
        Reply page = auditor.get("/es/desk/audit");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Diario</h1>", "<code>topic.added</code>", "rel=\"next\"");
        Reply verified = auditor.submit("/es/desk/audit", "/es/desk/audit/verify", Map.of());
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.body()).contains("notice-good").contains("Verificado");
        assertThat(auditor.post("/es/desk/audit/verify", Map.of()).status()).as("without the form's token").isEqualTo(403);
        assertThat(new Visitor(server).signIn("moderator@demo").get("/en/desk/audit").status()).isEqualTo(403);
    }
}
