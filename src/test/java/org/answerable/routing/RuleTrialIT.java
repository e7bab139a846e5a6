package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/** Trying the rules, by page and API. */
class RuleTrialIT {
    private final RunningServer server = RunningServer.shared();

    private static JsonObject object(Reply reply) {
        try (JsonReader reader = Json.createReader(new StringReader(reply.body()))) {
            return reader.readObject();
        }
    }

    @Test
    void a_program_is_told_who_would_get_it_by_which_rule_and_which_words() {
        Visitor coordinator = new Visitor(server).bearer("demo-coordinator@demo");
        Reply tried = coordinator.json(
                "/api/v1/desk/rules/try",
                "{\"text\":\"👮 The border patrol waited at the school.\",\"kind\":\"complaint\",\"place\":{\"county\":\"Dane\"}}");
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        JsonObject outcome = object(tried);
        assertThat(outcome.getString("language")).isEqualTo("en");
        JsonObject lead = outcome.getJsonArray("tickets").getJsonObject(0);
        assertThat(lead.getString("agency")).isEqualTo("cbp");
        assertThat(lead.getString("role")).isEqualTo("lead");
        assertThat(lead.getString("rule")).startsWith("words-name-cbp/");
        JsonObject words = lead.getJsonArray("words").getJsonObject(0);
        assertThat(words.getInt("start")).as("in code points").isEqualTo(6);
        assertThat(words.getInt("end")).isEqualTo(19);
    }

    @Test
    void what_nobody_takes_is_the_offices_and_what_is_wrong_is_told_at_once() {
        Visitor admin = new Visitor(server).bearer("demo-admin@demo");
        JsonObject ticket = object(
                        admin.json("/api/v1/desk/rules/try", "{\"text\":\"The coffee was cold.\",\"language\":\"en\"}"))
                .getJsonArray("tickets")
                .getJsonObject(0);
        assertThat(ticket.getString("agency")).isEqualTo("coordinating-office");
        assertThat(ticket.getJsonArray("words")).isEmpty();
        Reply wrong = admin.json(
                "/api/v1/desk/rules/try",
                "{\"text\":\" \",\"kind\":\"letter\",\"place\":{\"county\":\"Cook\"},\"topics\":[\"nothing\"],\"agencies\":[\"nobody\"]}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"/text\"", "\"/kind\"", "\"/place/county\"");
        assertThat(admin.json("/api/v1/desk/rules/try", "{\"text\":\"x\",\"who\":1}")
                        .status())
                .as("an unknown field")
                .isEqualTo(400);
    }

    @Test
    void a_page_shows_it_and_nothing_is_kept() {
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        String word = "quokkastrasse";
        Reply tried = coordinator.submit(
                "/en/desk/rules/try",
                "/en/desk/rules/try",
                Map.of("text", "The border patrol <b>" + word + "</b>", "kind", "complaint", "county", "55025"));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.body())
                .contains("<mark>border patrol</mark>", "&lt;b&gt;" + word)
                .doesNotContain("<b>" + word);
        assertThat(tried.header("Cache-Control").orElse("")).contains("no-store");
        assertThat(coordinator.get("/en/desk/tickets?status=all").body()).doesNotContain(word);
        Reply empty = coordinator.submit(
                "/ar/desk/rules/try", "/ar/desk/rules/try", Map.of("text", "", "kind", "complaint", "county", ""));
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.body()).contains("id=\"text-error\"");
    }
}
