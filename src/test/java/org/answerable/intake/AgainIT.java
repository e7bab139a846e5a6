package org.answerable.intake;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What comes again: the same request, before and after it was forgotten, more messages than a person writes, and lists
 * that go on and on.
 */
class AgainIT {
    private static final String SUBMISSIONS = "/api/v1/submissions";
    private static RunningServer server;
    private static String database;
    private static final Map<String, Long> SUBMISSIONS_OF = new HashMap<>();

    @BeforeAll
    static void start() {
        Databases.Empty told = Databases.told();
        database = told.name();
        Map<String, String> environment = new HashMap<>(told.environment());
        environment.putAll(Map.of(
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_MESSAGES_PER_MINUTE",
                "6",
                "RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE",
                "4",
                "RATE_LIMIT_PREVIEWS_PER_MINUTE",
                "4",
                "MAIL_SMTP_URL",
                "smtp://127.0.0.1:9?tls=none")); // Nobody listens there: mails wait.
        server = RunningServer.start(environment);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void forget() {
        Databases.execute(Databases.as(database, "postgres", ""), "delete from idempotency");
    }

    private static Submitted comment(String text) {
        return Submitted.that(text).as("comment").inUnsaidLanguage();
    }

    private static Reply submit(String key, Submitted submission) {
        return submission.by(new Visitor(server).header("Idempotency-Key", key));
    }

    private static Reply submit(String key, String text) {
        return submit(key, comment(text));
    }

    private static String receipt(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return PublicExits.json(reply.body()).getString("receipt");
    }

    private static Reply open(String receipt) {
        return new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}");
    }

    private static int message(Visitor visitor, String receipt) {
        return visitor.json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"one more\"}")
                .status();
    }

    private static String fresh() {
        return receipt(submit(UUID.randomUUID().toString(), "for messages"));
    }

    @Test
    void a_request_that_comes_back_after_it_was_forgotten_finds_its_submission() {
        String key = UUID.randomUUID().toString();
        Reply first = submit(
                key, comment("The patrol stopped us on the road to Madison").to("state-patrol"));
        forget();
        Reply again = submit(
                key, comment("The patrol stopped us on the road to Madison").to("state-patrol"));
        JsonObject before = PublicExits.json(first.body());
        JsonObject after = PublicExits.json(again.body());
        assertThat(receipt(again)).isEqualTo(receipt(first));
        assertThat(after.getJsonArray("tickets")).isEqualTo(before.getJsonArray("tickets"));
        assertThat(after.getJsonObject("language").getString("tag"))
                .isEqualTo(before.getJsonObject("language").getString("tag"));
        assertThat(after.keySet()).isEqualTo(before.keySet());
    }

    @Test
    void another_body_after_the_key_was_forgotten_is_another_submission() {
        String key = UUID.randomUUID().toString();
        String first = receipt(submit(key, "one"));
        assertThat(submit(key, "two").status()).as("while it is remembered").isEqualTo(409);
        forget();
        String second = receipt(submit(key, "two"));
        assertThat(second).isNotEqualTo(first);
        assertThat(submit(key, "one").status())
                .as("the key is the second one's now")
                .isEqualTo(409);
        assertThat(open(first).body()).contains("one");
        assertThat(open(second).body()).contains("two");
    }

    @Test
    void what_was_withdrawn_and_forgotten_is_not_taken_in_anew() {
        String key = UUID.randomUUID().toString();
        String receipt = receipt(submit(key, "taken back"));
        assertThat(new Visitor(server)
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        forget();
        assertThat(receipt(submit(key, "taken back"))).isEqualTo(receipt);
        assertThat(open(receipt).body()).contains("\"withdrawn\"");
    }

    @Test
    void equal_requests_at_once_are_one_submission_while_the_key_is_forgotten_again_and_again() throws Exception {
        String key = UUID.randomUUID().toString();
        List<String> receipts = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 5; j++) {
                    receipts.add(receipt(submit(key, "at once")));
                }
            }));
        }
        Thread forgetting = Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 20; i++) {
                forget();
            }
        });
        for (Thread thread : threads) {
            thread.join();
        }
        forgetting.join();
        assertThat(receipts).hasSize(40);
        assertThat(receipts.stream().distinct()).hasSize(1);
    }

    private static void run(String sql) {
        Databases.execute(Databases.as(database, "postgres", ""), sql);
    }

    /** How often each of these is linked to, on all pages of a list. */
    private static Map<String, Integer> listed(Visitor reader, String first, Pattern link) {
        Map<String, Integer> found = new HashMap<>();
        Set<String> pages = new LinkedHashSet<>();
        for (String page = first; page != null; ) {
            assertThat(pages.add(page)).as("no page leads back").isTrue();
            Reply reply = reader.get(page);
            assertThat(reply.status()).as(page).isEqualTo(200);
            link.matcher(reply.body())
                    .results()
                    .map(one -> one.group(1))
                    .distinct()
                    .forEach(one -> found.merge(one, 1, Integer::sum));
            page = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"")
                    .matcher(reply.body())
                    .results()
                    .map(next -> next.group(1).replace("&amp;", "&"))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(pages).hasSizeGreaterThan(2);
        return found;
    }

    @Test
    void
            a_long_list_of_meetings_and_one_of_promises_goes_on_to_its_end_on_pages_for_everyone_at_the_desk_and_for_programs() {
        run("insert into town_hall (id, slug, starts_at, place, version) select -i, 'long-' || i, "
                + Instant.now().plus(Duration.ofDays(30)).toEpochMilli()
                + " + i / 2 * 86400000::bigint, 'Hall', 1 from generate_series(1, 130) i");
        run("insert into town_hall_title (town_hall, language, title) select -i, 'en', "
                + "'A meeting of many' from generate_series(1, 130) i");
        run("insert into commitment (id, code, town_hall, owner, due_on, status, made_at, "
                + "version) select -i, 'longlist' || i, -i, case when i % 2 = 0 then 'state-patrol' else 'ice' "
                + "end, '"
                + LocalDate.now().plusDays(10)
                + "', case when i % 5 = 0 then 'DONE' else 'OPEN' end, 0, 1 from generate_series(1, 130) i");
        run("insert into commitment_text (commitment, language, text) select -i, 'en', "
                + "'Something of much' from generate_series(1, 130) i");

        Visitor anyone = new Visitor(server);
        Map<String, Integer> coming =
                listed(anyone, "/en/town-halls", Pattern.compile("href=\"/en/town-halls/(long-\\d+)\""));
        assertThat(coming).hasSize(130).containsValue(1);
        assertThat(coming.values()).containsOnly(1);
        Map<String, Integer> promises =
                listed(anyone, "/en/commitments", Pattern.compile("href=\"/en/commitments/(longlist\\d+)\""));
        assertThat(promises).hasSize(130);
        assertThat(promises.values()).containsOnly(1);
        Map<String, Integer> kept = listed(
                anyone,
                "/es/commitments?status=open&owner=",
                Pattern.compile("href=\"/es/commitments/(longlist\\d+)\""));
        assertThat(kept).hasSize(104);
        Visitor coordinator = new Visitor(server).signIn("coordinator@demo");
        assertThat(listed(
                                coordinator,
                                "/en/desk/town-halls",
                                Pattern.compile("href=\"/en/desk/town-halls/(long-\\d+)\""))
                        .values())
                .hasSize(130)
                .containsOnly(1);
        assertThat(listed(
                                coordinator,
                                "/en/desk/commitments",
                                Pattern.compile("href=\"/en/commitments/(longlist\\d+)\""))
                        .values())
                .hasSize(130)
                .containsOnly(1);
        assertThat(listed(
                                new Visitor(server).signIn("liaison@ice.demo"),
                                "/en/desk/commitments",
                                Pattern.compile("href=\"/en/commitments/(longlist\\d+)\""))
                        .keySet())
                .as("an agency's own")
                .hasSize(65);
        // A form's own address leads to the part of the list that has the form.
        Reply instead = coordinator.get("/en/desk/commitments/longlist77");
        assertThat(instead.status()).isEqualTo(303);
        assertThat(coordinator
                        .get(instead.header("Location").orElseThrow().replaceFirst("^https?://[^/]*", ""))
                        .body())
                .contains("longlist77-status");

        for (String list : List.of("/api/v1/town-halls", "/api/v1/commitments")) {
            List<String> ids = anyone.items(list)
                    .map(item -> item.getString(list.endsWith("halls") ? "slug" : "id"))
                    .toList();
            assertThat(ids)
                    .doesNotHaveDuplicates()
                    .filteredOn(id -> id.startsWith("long"))
                    .hasSize(130);
            Reply first = anyone.get(list);
            assertThat(PublicExits.json(first.body()).getJsonArray("items")).hasSize(100);
            assertThat(first.header("Link").orElse("")).startsWith("<?cursor=").endsWith(">; rel=\"next\"");
            assertThat(anyone.get(list + "?size=1").body()).contains("\"next\":\"");
            assertThat(anyone.get(list + "?size=0").status()).isEqualTo(400);
            assertThat(anyone.get(list + "?cursor=made-up").status()).isEqualTo(400);
            assertThat(new Visitor(server)
                            .header("If-None-Match", first.header("ETag").orElseThrow())
                            .get(list)
                            .status())
                    .isEqualTo(304);
        }
        assertThat(anyone.get("/en/town-halls?list=held&cursor=made-up").status())
                .isEqualTo(400);
    }

    /** In another order of their locks two of these would wait for each other, and PostgreSQL would end one: 500. */
    @Test
    void a_writer_takes_back_what_agencies_act_on_at_the_same_moment_and_nobody_waits_for_ever() throws Exception {
        Visitor patrol = new Visitor(server).bearer("demo-liaison@state-patrol.demo");
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        for (int round = 0; round < 40; round++) {
            String word = "w" + UUID.randomUUID().toString().replaceAll("[-0-9]", "x");
            String receipt = receipt(submit(
                    UUID.randomUUID().toString(),
                    comment("At the same moment " + word)
                            .to("state-patrol", "cbp")
                            .allowingPublication()));
            String ticket = patrol.items("/api/v1/desk/tickets?agency=state-patrol")
                    .filter(item -> item.getString("text").contains(word))
                    .findFirst()
                    .orElseThrow()
                    .getString("id");
            String address = "127.0.9." + (round + 1);
            List<Callable<Reply>> acts = List.of(
                    () -> new Visitor(server)
                            .from(address)
                            .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}"),
                    () -> act(ticket, "answer", "{\"text\":\"We looked.\",\"language\":\"en\",\"public\":true}"),
                    () -> act(ticket, "transfer", "{\"agency\":\"dane-county-sheriff\",\"reason\":\"theirs\"}"),
                    () -> act(ticket, "note", "{\"text\":\"x\"}"),
                    () -> new Visitor(server)
                            .from(address)
                            .json(
                                    "/api/v1/receipts/consent",
                                    "{\"receipt\":\"" + receipt + "\",\"excludeAgencies\":[\"cbp\"]}"),
                    () -> new Visitor(server)
                            .from(address)
                            .json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"more\"}"));
            CyclicBarrier together = new CyclicBarrier(acts.size());
            List<Thread> threads = acts.stream()
                    .map(act -> Thread.ofVirtual().start(() -> {
                        try {
                            together.await();
                            Reply reply = act.call();
                            if (reply.status() >= 500) {
                                broken.add(reply.status() + " " + reply.body());
                            }
                        } catch (Exception e) {
                            broken.add(e.toString());
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(open(receipt).body()).contains("\"withdrawn\"");
        }
        assertThat(broken).isEmpty();
    }

    /**
     * Neither one that waits already, nor one for what an agency did just before. What a mail says is for
     * {@code NoticesTest}.
     */
    @Test
    void a_mail_that_waits_is_not_sent_any_more_to_who_took_the_words_back() throws Exception {
        String mine = mailed("mine@example.org");
        String other = mailed("other@example.org");
        awaitNumber(
                "notices of both",
                "select count(distinct submission) from notice where sent_at is null and submission in ("
                        + submission(mine) + ", " + submission(other) + ")",
                2);
        assertThat(new Visitor(server)
                        .from("127.0.9.210")
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + mine + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(number("select count(*) from notice where sent_at is null and submission = " + submission(mine)))
                .isZero();
        assertThat(number("select count(*) from contact where submission = " + submission(mine)))
                .isZero();
        assertThat(number("select count(*) from notice where sent_at is null and submission = " + submission(other)))
                .as("somebody else's")
                .isPositive();
        String late = mailed("late@example.org");
        assertThat(new Visitor(server)
                        .from("127.0.9.211")
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + late + "\"}")
                        .status())
                .isEqualTo(204);
        long acts = number("select max(position) from journal_position");
        awaitNumber(
                "the follower has come so far",
                "select count(*) from follower where name = 'notices' and position >= " + acts,
                1);
        assertThat(number("select count(*) from notice where sent_at is null and submission = " + submission(late)))
                .isZero();
    }

    /** The receipt of a submission with an address, which its agency has answered. */
    private static String mailed(String address) throws SQLException {
        String word = "w" + UUID.randomUUID().toString().replaceAll("[-0-9]", "x");
        String receipt = receipt(submit(
                UUID.randomUUID().toString(),
                comment("Write to me " + word)
                        .to("state-patrol")
                        .reachedBy(
                                Json.createObjectBuilder().add("email", address).add("language", "en"))));
        String ticket = new Visitor(server)
                .bearer("demo-liaison@state-patrol.demo")
                .items("/api/v1/desk/tickets?agency=state-patrol")
                .filter(item -> item.getString("text").contains(word))
                .findFirst()
                .orElseThrow()
                .getString("id");
        assertThat(act(ticket, "answer", "{\"text\":\"We looked into " + word + ".\",\"language\":\"en\"}")
                        .status())
                .isEqualTo(200);
        SUBMISSIONS_OF.put(receipt, number("select submission from ticket where code = '" + ticket + "'"));
        return receipt;
    }

    private static long submission(String receipt) {
        return SUBMISSIONS_OF.get(receipt);
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = Databases.as(database, "postgres", "").getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void awaitNumber(String what, String sql, long number) {
        eventually(what).until(() -> number(sql), counted -> counted == number);
    }

    private static Reply act(String ticket, String act, String body) {
        return new Visitor(server)
                .bearer("demo-liaison@state-patrol.demo")
                .json("/api/v1/desk/tickets/" + ticket + "/" + act, body);
    }

    /** The last page of the form runs the routing, as the preview of the API does; both are counted together. */
    @Test
    void the_last_page_of_the_form_is_drawn_so_many_times_a_minute_and_nothing_typed_is_lost() {
        String address = "127.0.9.200";
        Map<String, String> typed = Map.of(
                "at",
                "publicity",
                "go",
                "next",
                "kind",
                "comment",
                "text",
                "What I typed",
                "language",
                "en",
                "publish",
                "no");
        for (int i = 0; i < 3; i++) {
            Reply review = new Visitor(server).from(address).submit("/en/share", "/en/share", typed);
            assertThat(review.status()).as(review.body()).isEqualTo(200);
            assertThat(review.body()).contains("name=\"at\" value=\"review\"");
        }
        assertThat(new Visitor(server)
                        .from(address)
                        .json(SUBMISSIONS + "/preview", comment("x").body())
                        .status())
                .isEqualTo(200);
        Reply wait = new Visitor(server).from(address).submit("/en/share", "/en/share", typed);
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.header("Retry-After")).isPresent();
        assertThat(wait.body())
                .as("nothing typed is lost")
                .contains("What I typed")
                .doesNotContain("name=\"at\" value=\"review\"");
        assertThat(new Visitor(server)
                        .from(address)
                        .json(SUBMISSIONS + "/preview", comment("x").body())
                        .status())
                .isEqualTo(429);
        assertThat(new Visitor(server)
                        .from("127.0.9.201")
                        .submit("/en/share", "/en/share", typed)
                        .status())
                .as("another address")
                .isEqualTo(200);
    }

    @Test
    void one_receipt_sends_so_many_messages_a_minute_whatever_address_they_come_from_by_program_and_by_page() {
        String receipt = fresh();
        for (int i = 1; i <= 4; i++) {
            assertThat(message(new Visitor(server).from("127.0.6." + i), receipt))
                    .isEqualTo(201);
        }
        Reply many = new Visitor(server)
                .from("127.0.6.9")
                .json("/api/v1/receipts/messages", "{\"receipt\":\"" + receipt + "\",\"text\":\"one more\"}");
        assertThat(many.status()).isEqualTo(429);
        assertThat(many.header("Retry-After")).isPresent();
        Reply page = new Visitor(server)
                .from("127.0.6.10")
                .submit(
                        "/en/receipt",
                        "/en/receipt",
                        Map.of("receipt", receipt, "go", "message", "text", "what I typed"));
        assertThat(page.status()).isEqualTo(429);
        assertThat(page.body()).as("nothing typed is lost").contains("what I typed");
        assertThat(new Visitor(server)
                        .from("127.0.6.11")
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(429);
        assertThat(message(new Visitor(server).from("127.0.6.12"), fresh()))
                .as("another receipt")
                .isEqualTo(201);
    }

    @Test
    void one_address_sends_so_many_messages_a_minute_whatever_receipts_it_holds() {
        List<String> receipts = Stream.generate(AgainIT::fresh)
                .limit(20)
                .toList(); // Made before, so that no time to refill passes between.
        List<Integer> statuses = new ArrayList<>();
        while (!statuses.contains(429) && statuses.size() < 40) {
            statuses.add(message(new Visitor(server).from("127.0.7.1"), receipts.get(statuses.size() / 3)));
        }
        assertThat(statuses).contains(429).hasSizeGreaterThan(6);
        assertThat(receipts.subList(14, 20).stream()
                        .map(receipt -> new Visitor(server)
                                .from("127.0.7.1")
                                .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                                .status()))
                .contains(429);
    }
}
