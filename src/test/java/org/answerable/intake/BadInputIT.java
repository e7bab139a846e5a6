package org.answerable.intake;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What no careful client sends, to a real server: each gets the contract's problem (RFC 9457) in the language of the
 * reader and changes nothing.
 */
class BadInputIT {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private static final String SUBMISSIONS = "/api/v1/submissions";
    private static final String TEXT = "\"kind\":\"comment\",\"text\":\"Nothing that should be kept.\"";
    private static final Map<String, Properties> TITLES = new LinkedHashMap<>();
    private static RunningServer server;
    private static String receipt;
    private static String ticket;
    private static String submission;
    private static String townHall;
    private static String commitment;
    /** How much there is before the first test, and after each of them. */
    private static long acts;

    private static long kept;

    /** A request and what becomes of it; {@code pointer} is {@code null} where the answer names no place. */
    private record Bad(
            String method, String path, String token, String type, byte[] body, int status, String pointer) {}

    private record Got(int status, HttpResponse<String> response) {
        JsonObject json() {
            return PublicExits.json(response.body());
        }
    }

    @BeforeAll
    static void something_to_be_spoiled() throws IOException {
        for (String language : List.of("en", "es")) {
            Properties titles = new Properties();
            try (Reader in = new InputStreamReader(
                    BadInputIT.class.getResourceAsStream("/i18n/" + language + "/platform.properties"),
                    StandardCharsets.UTF_8)) {
                titles.load(in);
            }
            TITLES.put(language, titles);
        }
        server = RunningServer.shared();
        // The demonstration's acts get their positions after the start, in several steps on a busy machine.
        long placed = acts();
        for (int alike = 0; alike < 5; alike++) {
            long now = acts();
            alike = now == placed ? alike : -1;
            placed = now;
        }
        String word = "spoil" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        Got made = send(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                utf8(Submitted.that(word)
                        .inUnsaidLanguage()
                        .to("ice")
                        .allowingPublication()
                        .body()),
                Map.of());
        assertThat(made.status()).as(made.response().body()).isEqualTo(201);
        receipt = made.json().getString("receipt");
        ticket = newest("/api/v1/desk/tickets?status=open", "demo-liaison@ice.demo", word);
        submission = newest("/api/v1/desk/submissions?state=awaiting-moderation", "demo-moderator@demo", word);
        JsonObject promise = PublicExits.json(
                        new Visitor(server).get("/api/v1/commitments").body())
                .getJsonArray("items")
                .getJsonObject(0);
        commitment = promise.getString("id");
        townHall = promise.getString("townHall");
        count();
    }

    private static String newest(String list, String token, String text) {
        return new Visitor(server)
                .bearer(token)
                .items(list)
                .filter(item -> item.getString("text", "").equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(list + " does not hold " + text))
                .getString("id");
    }

    private static void count() {
        acts = acts();
        kept = submissions();
    }

    @AfterEach
    void nothing_changed() {
        assertThat(acts()).as("acts in the journal").isEqualTo(acts);
        assertThat(submissions()).as("submissions").isEqualTo(kept);
    }

    /** Acts that wait for their position are a matter of milliseconds: counted until the number stands still. */
    private static long acts() {
        AtomicLong before = new AtomicLong(-1);
        return eventually("the acts stand still")
                .pollInterval(Duration.ofMillis(300))
                .until(BadInputIT::verified, now -> before.getAndSet(now) == now);
    }

    private static long verified() {
        return PublicExits.json(new Visitor(server)
                        .bearer("demo-auditor@demo")
                        .json("/api/v1/desk/audit/verify", "{}")
                        .body())
                .getJsonNumber("entries")
                .longValue();
    }

    private static long submissions() {
        return new Visitor(server)
                .bearer("demo-moderator@demo")
                .items("/api/v1/desk/submissions")
                .count();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Bad post(String body, int status, String pointer) {
        return new Bad("POST", SUBMISSIONS, null, "application/json", utf8(body), status, pointer);
    }

    private static Bad as(String token, String path, String body, int status, String pointer) {
        return new Bad(
                path.contains("/desk/commitments/") ? "PATCH" : "POST",
                path,
                token,
                "application/json",
                utf8(body),
                status,
                pointer);
    }

    @Test
    void a_body_that_is_not_one_json_object_is_malformed() {
        String deep = "{" + TEXT + ",\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        String nested = "{" + TEXT + ",\"place\":" + "{\"place\":".repeat(30) + "1" + "}".repeat(30) + "}";
        List<Bad> all = new ArrayList<>();
        for (String body : List.of(
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "{" + TEXT,
                "{" + TEXT + "}{" + TEXT + "}",
                "{" + TEXT + "} 1",
                "{" + TEXT + "}]",
                "{" + TEXT + ",}",
                "{'kind':'comment'}",
                "{" + TEXT + ",\"publish\":NaN}",
                deep,
                nested,
                "{\"kind\":\"comment\",\"text\":\"raw \u0000 NUL\"}",
                "{\"kind\":\"comment\",\"text\":\"raw \n line break\"}",
                "{\"kind\":\"comment\",\"text\":\"\\x41\"}",
                "kind=comment&text=x",
                "<submission><text>x</text></submission>",
                "{" + TEXT + ",\"a\":" + "9".repeat(10_000) + "e999999999}")) {
            all.add(new Bad("POST", SUBMISSIONS, null, "application/json", utf8(body), 400, ""));
        }
        all.add(post("{" + TEXT + ",\"text\":\"twice\"}", 400, "/text"));
        all.add(post("{" + TEXT + ",\"te\\u0078t\":\"twice\"}", 400, "/text"));
        all.add(post(
                "{" + TEXT + ",\"topics\":[\"privacy\"],\"place\":{\"county\":\"Dane\",\"county\":\"Rock\"}}",
                400,
                "/place/county"));
        all.add(new Bad(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                raw("{\"kind\":\"comment\",\"text\":\"", new byte[] {(byte) 0xC3, (byte) 0x28}, "\"}"),
                400,
                ""));
        all.add(new Bad(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                raw("{\"kind\":\"comment\",\"text\":\"", new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "\"}"),
                400,
                ""));
        all.add(new Bad(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                raw("{\"kind\":\"comment\",\"text\":\"", new byte[] {(byte) 0xC0, (byte) 0xAF}, "\"}"),
                400,
                ""));
        all.add(new Bad(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                raw("", ("{" + TEXT + "}").getBytes(StandardCharsets.UTF_16), ""),
                400,
                ""));
        refused(all);
    }

    private static byte[] raw(String before, byte[] bytes, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(utf8(before));
        all.writeBytes(bytes);
        all.writeBytes(utf8(after));
        return all.toByteArray();
    }

    @Test
    void an_unknown_field_or_a_value_of_another_type_is_malformed_and_named() {
        List<Bad> all = new ArrayList<>();
        all.add(post("{" + TEXT + ",\"role\":\"admin\"}", 400, "/role"));
        all.add(post("{" + TEXT + ",\"a/b~c\":1}", 400, "/a~1b~0c"));
        all.add(post("{" + TEXT + ",\"place\":{\"city\":\"Madison\"}}", 400, "/place/city"));
        all.add(post("{" + TEXT + ",\"contact\":{\"fax\":\"1\"}}", 400, "/contact/fax"));
        for (String value : List.of("1", "true", "[]", "{}", "[\"comment\"]")) {
            all.add(post("{\"kind\":" + value + ",\"text\":\"x\"}", 400, "/kind"));
            all.add(post("{\"kind\":\"comment\",\"text\":" + value + "}", 400, "/text"));
            all.add(post("{" + TEXT + ",\"title\":" + value + "}", 400, "/title"));
            all.add(post("{" + TEXT + ",\"language\":" + value + "}", 400, "/language"));
            all.add(post("{" + TEXT + ",\"occurredOn\":" + value + "}", 400, "/occurredOn"));
        }
        all.add(post("{" + TEXT + ",\"topics\":\"privacy\"}", 400, "/topics"));
        all.add(post("{" + TEXT + ",\"topics\":[1]}", 400, "/topics"));
        all.add(post("{" + TEXT + ",\"agencies\":{\"ice\":true}}", 400, "/agencies"));
        all.add(post("{" + TEXT + ",\"agencies\":[null]}", 400, "/agencies"));
        all.add(post("{" + TEXT + ",\"place\":[]}", 400, "/place"));
        all.add(post("{" + TEXT + ",\"place\":{\"county\":55025}}", 400, "/place/county"));
        all.add(post("{" + TEXT + ",\"publish\":\"yes\"}", 400, "/publish"));
        all.add(post("{" + TEXT + ",\"publish\":1}", 400, "/publish"));
        all.add(post("{" + TEXT + ",\"contact\":\"me\"}", 400, "/contact"));
        all.add(post("{" + TEXT + ",\"contact\":{\"email\":false}}", 400, "/contact/email"));
        all.add(post("{" + TEXT + ",\"shareContactWithAgency\":[]}", 400, "/shareContactWithAgency"));
        refused(all);
    }

    @Test
    void content_that_cannot_be_kept_is_invalid_and_each_fault_named() {
        List<Bad> all = new ArrayList<>();
        all.add(post("{}", 422, "/kind"));
        all.add(post("{\"kind\":\"comment\"}", 422, "/text"));
        all.add(post("{\"kind\":null,\"text\":\"x\"}", 422, "/kind"));
        for (String kind : List.of("", "rant", "COMMENT", "comment ", "\\u0000", "\\ud800")) {
            all.add(post("{\"kind\":\"" + kind + "\",\"text\":\"x\"}", 422, "/kind"));
        }
        for (String text : List.of(
                "",
                "   ",
                "\\n\\t\\r\\n",
                "\\u200b\\u202e\\ufeff",
                "\\u0007",
                "\\u3000",
                "\\u3164",
                "\\u2800",
                "\\u034f",
                "\\u2062 \\u2063",
                "\\u115f\\u1160",
                "\\uffa0",
                "x\\u0000y",
                "\\ud800",
                "\\udc00\\ud83d",
                "x\\ud83d",
                "a".repeat(20_001),
                "😀".repeat(20_001))) {
            all.add(post("{\"kind\":\"comment\",\"text\":\"" + text + "\"}", 422, "/text"));
        }
        all.add(post("{" + TEXT + ",\"title\":\"" + "t".repeat(201) + "\"}", 422, "/title"));
        all.add(post("{" + TEXT + ",\"title\":\"\\u0000\"}", 422, "/title"));
        for (String language : List.of(
                "English", "xx-", "e", "en-!!", "../en", "\\u0000", "\\ud800", "en\\r\\nX: y", "a".repeat(300))) {
            all.add(post("{" + TEXT + ",\"language\":\"" + language + "\"}", 422, "/language"));
        }
        all.add(post("{" + TEXT + ",\"topics\":[\"privacy\",\"no-such\"]}", 422, "/topics/1"));
        all.add(post("{" + TEXT + ",\"topics\":[\"privacy\",\"privacy\",\"no-such\"]}", 422, "/topics/2"));
        all.add(post("{" + TEXT + ",\"agencies\":[\"State Patrol\"]}", 422, "/agencies/0"));
        all.add(post("{" + TEXT + ",\"agencies\":[\"\\u0000\"]}", 422, "/agencies/0"));
        all.add(post(
                "{" + TEXT + ",\"agencies\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"]}",
                422,
                "/agencies"));
        all.add(post("{" + TEXT + ",\"place\":{\"county\":\"Cook\"}}", 422, "/place/county"));
        all.add(post("{" + TEXT + ",\"place\":{\"county\":\"55\\u0000025\"}}", 422, "/place/county"));
        all.add(post(
                "{" + TEXT + ",\"place\":{\"municipality\":\"" + "m".repeat(101) + "\"}}", 422, "/place/municipality"));
        all.add(post("{" + TEXT + ",\"place\":{\"detail\":\"" + "d".repeat(1_001) + "\"}}", 422, "/place/detail"));
        all.add(post("{" + TEXT + ",\"place\":{\"detail\":\"\\ud800\"}}", 422, "/place/detail"));
        for (String day : List.of(
                "yesterday",
                "2026-02-30",
                "02/03/2026",
                "9999-12-31",
                "1066-10-14",
                "+999999999-12-31",
                "2026-01-01T00:00:00Z",
                "\\u0000")) {
            all.add(post("{" + TEXT + ",\"occurredOn\":\"" + day + "\"}", 422, "/occurredOn"));
        }
        for (String email : List.of(
                "me",
                "me@",
                "@example.org",
                "a@b@example.org",
                "me@example",
                "me@example.org\\r\\nBcc: all@example.org",
                "me@example.org, you@example.org",
                "<me@example.org>",
                "me @example.org")) {
            all.add(post("{" + TEXT + ",\"contact\":{\"email\":\"" + email + "\"}}", 422, "/contact/email"));
        }
        all.add(post("{" + TEXT + ",\"contact\":{\"name\":\"\\ud800\"}}", 422, "/contact/name"));
        all.add(post("{" + TEXT + ",\"contact\":{\"phone\":\"" + "1".repeat(41) + "\"}}", 422, "/contact/phone"));
        all.add(post(
                "{" + TEXT + ",\"contact\":{\"name\":\"x\",\"language\":\"klingonese!\"}}", 422, "/contact/language"));
        refused(all);

        Got several = send(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                utf8("{\"kind\":\"rant\",\"text\":\"\",\"language\":\"!\",\"place\":{\"county\":\"Cook\"},"
                        + "\"contact\":{\"email\":\"x\"}}"),
                Map.of());
        assertThat(several.json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                        .map(e -> e.getString("pointer")))
                .as("all faults at once")
                .contains("/kind", "/text", "/language", "/place/county", "/contact/email");
    }

    @Test
    void every_other_body_is_read_as_strictly() {
        String liaison = "demo-liaison@ice.demo";
        String moderator = "demo-moderator@demo";
        String coordinator = "demo-coordinator@demo";
        String tickets = "/api/v1/desk/tickets/" + ticket + "/";
        String publish = "/api/v1/desk/submissions/" + submission + "/publish";
        Map<String, String> doors = new LinkedHashMap<>();
        List.of("open", "messages", "withdraw", "consent").forEach(act -> doors.put("/api/v1/receipts/" + act, ""));
        doors.put("/api/v1/submissions/preview", "");
        List.of("assign", "transfer", "note", "message", "answer", "close", "unmask")
                .forEach(act -> doors.put(tickets + act, liaison));
        doors.put(tickets + "reopen", coordinator);
        doors.put(publish, moderator);
        doors.put("/api/v1/desk/submissions/" + submission + "/withhold", moderator);
        doors.put("/api/v1/desk/town-halls", coordinator);
        List.of("agenda", "minutes", "commitments")
                .forEach(act -> doors.put("/api/v1/desk/town-halls/" + townHall + "/" + act, coordinator));
        doors.put("/api/v1/desk/commitments/" + commitment, coordinator);
        List<Bad> all = new ArrayList<>();
        doors.forEach((path, token) -> {
            String who = token.isEmpty() ? null : token;
            for (String body : List.of("", "null", "[]", "{", "{}{}", "[".repeat(50_000))) {
                all.add(as(who, path, body, 400, ""));
            }
            all.add(as(who, path, "{\"role\":\"admin\"}", 400, "/role"));
            all.add(new Bad(as(who, path, "", 0, null).method(), path, who, "text/plain", utf8("{}"), 415, null));
        });
        for (String act : List.of("messages", "note", "message", "answer")) {
            String path = act.equals("messages") ? "/api/v1/receipts/messages" : tickets + act;
            String who = act.equals("messages") ? null : liaison;
            String with = act.equals("messages") ? "\"receipt\":\"" + receipt + "\"," : "";
            for (String text : List.of(
                    "", "  \\n", "\\u200b", "\\u3164", "\\u2800\\u034f", "\\u0000", "\\ud800", "a".repeat(20_001))) {
                all.add(as(who, path, "{" + with + "\"text\":\"" + text + "\"}", 422, "/text"));
            }
            all.add(as(who, path, "{" + with + "\"text\":5}", 400, "/text"));
        }
        all.add(as(null, "/api/v1/receipts/open", "{\"receipt\":\"\"}", 422, "/receipt"));
        all.add(as(null, "/api/v1/receipts/open", "{\"receipt\":[]}", 400, "/receipt"));
        String preview = "/api/v1/submissions/preview";
        for (String text : List.of("", "  \\n", "\\u200b", "\\u3164", "\\u0000", "\\ud800", "a".repeat(20_001))) {
            all.add(as(null, preview, "{\"kind\":\"comment\",\"text\":\"" + text + "\"}", 422, "/text"));
        }
        for (String[] pair : new String[][] {
            {preview, "\"kind\":\"comment\",\"text\":\"x\""},
            {"/api/v1/receipts/consent", "\"receipt\":\"" + receipt + "\""}
        }) {
            String path = pair[0];
            String begun = "{" + pair[1] + ",";
            all.add(as(null, path, begun + "\"excludeAgencies\":[\"ice\",\"no-such\"]}", 422, "/excludeAgencies/1"));
            all.add(as(
                    null, path, begun + "\"excludeAgencies\":[\"coordinating-office\"]}", 422, "/excludeAgencies/0"));
            all.add(as(null, path, begun + "\"excludeAgencies\":[\"\\u0000\"]}", 422, "/excludeAgencies/0"));
            all.add(as(null, path, begun + "\"excludeAgencies\":\"ice\"}", 400, "/excludeAgencies"));
            all.add(as(null, path, begun + "\"maskPersonal\":\"no\"}", 400, "/maskPersonal"));
            all.add(as(null, path, begun + "\"maskPersonal\":0}", 400, "/maskPersonal"));
            all.add(as(null, path, begun + "\"publish\":\"yes\"}", 400, "/publish"));
        }
        all.add(as(
                null,
                preview,
                "{\"kind\":\"comment\",\"text\":\"x\",\"agencies\":[\"ice\"],\"excludeAgencies\":[\"ice\"]}",
                422,
                "/excludeAgencies/0"));
        all.add(as(null, "/api/v1/receipts/consent", "{\"receipt\":\"\"}", 422, "/receipt"));
        for (String reason : List.of("", " ", "\\u0000", "\\u2060", "r".repeat(2_001))) {
            all.add(as(liaison, tickets + "unmask", "{\"reason\":\"" + reason + "\"}", 422, "/reason"));
        }
        for (String act : List.of("close", "reopen")) {
            for (String reason : List.of("", " ", "\\u0000", "\\u2060", "r".repeat(2_001))) {
                all.add(as(
                        act.equals("close") ? liaison : coordinator,
                        tickets + act,
                        "{\"reason\":\"" + reason + "\"}",
                        422,
                        "/reason"));
            }
        }
        all.add(as(liaison, tickets + "assign", "{\"assignee\":\"moderator@demo\"}", 422, "/assignee"));
        all.add(as(liaison, tickets + "assign", "{\"assignee\":\"\\u0000\"}", 422, "/assignee"));
        all.add(as(liaison, tickets + "assign", "{\"assignee\":{}}", 400, "/assignee"));
        all.add(as(liaison, tickets + "transfer", "{\"agency\":\"no-such\",\"reason\":\"theirs\"}", 422, "/agency"));
        all.add(as(liaison, tickets + "transfer", "{\"agency\":\"ice\",\"reason\":\"theirs\"}", 422, "/agency"));
        all.add(as(liaison, tickets + "transfer", "{\"agency\":\"cbp\",\"reason\":\" \"}", 422, "/reason"));
        all.add(as(liaison, tickets + "answer", "{\"text\":\"x\",\"language\":\"!!\"}", 422, "/language"));
        all.add(as(liaison, tickets + "answer", "{\"text\":\"x\",\"public\":\"no\"}", 400, "/public"));
        for (String range : List.of(
                "\"start\":0,\"end\":0",
                "\"start\":2,\"end\":1",
                "\"start\":-1,\"end\":2",
                "\"start\":0,\"end\":100000",
                "\"start\":2147483647,\"end\":2147483647")) {
            all.add(as(
                    moderator, publish, "{\"redactions\":[{" + range + ",\"kind\":\"name\"}]}", 422, "/redactions/0"));
        }
        all.add(as(
                moderator,
                publish,
                "{\"redactions\":[{\"start\":0,\"end\":1,\"kind\":\"secret\"}]}",
                422,
                "/redactions/0/kind"));
        all.add(as(moderator, publish, "{\"redactions\":[{\"start\":0,\"kind\":\"name\"}]}", 422, "/redactions/0/end"));
        all.add(as(
                moderator,
                publish,
                "{\"redactions\":[{\"start\":\"0\",\"end\":1,\"kind\":\"name\"}]}",
                400,
                "/redactions/0/start"));
        all.add(as(
                moderator,
                publish,
                "{\"redactions\":[{\"start\":0.5,\"end\":1,\"kind\":\"name\"}]}",
                400,
                "/redactions/0/start"));
        all.add(as(
                moderator,
                publish,
                "{\"redactions\":[{\"start\":99999999999999999999999,\"end\":1,\"kind\":\"name\"}]}",
                400,
                "/redactions/0/start"));
        all.add(as(
                moderator,
                publish,
                "{\"redactions\":[{\"start\":0,\"end\":1,\"kind\":\"name\",\"x\":1}]}",
                400,
                "/redactions/0/x"));
        all.add(as(moderator, publish, "{\"redactions\":{}}", 400, "/redactions"));
        all.add(as(moderator, publish, "{\"title\":\"\\u0000\"}", 422, "/title"));
        all.add(as(moderator, publish, "{\"title\":\"" + "t".repeat(201) + "\"}", 422, "/title"));
        all.add(as(moderator, publish, "{\"answers\":[{\"id\":\"nope\",\"redactions\":[]}]}", 422, "/answers"));
        all.add(as(
                moderator,
                "/api/v1/desk/submissions/" + submission + "/withhold",
                "{\"reason\":\"\\u200b\"}",
                422,
                "/reason"));
        String hall =
                "\"title\":\"x\",\"startsAt\":\"2030-01-01T18:00:00-06:00\",\"place\":\"x\",\"county\":\"Dane\",\"languages\":[\"en\"]";
        all.add(as(coordinator, "/api/v1/desk/town-halls", "{}", 422, "/title"));
        all.add(as(
                coordinator,
                "/api/v1/desk/town-halls",
                "{" + hall.replace("2030-01-01T18:00:00-06:00", "tomorrow") + "}",
                422,
                "/startsAt"));
        all.add(as(
                coordinator,
                "/api/v1/desk/town-halls",
                "{" + hall.replace("2030-01-01T18:00:00-06:00", "+999999999-12-31T23:59:59-18:00") + "}",
                422,
                "/startsAt"));
        all.add(as(coordinator, "/api/v1/desk/town-halls", "{" + hall.replace("Dane", "Cook") + "}", 422, "/county"));
        all.add(as(
                coordinator,
                "/api/v1/desk/town-halls",
                "{" + hall.replace("[\"en\"]", "[\"!\"]") + "}",
                422,
                "/languages/0"));
        all.add(as(coordinator, "/api/v1/desk/town-halls", "{" + hall + ",\"language\":\"!\"}", 422, "/language"));
        all.add(as(
                coordinator,
                "/api/v1/desk/town-halls",
                "{" + hall.replace("\"x\",\"startsAt", "\"\\u0000\",\"startsAt") + "}",
                422,
                "/title"));
        String halls = "/api/v1/desk/town-halls/" + townHall + "/";
        all.add(as(coordinator, halls + "agenda", "{\"title\":\"x\",\"records\":[\"no-such\"]}", 422, "/records/0"));
        all.add(as(coordinator, halls + "minutes", "{\"text\":\"\\ud800\",\"language\":\"en\"}", 422, "/text"));
        all.add(as(coordinator, halls + "minutes", "{\"text\":\"x\",\"language\":\"!\"}", 422, "/language"));
        all.add(as(
                coordinator,
                halls + "commitments",
                "{\"text\":\"x\",\"owner\":\"no-such\",\"dueOn\":\"2035-01-01\"}",
                422,
                "/owner"));
        all.add(as(
                coordinator,
                halls + "commitments",
                "{\"text\":\"x\",\"owner\":\"ice\",\"dueOn\":\"soon\"}",
                422,
                "/dueOn"));
        all.add(as(
                coordinator,
                halls + "commitments",
                "{\"text\":\"x\",\"owner\":\"ice\",\"dueOn\":\"1999-01-01\"}",
                422,
                "/dueOn"));
        all.add(as(
                coordinator,
                halls + "commitments",
                "{\"text\":\"x\",\"owner\":\"ice\",\"dueOn\":\"+999999999-12-31\"}",
                422,
                "/dueOn"));
        all.add(as(coordinator, "/api/v1/desk/commitments/" + commitment, "{\"status\":\"kept\"}", 422, "/status"));
        all.add(as(
                coordinator,
                "/api/v1/desk/commitments/" + commitment,
                "{\"status\":\"in-progress\",\"evidence\":\"\\u0000\"}",
                422,
                "/evidence"));
        refused(all);
    }

    @Test
    void other_kinds_of_content_are_not_taken() {
        List<Bad> all = new ArrayList<>();
        for (String type : new String[] {
            null,
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/xml",
            "text/json",
            "application/jsonx",
            "nonsense"
        }) {
            all.add(new Bad("POST", SUBMISSIONS, null, type, utf8("{" + TEXT + "}"), 415, null));
        }
        refused(all);
    }

    @Test
    void queries_that_make_no_sense_are_refused() {
        List<Bad> all = new ArrayList<>();
        Map<String, Integer> paths = new LinkedHashMap<>();
        for (String bad : List.of("cursor=nonsense", "cursor=1~2~3", "cursor=%00", "cursor=" + "9".repeat(1_000))) {
            paths.put("/api/v1/search?" + bad, 400);
            paths.put("/api/v1/desk/tickets?" + bad, 400);
            paths.put("/api/v1/desk/submissions?" + bad, 400);
            paths.put("/api/v1/desk/audit?" + bad, 400);
        }
        for (String size : List.of("0", "-1", "101", "1e3", "99999999999999999999", "x")) {
            paths.put("/api/v1/search?size=" + size, 422);
            paths.put("/api/v1/desk/tickets?size=" + size, 400);
            paths.put("/api/v1/desk/submissions?size=" + size, 400);
            paths.put("/api/v1/desk/audit?size=" + size, 400);
        }
        for (String bad : List.of(
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-02-02&to=2026-01-01",
                "county=Cook",
                "agency=no-such",
                "topic=no-such",
                "kind=rant",
                "lang=!",
                "status=open",
                "sort=random")) {
            paths.put("/api/v1/search?" + bad, 422);
            paths.put("/api/v1/search.csv?" + bad, 422);
        }
        // PostgreSQL does not take a NUL even in a question.
        for (String bad : List.of(
                "/api/v1/search?size=%00",
                "/api/v1/search?q=%00",
                "/api/v1/search?agency=%00",
                "/api/v1/desk/tickets?agency=%00",
                "/api/v1/desk/tickets?assignee=a%00b")) {
            paths.put(bad, 400);
        }
        paths.put("/api/v1/search?q=" + "x".repeat(501), 400);
        paths.put("/api/v1/desk/tickets?overdue=maybe", 400);
        paths.forEach((path, status) -> all.add(new Bad("GET", path, "demo-auditor@demo", null, null, status, "*")));
        refused(all);
        for (String path : List.of("/api/v1/desk/tickets?status=nonsense", "/api/v1/desk/submissions?state=nonsense")) {
            assertThat(send("GET", path, "demo-auditor@demo", null, null, Map.of())
                            .status())
                    .as(path)
                    .isIn(400, 422);
        }
        for (String path : List.of(
                "/api/v1/records/%00",
                "/api/v1/records/../../etc/passwd",
                "/api/v1/town-halls/%F0%9F%98%80",
                "/api/v1/desk/tickets/%00",
                "/api/v1/desk/submissions/%ED%A0%80",
                "/api/v1/desk/tickets/" + "x".repeat(2_000))) {
            assertThat(send("GET", path, "demo-auditor@demo", null, null, Map.of())
                            .status())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    @Test
    void without_a_token_that_is_known_the_desk_is_closed() {
        for (String header : new String[] {
            null,
            "",
            "Bearer",
            "Bearer ",
            "Bearer nonsense",
            "Bearer demo-nobody@demo",
            "Basic bW9kZXJhdG9yQGRlbW86ZGVtby1vbmx5LXBhc3N3b3Jk",
            "demo-moderator@demo",
            "Bearer demo-moderator@demo x",
            "Bearer " + "x".repeat(5_000),
            "Bearer \u00e9\u00e9"
        }) {
            for (String path : List.of(
                    "/api/v1/desk/tickets", "/api/v1/desk/submissions", "/api/v1/desk/audit", "/api/v1/desk/no-such")) {
                for (String language : List.of("en", "es")) {
                    Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept-Language", language));
                    if (header != null) {
                        headers.put("Authorization", header);
                    }
                    Got got = send("GET", path, null, null, null, headers);
                    assertProblem(path + " " + header, got, 401, null, language);
                    assertThat(got.response().headers().firstValue("WWW-Authenticate"))
                            .isPresent();
                }
            }
        }
        Got write = send(
                "POST",
                "/api/v1/desk/submissions/" + submission + "/publish",
                null,
                "application/json",
                utf8("{"),
                Map.of());
        assertThat(write.status()).as("who it is comes before what it says").isEqualTo(401);
    }

    @Test
    void the_same_key_with_another_body_is_a_conflict() {
        String key = UUID.randomUUID().toString();
        String body = "{\"kind\":\"comment\",\"text\":\"kept once\"}";
        Got first = send("POST", SUBMISSIONS, null, "application/json", utf8(body), Map.of("Idempotency-Key", key));
        assertThat(first.status()).isEqualTo(201);
        count();
        Got again = send("POST", SUBMISSIONS, null, "application/json", utf8(body), Map.of("Idempotency-Key", key));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        for (String language : List.of("en", "es")) {
            Got other = send(
                    "POST",
                    SUBMISSIONS,
                    null,
                    "application/json",
                    utf8(body.replace("once", "twice")),
                    Map.of("Idempotency-Key", key, "Accept-Language", language));
            assertProblem("another body", other, 409, null, language);
            Got blank = send(
                    "POST",
                    SUBMISSIONS,
                    null,
                    "application/json",
                    utf8(body),
                    Map.of("Idempotency-Key", " ", "Accept-Language", language));
            assertProblem("blank key", blank, 400, "", language);
            Got longKey = send(
                    "POST",
                    SUBMISSIONS,
                    null,
                    "application/json",
                    utf8(body),
                    Map.of("Idempotency-Key", "k".repeat(201), "Accept-Language", language));
            assertProblem("long key", longKey, 400, "", language);
        }
    }

    @Test
    void twenty_thousand_characters_beyond_the_basic_plane_are_kept_and_hidden_marks_removed_and_said() {
        for (boolean escaped : new boolean[] {false, true}) {
            String emoji = (escaped ? "\\ud83d\\ude00" : "😀").repeat(20_000);
            Got long20 = send(
                    "POST",
                    SUBMISSIONS,
                    null,
                    "application/json",
                    utf8("{\"kind\":\"praise\",\"text\":\"" + emoji + "\"}"),
                    Map.of());
            assertThat(long20.status()).as(long20.response().body()).isEqualTo(201);
            String open = Json.createObjectBuilder()
                    .add("receipt", long20.json().getString("receipt"))
                    .build()
                    .toString();
            assertThat(PublicExits.json(new Visitor(server)
                                    .json("/api/v1/receipts/open", open)
                                    .body())
                            .getString("text"))
                    .isEqualTo("😀".repeat(20_000));
        }
        for (String language : List.of("en", "es")) {
            Got marked = send(
                    "POST",
                    SUBMISSIONS,
                    null,
                    "application/json",
                    utf8("{\"kind\":\"comment\",\"text\":\"one \u202etwo\u202c\u200b "
                            + "thr\\u2066ee\",\"title\":\"a\u200eb\",\"place\":{\"detail\":\"x\ufeffy\"}}"),
                    Map.of("Accept-Language", language));
            assertThat(marked.status()).isEqualTo(201);
            assertThat(marked.json().getJsonArray("notes").getValuesAs(JsonObject.class).stream()
                            .map(n -> n.getString("pointer")))
                    .containsExactlyInAnyOrder("/text", "/title", "/place/detail");
            assertThat(marked.json().getJsonArray("notes").getJsonObject(0).getString("message"))
                    .isNotBlank();
            String open = Json.createObjectBuilder()
                    .add("receipt", marked.json().getString("receipt"))
                    .build()
                    .toString();
            JsonObject opened = PublicExits.json(
                    new Visitor(server).json("/api/v1/receipts/open", open).body());
            assertThat(opened.getString("text")).isEqualTo("one two three");
            assertThat(opened.getString("title")).isEqualTo("ab");
        }
        count(); // These were meant to be kept.
    }

    @Test
    void fifty_megabytes_are_refused_at_once_and_others_do_not_notice() throws Exception {
        for (boolean chunked : new boolean[] {false, true}) {
            for (String path : List.of(SUBMISSIONS, "/api/v1/receipts/open", "/en/share")) {
                long begun = System.nanoTime();
                String answer = pour(path, chunked);
                assertThat(answer).as(path + (chunked ? " chunked" : "")).startsWith("HTTP/1.1 413 ");
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
                if (path.startsWith("/api")) {
                    assertThat(answer).contains("application/problem+json").contains("\"status\":413");
                }
                long other = System.nanoTime();
                assertThat(new Visitor(server).get("/api/v1/topics").status()).isEqualTo(200);
                assertThat(Duration.ofNanos(System.nanoTime() - other)).isLessThan(Duration.ofSeconds(5));
            }
        }
        Got just = send(
                "POST",
                SUBMISSIONS,
                null,
                "application/json",
                utf8("{" + TEXT + ",\"x\":\"" + "x".repeat(600 * 1024) + "\"}"),
                Map.of("Accept-Language", "es"));
        assertProblem("600 kB", just, 413, null, "es");
    }

    /** Sends 50 MB as far as the server takes them, and what it answered. */
    private static String pour(String path, boolean chunked) throws IOException {
        try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
            socket.setSoTimeout(30_000);
            String type = path.startsWith("/api") ? "application/json" : "application/x-www-form-urlencoded";
            OutputStream out = socket.getOutputStream();
            out.write(utf8("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + type
                    + "\r\n"
                    + (chunked
                            ? "Transfer-Encoding: chunked\r\n\r\n"
                            : "Content-Length: " + 50 * 1024 * 1024 + "\r\n\r\n")));
            Thread pouring = Thread.ofVirtual().start(() -> {
                byte[] part = new byte[64 * 1024];
                java.util.Arrays.fill(part, (byte) 'a');
                try {
                    for (int i = 0; i < 800; i++) {
                        if (chunked) {
                            out.write(utf8("10000\r\n"));
                        }
                        out.write(part);
                        if (chunked) {
                            out.write(utf8("\r\n"));
                        }
                    }
                    if (chunked) {
                        out.write(utf8("0\r\n\r\n"));
                    }
                    out.flush();
                } catch (IOException e) {
                    // The server has heard enough.
                }
            });
            InputStream in = socket.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                in.transferTo(answer);
            } catch (IOException e) {
                // Reset after the answer, as TCP does where more was sent than read.
            }
            pouring.interrupt();
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void addresses_and_methods_that_are_not_there_say_so() throws Exception {
        for (String language : List.of("en", "es")) {
            for (String path : List.of(
                    "/api/v1/no-such",
                    "/api/v1/records/no-such",
                    "/api/v2/search",
                    "/api/v1/submissions/x",
                    "/api/v1/town-halls/no-such")) {
                assertProblem(
                        path,
                        send("GET", path, null, null, null, Map.of("Accept-Language", language)),
                        404,
                        null,
                        language);
            }
            for (String path : List.of(
                    "/no-such",
                    "/records/no-such",
                    "/agencies/no-such",
                    "/town-halls/no-such",
                    "/learn/no-such",
                    "/share/no-such")) {
                Got page = send("GET", "/" + language + path, null, null, null, Map.of());
                assertThat(page.status()).as(path).isEqualTo(404);
                assertThat(page.response().headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/html");
                assertThat(page.response().body())
                        .contains("lang=\"" + language + "\"")
                        .contains(title(404, language));
            }
            for (String method : List.of("GET", "PUT", "DELETE", "PATCH")) {
                Got got = send(
                        method,
                        SUBMISSIONS,
                        null,
                        "application/json",
                        method.equals("GET") ? null : utf8("{}"),
                        Map.of("Accept-Language", language));
                assertProblem(method, got, 405, null, language);
                assertThat(got.response().headers().firstValue("Allow").orElse(""))
                        .contains("POST");
            }
            assertThat(send("POST", "/api/v1/search", null, "application/json", utf8("{}"), Map.of())
                            .response()
                            .headers()
                            .firstValue("Allow")
                            .orElse(""))
                    .contains("GET");
        }
        Got page = send("PUT", "/en/share", null, "application/x-www-form-urlencoded", utf8("a=b"), Map.of());
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.response().headers().firstValue("Allow").orElse("")).contains("POST");
        for (String path : List.of(
                "/en/",
                "/en/search",
                "/api/v1/agencies",
                "/api/v1/search",
                "/robots.txt",
                "/css/answerable.css",
                "/health/ready")) {
            Got head = send("HEAD", path, null, null, null, Map.of());
            assertThat(head.status())
                    .as("HEAD " + path)
                    .isEqualTo(send("GET", path, null, null, null, Map.of()).status());
            assertThat(head.response().body()).isEmpty();
        }
        for (String path : List.of("/en/", SUBMISSIONS, "/api/v1/search")) {
            Got options = send("OPTIONS", path, null, null, null, Map.of());
            assertThat(options.status()).as("OPTIONS " + path).isIn(200, 204);
            assertThat(options.response().headers().firstValue("Allow").orElse(""))
                    .contains("OPTIONS");
            assertThat(options.response().headers().map().keySet())
                    .noneMatch(h -> h.toLowerCase().startsWith("access-control"));
        }
        for (String path : List.of("/", "/en/", SUBMISSIONS, "/css/answerable.css", "/health", "/openapi")) {
            String answer = line(
                    "TRACE " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Secret: tell-me\r\nConnection: close\r\n\r\n");
            assertThat(answer)
                    .as("TRACE " + path)
                    .matches("(?s)HTTP/1.1 (403|404|405|501) .*")
                    .doesNotContain("tell-me");
        }
        for (String method : List.of("BREW", "CONNECT", "PROPFIND")) {
            assertThat(line(method + " " + SUBMISSIONS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(method)
                    .matches("(?s)HTTP/1.1 (400|404|405|501) .*");
        }
    }

    private static String line(String request) throws IOException {
        try (Socket socket = new Socket(server.base().getHost(), server.base().getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(utf8(request));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends each in English and in Spanish; all that went otherwise is told together. */
    private static void refused(List<Bad> all) {
        List<String> otherwise = new ArrayList<>();
        int number = 0;
        for (Bad bad : all) {
            String language = number++ % 2 == 0 ? "en" : "es";
            String body = bad.body() == null
                    ? ""
                    : new String(bad.body(), 0, Math.min(bad.body().length, 120), StandardCharsets.UTF_8);
            String what =
                    bad.method() + " " + (bad.path().length() > 120 ? bad.path().substring(0, 120) : bad.path()) + " "
                            + bad.type() + " " + body;
            try {
                assertProblem(
                        what,
                        send(
                                bad.method(),
                                bad.path(),
                                bad.token(),
                                bad.type(),
                                bad.body(),
                                Map.of("Accept-Language", language)),
                        bad.status(),
                        bad.pointer(),
                        language);
            } catch (AssertionError e) {
                otherwise.add(e.getMessage());
            }
        }
        assertThat(otherwise).isEmpty();
    }

    private static String title(int status, String language) {
        return TITLES.get(language).getProperty("platform.problem.title." + status);
    }

    private static void assertProblem(String what, Got got, int status, String pointer, String language) {
        String body = got.response().body();
        assertThat(got.status()).as(what + ": " + body).isEqualTo(status);
        assertThat(got.response().headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .startsWith("application/problem+json");
        JsonObject problem = got.json();
        assertThat(problem.getString("type")).as(what).isNotBlank();
        assertThat(problem.getInt("status")).as(what).isEqualTo(status);
        assertThat(problem.getString("title")).as(what).isEqualTo(title(status, language));
        assertThat(problem.getString("detail")).as(what).isNotBlank();
        if (pointer != null) {
            assertThat(problem.containsKey("errors")).as(what + ": " + body).isTrue();
            List<JsonObject> errors = problem.getJsonArray("errors").getValuesAs(JsonObject.class);
            assertThat(errors)
                    .as(what)
                    .allSatisfy(error -> assertThat(error.getString("message")).isNotBlank());
            if (!pointer.equals("*")) {
                assertThat(errors.stream().map(error -> error.getString("pointer")))
                        .as(what + ": " + body)
                        .anyMatch(p -> p.equals(pointer) || p.startsWith(pointer + "/") && !pointer.isEmpty());
            }
        }
        assertThat(body).as(what).doesNotContain("Exception").doesNotContain("org.answerable");
    }

    private static Got send(
            String method, String path, String token, String type, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Got(response.statusCode(), response);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
