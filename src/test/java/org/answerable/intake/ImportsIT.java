package org.answerable.intake;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.Test;

/** Packages of submissions, over HTTP. */
class ImportsIT {
    private static final String PATH = "/api/v1/desk/imports";
    private static final String NDJSON = "application/x-ndjson";

    private static Visitor coordinator() {
        return new Visitor(RunningServer.shared()).bearer("demo-coordinator@demo");
    }

    private static JsonObject report(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Json.createReader(new StringReader(reply.body())).readObject();
    }

    private static String word() {
        return "w"
                + UUID.randomUUID()
                        .toString()
                        .replaceAll("[-0-9]", "x"); // Without numbers, which might look like a telephone's.
    }

    private static long tickets(String word) {
        return tickets().stream()
                .filter(t -> t.getString("text").contains(word))
                .count();
    }

    private static List<JsonObject> tickets() {
        return new Visitor(RunningServer.shared())
                .bearer("demo-liaison@ice.demo")
                .items("/api/v1/desk/tickets")
                .toList();
    }

    @Test
    void each_row_of_a_package_is_taken_or_refused_for_itself() {
        String word = word();
        String good = "{\"kind\":\"comment\",\"text\":\"" + word + "\",\"agencies\":[\"ice\"]}";
        JsonObject report = report(coordinator()
                .postText(
                        PATH,
                        NDJSON,
                        String.join(
                                "\n",
                                good,
                                "{\"kind\":\"comment\",\"text\":\"\"}",
                                "",
                                "{not json",
                                good,
                                "{\"kind\":\"comment\",\"text\":\"x\",\"colour\":\"red\"}",
                                "{\"kind\":\"shout\",\"text\":\"x\",\"topics\":[\"no-such\"]}",
                                "x".repeat(70_000),
                                good)));
        assertThat(report.getInt("accepted")).isEqualTo(3);
        List<JsonObject> refused = report.getJsonArray("refused").getValuesAs(JsonObject.class);
        assertThat(refused.stream().map(r -> r.getInt("row")).toList()).containsExactly(2, 3, 5, 6, 7);
        assertThat(refused.get(0).getJsonArray("errors").getJsonObject(0).getString("pointer"))
                .isEqualTo("/text");
        assertThat(refused.get(3).getJsonArray("errors")).hasSize(2);
        assertThat(tickets(word)).isEqualTo(3);
    }

    @Test
    void who_left_an_address_is_written_to_and_what_nobody_can_be_told_is_not_owed() {
        String told = word();
        String untold = word();
        String address = word() + "@example.net";
        assertThat(report(coordinator()
                                .postText(
                                        PATH,
                                        NDJSON,
                                        "{\"kind\":\"comment\",\"text\":\"" + told
                                                + "\",\"agencies\":[\"ice\"],\"contact\":{\"email\":\"" + address
                                                + "\"}}\n{\"kind\":\"comment\",\"text\":\"" + untold
                                                + "\",\"agencies\":[\"ice\"]}"))
                        .getInt("accepted"))
                .isEqualTo(2);
        eventually("a letter says that it was entered")
                .until(() -> mails().stream()
                        .anyMatch(mail -> mail.contains(address) && mail.contains("You have no receipt for it")));
        assertThat(mails())
                .as("and nothing of it")
                .anyMatch(mail -> mail.contains(address))
                .noneMatch(mail -> mail.contains(told));
        Visitor liaison = new Visitor(RunningServer.shared()).bearer("demo-liaison@ice.demo");
        List<String> owed = liaison.items("/api/v1/desk/tickets?status=unacknowledged")
                .map(ticket -> ticket.getString("text"))
                .toList();
        assertThat(owed).contains(told).doesNotContain(untold);
        Set<String> found = new HashSet<>();
        for (JsonObject ticket : tickets()) {
            boolean reaches = ticket.getString("text").equals(told);
            if (reaches || ticket.getString("text").equals(untold)) {
                found.add(ticket.getString("text"));
                assertThat(ticket.isNull("acknowledgeBy")).isEqualTo(!reaches);
                assertThat(liaison.json("/api/v1/desk/tickets/" + ticket.getString("id") + "/acknowledge", "{}")
                                .status())
                        .isEqualTo(reaches ? 200 : 409);
            }
        }
        assertThat(found).containsExactlyInAnyOrder(told, untold);
    }

    private static List<String> mails() {
        try (Stream<Path> mails = Files.list(RunningServer.shared().data().resolve("outbox"))) {
            List<String> texts = new ArrayList<>();
            for (Path mail :
                    mails.filter(file -> file.toString().endsWith(".eml")).toList()) {
                texts.add(Files.readString(mail, StandardCharsets.ISO_8859_1));
            }
            return texts;
        } catch (IOException e) {
            return List.of(); // Not made yet, or one was renamed meanwhile: whoever asserts on these, asks for one.
        }
    }

    @Test
    void a_table_is_taken_in_with_several_values_in_a_cell_and_formulas_restored() {
        String word = word();
        JsonObject report = report(coordinator()
                .postText(
                        PATH,
                        "text/csv; charset=UTF-8",
                        "\uFEFFkind,text,agencies,topics,county,publish\r\n"
                                + "question,\"'=why, " + word
                                + "?\nsecond line\",ice;cbp,privacy; detention,Dane,true\r\n"
                                + "question,no county,ice,,Nowhere,\r\n"));
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getJsonArray("refused").getJsonObject(0).getInt("row"))
                .isEqualTo(2);
        assertThat(report.getJsonArray("refused")
                        .getJsonObject(0)
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/place/county");
        JsonObject ticket = tickets().stream()
                .filter(t -> t.getString("text").contains(word))
                .findFirst()
                .orElseThrow();
        assertThat(ticket.getString("text")).isEqualTo("=why, " + word + "?\nsecond line");
        assertThat(ticket.getString("county")).isEqualTo("Dane");
        assertThat(ticket.getJsonArray("topics").toString()).contains("privacy").contains("detention");
    }

    @Test
    void a_table_from_a_spreadsheet_is_taken_in_as_it_was_saved() {
        String word = word();
        String german = "Kind;Text;Publish;Agencies\r\ncomment;\"" + word + "; “uno”, dos\";FALSE;ice\r\npraise;" + word
                + " tres 5\";TRUE;ice\r\n";
        String tabs = german.replace(";", "\t");
        for (byte[] file : List.of(
                ("\uFEFF" + german).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + tabs).getBytes(StandardCharsets.UTF_16LE),
                ("sep=;\n" + german).getBytes(StandardCharsets.UTF_8),
                german.replace("\r\n", "\r").getBytes(StandardCharsets.UTF_8))) {
            JsonObject report = report(coordinator().postBytes(PATH, "text/csv", file));
            assertThat(report.getJsonArray("refused")).isEmpty();
            assertThat(report.getInt("accepted")).isEqualTo(2);
        }
        assertThat(tickets(word)).isEqualTo(8);
        assertThat(tickets().stream().map(t -> t.getString("text")))
                .contains(word + "; “uno”, dos", word + "\t “uno”, dos", word + " tres 5\"");
    }

    @Test
    void what_cannot_be_read_says_why() {
        Reply header = coordinator().postText(PATH, "text/csv", "Art;Text;publish\ncomment;x;true\n");
        assertThat(header.status()).isEqualTo(400);
        assertThat(header.body()).contains("There is no column named “Art”");
        assertThat(coordinator()
                        .postText(PATH, "text/csv", "text;publish\nx;true\n")
                        .body())
                .contains("The column “kind” is missing from the first row");
        JsonObject national = report(coordinator()
                .postBytes(
                        PATH,
                        "text/csv",
                        "kind;text;agencies\ncomment;Se\u00f1ora;ice\n".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(national.getInt("accepted")).isZero();
        assertThat(national.getJsonArray("refused").toString()).contains("not valid UTF-8");
        Reply torn = coordinator().postBytes(PATH, "text/csv", new byte[] {
            (byte) 0xFF, (byte) 0xFE, 'k', 0, 'i', 0, 'n', 0, 'd', 0, '\n', 0, 0, (byte) 0xD8, 'x', 0
        });
        assertThat(torn.status()).isEqualTo(400);
        assertThat(torn.body()).contains("not valid UTF-8");
    }

    @Test
    void our_own_download_begins_with_a_mark_and_comes_back() {
        String file = new Visitor(RunningServer.shared())
                .get("/api/v1/search.csv?lang=es")
                .body();
        assertThat(file).startsWith("\uFEFFid,url,kind,");
        assertThat(new Visitor(RunningServer.shared())
                        .get("/api/v1/search.ndjson?lang=es")
                        .body())
                .startsWith("{");
        JsonObject report = report(coordinator().postText(PATH, "text/csv;charset=utf-8", file));
        assertThat(report.getJsonArray("refused")).as(report.toString()).isEmpty();
        assertThat(report.getInt("accepted")).isPositive();
        assertThat(report.getJsonArray("ignored").toString())
                .contains("answers")
                .contains("submittedOn")
                .doesNotContain("text");
    }

    @Test
    void rows_say_what_is_hidden_and_who_is_left_out() {
        String word = word();
        String told = "My name is Consuelo Barrientos " + word;
        String open = "My name is Rosalinda Figueroa " + word;
        assertThat(report(coordinator()
                                .postText(
                                        PATH,
                                        NDJSON,
                                        "{\"kind\":\"comment\",\"text\":\"" + told
                                                + "\",\"agencies\":[\"ice\"]}\n{\"kind\":\"comment\",\"text\":\"" + open
                                                + "\",\"agencies\":[\"ice\"],"
                                                + "\"maskPersonal\":false}\n{\"kind\":\"comment\",\"text\":\"Not "
                                                + "theirs "
                                                + word + "\",\"agencies\":[\"cbp\"],\"excludeAgencies\":[\"ice\"]}"))
                        .getInt("accepted"))
                .isEqualTo(3);
        JsonObject table = report(coordinator()
                .postText(
                        PATH,
                        "text/csv; charset=UTF-8",
                        "kind,text,agencies,maskPersonal,excludeAgencies\r\ncomment," + told
                                + ",ice,true,cbp\r\ncomment," + open + ",ice,false,\r\ncomment,Not theirs " + word
                                + ",cbp,,ice;state-patrol\r\ncomment,Both " + word + ",ice,,ice\r\ncomment,Neither "
                                + word + ",ice,perhaps,\r\n"));
        assertThat(table.getInt("accepted")).isEqualTo(3);
        assertThat(table.getJsonArray("refused").toString())
                .contains("/excludeAgencies/0")
                .contains("/maskPersonal");
        List<String> texts = tickets().stream()
                .map(t -> t.getString("text"))
                .filter(t -> t.contains(word))
                .toList();
        assertThat(texts).hasSize(4).filteredOn(t -> t.contains("▮▮▮")).hasSize(2);
        assertThat(String.join(" ", texts))
                .contains("Rosalinda")
                .doesNotContain("Consuelo")
                .doesNotContain("Not theirs");
    }

    @Test
    void the_same_package_under_the_same_key_is_taken_in_once() {
        String word = word();
        String rows = "{\"kind\":\"comment\",\"text\":\"" + word
                + " 1\",\"agencies\":[\"ice\"]}\n{\"kind\":\"comment\",\"text\":\"" + word
                + " 2\",\"agencies\":[\"ice\"]}\n";
        Visitor coordinator = coordinator().header("Idempotency-Key", word);
        assertThat(report(coordinator.postText(PATH, NDJSON, rows)).getInt("accepted"))
                .isEqualTo(2);
        assertThat(report(coordinator.postText(PATH, NDJSON, rows)).getInt("accepted"))
                .isEqualTo(2);
        assertThat(tickets(word)).isEqualTo(2);
        assertThat(report(coordinator.postText(PATH, NDJSON, rows.replace(" 2", " two")))
                        .getJsonArray("refused")
                        .getJsonObject(0)
                        .getInt("row"))
                .isEqualTo(2);
    }

    @Test
    void other_content_and_other_people_are_refused() {
        assertThat(coordinator().json(PATH, "{}").status()).isEqualTo(415);
        assertThat(coordinator()
                        .postText(PATH, "text/csv; charset=iso-8859-1", "kind,text\n")
                        .status())
                .isEqualTo(415);
        assertThat(coordinator().postText(PATH, "text/csv", "kind,nonsense\n").status())
                .isEqualTo(400);
        assertThat(coordinator().postText(PATH, "text/csv", "").status()).isEqualTo(400);
        assertThat(new Visitor(RunningServer.shared())
                        .bearer("demo-liaison@ice.demo")
                        .postText(PATH, NDJSON, "")
                        .status())
                .isEqualTo(403);
        assertThat(new Visitor(RunningServer.shared())
                        .postText(PATH, NDJSON, "")
                        .status())
                .isEqualTo(401);
        assertThat(report(coordinator().postText(PATH, NDJSON, "\n\n")).getInt("accepted"))
                .isZero();
    }
}
