package org.answerable.casework;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.Endpoints;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rights matrix: every endpoint of the desk × every demo account × own and other agency. {@link #TABLE} says which
 * right an endpoint needs, {@link Right} who has it; the statuses follow from the two. An endpoint that is missing from
 * the table fails the test. {@link PageRightsIT} is the same of pages.
 */
class RightsIT {
    private static final String JSON = "application/json";

    /** Whose thing an endpoint is about. */
    private enum Scope {
        ALL,
        TICKET,
        COMMITMENT
    }

    /**
     * One endpoint.
     *
     * @param path as the resource declares it; {@code {}} is replaced by a ticket's or commitment's id, or by one that
     *     does not exist
     * @param expected the statuses for who has the right and reaches the thing
     */
    private record Endpoint(
            String method, String path, Right right, Scope scope, String type, String body, Set<Integer> expected) {
        static Endpoint get(String path, Right right, Scope scope, Integer... expected) {
            return new Endpoint("GET", path, right, scope, null, null, Set.of(expected));
        }

        static Endpoint post(String path, Right right, Scope scope, String body, Integer... expected) {
            return new Endpoint("POST", path, right, scope, JSON, body, Set.of(expected));
        }

        String name() {
            return method + " " + path;
        }

        /** As the resource declares it: one method writes the journal in each form. */
        String declared() {
            return name().replaceFirst("/audit\\.(csv|ndjson)$", "/audit.{}");
        }
    }

    private static final String T = "/api/v1/desk/tickets";
    private static final List<Endpoint> TABLE = List.of(
            Endpoint.get(T, Right.READ_TICKETS, Scope.ALL, 200),
            Endpoint.get(T + "/{}", Right.READ_TICKETS, Scope.TICKET, 200),
            Endpoint.get(T + "/{}/similar", Right.READ_TICKETS, Scope.TICKET, 200),
            Endpoint.post(
                    T + "/bulk",
                    Right.TRANSFER_TICKET,
                    Scope.ALL,
                    "{\"tickets\":[\"none\"],\"act\":\"transfer\",\"agency\":\"cbp\",\"reason\":\"theirs\"}",
                    200),
            Endpoint.post(T + "/{}/assign", Right.ASSIGN_TICKET, Scope.TICKET, "{\"assignee\":null}", 200),
            Endpoint.post(
                    T + "/{}/transfer",
                    Right.TRANSFER_TICKET,
                    Scope.TICKET,
                    "{\"agency\":\"cbp\",\"reason\":\"theirs\"}",
                    200),
            Endpoint.post(T + "/{}/note", Right.NOTE_TICKET, Scope.TICKET, "{\"text\":\"a note\"}", 200),
            Endpoint.post(T + "/{}/message", Right.MESSAGE_WRITER, Scope.TICKET, "{\"text\":\"a question\"}", 200),
            Endpoint.post(T + "/{}/acknowledge", Right.MESSAGE_WRITER, Scope.TICKET, "{}", 200, 409),
            Endpoint.post(
                    T + "/{}/answer",
                    Right.ANSWER_TICKET,
                    Scope.TICKET,
                    "{\"text\":\"an answer\",\"language\":\"en\"}",
                    200),
            Endpoint.post(
                    T + "/{}/alike", Right.ANSWER_TICKET, Scope.TICKET, "{\"answer\":\"x\",\"tickets\":[\"x\"]}", 409),
            Endpoint.post(T + "/{}/close", Right.CLOSE_TICKET, Scope.TICKET, "{\"reason\":\"done\"}", 200),
            Endpoint.post(T + "/{}/reopen", Right.REOPEN_TICKET, Scope.TICKET, "{\"reason\":\"again\"}", 200),
            Endpoint.post(T + "/{}/unmask", Right.UNMASK_TICKET, Scope.TICKET, "{\"reason\":\"to call back\"}", 200),
            Endpoint.get(T + "/{}/draft", Right.READ_TICKETS, Scope.TICKET, 200),
            Endpoint.post(
                    T + "/{}/draft",
                    Right.READ_TICKETS,
                    Scope.TICKET,
                    "{\"act\":\"note\",\"text\":\"half a note\"}",
                    200),
            Endpoint.get("/api/v1/desk/submissions", Right.READ_SUBMISSIONS, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/submissions/{}", Right.READ_SUBMISSIONS, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/submissions/{}/publish", Right.MODERATE, Scope.ALL, "{\"redactions\":[]}", 404),
            Endpoint.post("/api/v1/desk/submissions/{}/withhold", Right.MODERATE, Scope.ALL, "{\"reason\":\"x\"}", 404),
            Endpoint.get("/api/v1/desk/claims", Right.READ_SUBMISSIONS, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/claims/{}", Right.READ_SUBMISSIONS, Scope.ALL, 404),
            Endpoint.post(
                    "/api/v1/desk/claims/{}/decide",
                    Right.MODERATE,
                    Scope.ALL,
                    "{\"outcome\":\"kept\",\"words\":\"x\"}",
                    404),
            Endpoint.get("/api/v1/desk/sealed", Right.READ_SEALED, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/sealed/{}", Right.READ_SEALED, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/sealed/{}/ask", Right.OPEN_SEALED, Scope.ALL, "{\"reason\":\"x\"}", 404),
            Endpoint.post("/api/v1/desk/sealed/{}/agree", Right.OPEN_SEALED, Scope.ALL, "", 404),
            Endpoint.post("/api/v1/desk/sealed/{}/decline", Right.OPEN_SEALED, Scope.ALL, "{\"reason\":\"x\"}", 404),
            Endpoint.post("/api/v1/desk/sealed/{}/open", Right.OPEN_SEALED, Scope.ALL, "", 404),
            Endpoint.get("/api/v1/desk/translations", Right.READ_TRANSLATIONS, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/translations/{}", Right.READ_TRANSLATIONS, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/translations/{}", Right.TRANSLATE, Scope.ALL, "{\"text\":\"x\"}", 404),
            new Endpoint(
                    "POST", "/api/v1/desk/imports", Right.IMPORT, Scope.ALL, "application/x-ndjson", "", Set.of(200)),
            Endpoint.post("/api/v1/desk/town-halls", Right.RUN_TOWN_HALLS, Scope.ALL, "{}", 422),
            Endpoint.post("/api/v1/desk/town-halls/{}/move", Right.RUN_TOWN_HALLS, Scope.ALL, "{\"place\":\"x\"}", 404),
            Endpoint.post(
                    "/api/v1/desk/town-halls/{}/cancel", Right.RUN_TOWN_HALLS, Scope.ALL, "{\"reason\":\"x\"}", 404),
            Endpoint.post("/api/v1/desk/town-halls/{}/held", Right.RUN_TOWN_HALLS, Scope.ALL, "{}", 404),
            Endpoint.post(
                    "/api/v1/desk/town-halls/{}/agenda",
                    Right.RUN_TOWN_HALLS,
                    Scope.ALL,
                    "{\"title\":\"x\",\"records\":[]}",
                    404),
            Endpoint.post(
                    "/api/v1/desk/town-halls/{}/minutes",
                    Right.RUN_TOWN_HALLS,
                    Scope.ALL,
                    "{\"text\":\"x\",\"language\":\"en\"}",
                    404),
            Endpoint.post(
                    "/api/v1/desk/town-halls/{}/commitments",
                    Right.RUN_TOWN_HALLS,
                    Scope.ALL,
                    "{\"text\":\"x\",\"owner\":\"ice\",\"dueOn\":\"2030-01-01\",\"records\":[]}",
                    404),
            new Endpoint(
                    "PATCH",
                    "/api/v1/desk/commitments/{}",
                    Right.UPDATE_COMMITMENT,
                    Scope.COMMITMENT,
                    JSON,
                    "{\"status\":\"in-progress\"}",
                    Set.of(200)),
            Endpoint.get("/api/v1/desk/agencies/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/agencies", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 422),
            new Endpoint("PATCH", "/api/v1/desk/agencies/{}", Right.EDIT_DIRECTORY, Scope.ALL, JSON, "{}", Set.of(404)),
            Endpoint.get("/api/v1/desk/topics/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/topics", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 422),
            new Endpoint("PATCH", "/api/v1/desk/topics/{}", Right.EDIT_DIRECTORY, Scope.ALL, JSON, "{}", Set.of(404)),
            Endpoint.get("/api/v1/desk/task-forces/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/task-forces", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 422),
            new Endpoint(
                    "PATCH", "/api/v1/desk/task-forces/{}", Right.EDIT_DIRECTORY, Scope.ALL, JSON, "{}", Set.of(404)),
            Endpoint.get("/api/v1/desk/documents/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/documents", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 422),
            new Endpoint(
                    "PATCH", "/api/v1/desk/documents/{}", Right.EDIT_DIRECTORY, Scope.ALL, JSON, "{}", Set.of(404)),
            Endpoint.post(
                    "/api/v1/desk/documents/{}/versions/{}/take-back",
                    Right.EDIT_DIRECTORY,
                    Scope.ALL,
                    "{\"reason\": \"It names a person.\"}",
                    404),
            new Endpoint(
                    "POST", "/api/v1/desk/pdfs", Right.EDIT_DIRECTORY, Scope.ALL, "application/pdf", "no", Set.of(422)),
            Endpoint.get("/api/v1/desk/rules/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.post("/api/v1/desk/rules", Right.EDIT_ROUTING, Scope.ALL, "{}", 422),
            new Endpoint("PATCH", "/api/v1/desk/rules/{}", Right.EDIT_ROUTING, Scope.ALL, JSON, "{}", Set.of(404)),
            Endpoint.post("/api/v1/desk/rules/simulations/{}/apply", Right.EDIT_ROUTING, Scope.ALL, "{}", 404),
            Endpoint.post("/api/v1/desk/rules/simulate", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 422),
            Endpoint.get("/api/v1/desk/jobs/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            Endpoint.get("/api/v1/desk/findings", Right.READ_DIRECTORY, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/rules/try", Right.READ_DIRECTORY, Scope.ALL, "{}", 422),
            Endpoint.get("/api/v1/desk/office", Right.READ_DIRECTORY, Scope.ALL, 200),
            new Endpoint("PUT", "/api/v1/desk/office", Right.EDIT_OFFICE, Scope.ALL, JSON, "{}", Set.of(422)),
            Endpoint.get("/api/v1/desk/texts/{}/{}", Right.READ_DIRECTORY, Scope.ALL, 404),
            new Endpoint(
                    "PUT",
                    "/api/v1/desk/texts/{}/{}",
                    Right.EDIT_OFFICE,
                    Scope.ALL,
                    JSON,
                    "{\"seen\":\"x\",\"texts\":[]}",
                    Set.of(404)),
            Endpoint.get("/api/v1/desk/set-up", Right.READ_DIRECTORY, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/names", Right.READ_DIRECTORY, Scope.ALL, 200),
            new Endpoint(
                    "PUT",
                    "/api/v1/desk/agencies/{}/names/{}",
                    Right.EDIT_DIRECTORY,
                    Scope.ALL,
                    JSON,
                    "{\"name\":\"x\"}",
                    Set.of(404)),
            new Endpoint(
                    "PUT",
                    "/api/v1/desk/words/{}/names/{}",
                    Right.EDIT_DIRECTORY,
                    Scope.ALL,
                    JSON,
                    "{\"name\":\"x\"}",
                    Set.of(404)),
            new Endpoint(
                    "PUT",
                    "/api/v1/desk/topics/{}/names/{}",
                    Right.EDIT_DIRECTORY,
                    Scope.ALL,
                    JSON,
                    "{\"name\":\"x\"}",
                    Set.of(404)),
            Endpoint.get("/api/v1/desk/directory", Right.READ_DIRECTORY, Scope.ALL, 200),
            new Endpoint("PUT", "/api/v1/desk/directory", Right.EDIT_DIRECTORY, Scope.ALL, JSON, "{}", Set.of(428)),
            Endpoint.get("/api/v1/desk/directory/ready-made", Right.READ_DIRECTORY, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/directory/ready-made", Right.EDIT_DIRECTORY, Scope.ALL, "{}", 409),
            Endpoint.get("/api/v1/desk/reads", Right.READ_AUDIT, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/accounts", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 422),
            Endpoint.get("/api/v1/desk/groups", Right.ADMINISTER_ACCOUNTS, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/groups", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 422),
            Endpoint.post("/api/v1/desk/groups/{}/agree", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 404),
            Endpoint.post("/api/v1/desk/groups/{}/decline", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 404),
            Endpoint.post("/api/v1/desk/groups/{}/end", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 404),
            Endpoint.get("/api/v1/desk/account/away", Right.USE_DESK, Scope.ALL, 200),
            new Endpoint("PUT", "/api/v1/desk/account/away", Right.USE_DESK, Scope.ALL, JSON, "{}", Set.of(422)),
            new Endpoint("DELETE", "/api/v1/desk/account/away", Right.USE_DESK, Scope.ALL, JSON, "{}", Set.of(204)),
            new Endpoint("PUT", "/api/v1/desk/account/languages", Right.USE_DESK, Scope.ALL, JSON, "{}", Set.of(200)),
            Endpoint.get("/api/v1/desk/account/warnings", Right.USE_DESK, Scope.ALL, 200),
            new Endpoint("PUT", "/api/v1/desk/account/warnings", Right.USE_DESK, Scope.ALL, JSON, "{}", Set.of(422)),
            Endpoint.get("/api/v1/desk/invitations", Right.ADMINISTER_ACCOUNTS, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/invitations/{}/renew", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 404),
            Endpoint.post("/api/v1/desk/invitations/{}/withdraw", Right.ADMINISTER_ACCOUNTS, Scope.ALL, "{}", 404),
            Endpoint.get("/api/v1/desk/audit", Right.READ_AUDIT, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/audit.csv", Right.READ_AUDIT, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/audit.ndjson", Right.READ_AUDIT, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/audit/verify", Right.READ_AUDIT, Scope.ALL, "", 200),
            Endpoint.get("/api/v1/desk/journal", Right.RESUME_JOURNAL, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/journal/resume", Right.RESUME_JOURNAL, Scope.ALL, "{\"reason\":\" \"}", 422),
            Endpoint.get("/api/v1/desk/search", Right.REBUILD_INDEX, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/search/rebuild", Right.REBUILD_INDEX, Scope.ALL, "", 202),
            Endpoint.get("/api/v1/desk/keys", Right.REBUILD_INDEX, Scope.ALL, 200),
            Endpoint.get("/api/v1/desk/tallies", Right.REBUILD_INDEX, Scope.ALL, 200),
            Endpoint.post("/api/v1/desk/tallies/recount", Right.REBUILD_INDEX, Scope.ALL, "", 202));

    /** Somebody with a demo account. */
    record Account(String name, Role role, String agency) {
        boolean has(Right right) {
            return right.roles().contains(role);
        }

        /** Whether this account uses a right on an agency's tickets, which it reaches. */
        boolean may(Right right, String owner) {
            return role == Role.LIAISON
                    ? agency.equals(owner)
                    : right.everywhere().contains(role);
        }

        /** Whether what belongs to an agency is there for this account and right. */
        boolean reaches(String owner) {
            return role != Role.LIAISON || agency.equals(owner);
        }
    }

    static final List<Account> ACCOUNTS = List.of(
            new Account("liaison@state-patrol.demo", Role.LIAISON, "state-patrol"),
                    new Account("liaison@ice.demo", Role.LIAISON, "ice"),
            new Account("moderator@demo", Role.MODERATOR, null), new Account("translator@demo", Role.TRANSLATOR, null),
            new Account("coordinator@demo", Role.COORDINATOR, null), new Account("auditor@demo", Role.AUDITOR, null),
            new Account("admin@demo", Role.ADMIN, null), new Account("partner@demo", Role.PARTNER, null));

    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        server = RunningServer.shared();
        desk = new Desk(server);
    }

    @Test
    void every_endpoint_of_the_desk_is_in_the_table() throws Exception {
        assertThat(Endpoints.below("/api/v1/desk"))
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.stream().map(Endpoint::declared).collect(Collectors.toCollection(TreeSet::new)));
    }

    /**
     * The description is made when the product is built; here it comes from the server, and leaves nothing of the desk
     * out.
     */
    @Test
    void every_endpoint_of_the_desk_is_described() {
        JsonObject described =
                PublicExits.json(new Visitor(server).get("/openapi?format=json").body());
        assertThat(described.getJsonObject("info").getString("title")).isEqualTo("Answerable");
        Set<String> names = new TreeSet<>();
        described
                .getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject().keySet().stream()
                        .filter(method -> path.startsWith("/api/v1/desk"))
                        .forEach(method ->
                                names.add(method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}"))));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.stream().map(Endpoint::declared).collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    List<DynamicTest> without_a_good_token_nothing_answers() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Endpoint endpoint : TABLE) {
            for (Visitor visitor : List.of(new Visitor(server), new Visitor(server).bearer("no-such-token"))) {
                tests.add(DynamicTest.dynamicTest(endpoint.name(), () -> {
                    Reply reply = send(visitor, endpoint, "000000000000");
                    assertThat(reply.status()).isEqualTo(401);
                    assertThat(reply.header("WWW-Authenticate")).isPresent();
                }));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> the_right_and_the_agency_decide() {
        String shared = desk.ticket("state-patrol");
        Map<String, String> commitments = commitments(desk);
        List<DynamicTest> tests = new ArrayList<>();
        for (Endpoint endpoint : TABLE) {
            for (Account account : ACCOUNTS) {
                Visitor visitor = desk.as(account.name());
                switch (endpoint.scope()) {
                    case ALL ->
                        tests.add(test(
                                endpoint,
                                account,
                                visitor,
                                "000000000000",
                                account.has(endpoint.right()) ? endpoint.expected() : Set.of(403),
                                ""));
                    case TICKET -> {
                        boolean reaches = account.reaches("state-patrol");
                        boolean will = account.has(endpoint.right())
                                && reaches
                                && account.may(endpoint.right(), "state-patrol");
                        tests.add(test(
                                endpoint,
                                account,
                                visitor,
                                will ? null : shared,
                                will
                                        ? endpoint.expected()
                                        : account.has(endpoint.right()) && !reaches ? Set.of(404) : Set.of(403),
                                " on a ticket of state-patrol"));
                        tests.add(test(
                                endpoint,
                                account,
                                visitor,
                                "000000000000",
                                account.has(endpoint.right()) ? Set.of(404) : Set.of(403),
                                " on no ticket"));
                    }
                    case COMMITMENT ->
                        commitments.forEach((owner, id) -> tests.add(test(
                                endpoint,
                                account,
                                visitor,
                                id,
                                !account.has(endpoint.right())
                                        ? Set.of(403)
                                        : account.reaches(owner) ? endpoint.expected() : Set.of(404),
                                " of " + owner)));
                }
            }
        }
        return tests;
    }

    @Test
    void what_runs_by_itself_is_shown_to_administrators_who_can_have_everything_counted_anew() {
        RunningServer server = RunningServer.shared();
        for (String other : List.of("auditor@demo", "coordinator@demo", "liaison@state-patrol.demo", "partner@demo")) {
            Visitor visitor = new Visitor(server).signIn(other);
            assertThat(visitor.get("/en/desk/jobs").status()).as(other).isEqualTo(403);
            assertThat(visitor.submit("/en/desk/account", "/en/desk/jobs/recount", Map.of())
                            .status())
                    .as(other)
                    .isEqualTo(403);
        }
        Visitor admin = new Visitor(server).signIn("admin@demo");
        assertThat(admin.get("/en/desk").body())
                .contains("href=\"/en/desk/jobs\"")
                .containsPattern("\\d+ jobs run\\. The last time: ");
        String before = countedAt(admin);
        Reply asked = admin.submit("/en/desk/jobs", "/en/desk/jobs/recount", Map.of());
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.header("Location").orElseThrow()).endsWith("/en/desk/jobs?asked=true#done");
        eventually("everything is counted again").until(() -> !countedAt(admin).equals(before));
        String page = admin.get("/en/desk/jobs?asked=true").body();
        assertThat(page)
                .contains(
                        "id=\"done\" tabindex=\"-1\"",
                        "Last counted from the beginning:",
                        "Giving each act its place in the journal",
                        "Sending mails",
                        "Erasing sealed words whose time is over")
                .containsPattern("[\\d,]+ public messages are counted")
                .doesNotContain("demo@", "@demo<");
        assertThat(page.split("Last run:|Not yet since this server was started", -1).length - 1)
                .as("each job")
                .isGreaterThanOrEqualTo(9);
    }

    private static String countedAt(Visitor admin) {
        String page = admin.get("/en/desk/jobs").body();
        return page.contains("Everything is being counted again") || !page.contains("Last counted from the beginning")
                ? ""
                : page.split("Last counted from the beginning: <time datetime=\"", 2)[1]
                        .split("\"")[0];
    }

    private static DynamicTest test(
            Endpoint endpoint, Account account, Visitor visitor, String id, Set<Integer> expected, String thing) {
        return DynamicTest.dynamicTest(account.name() + ": " + endpoint.name() + thing + " is " + expected, () -> {
            String about = id;
            if (about == null) {
                about = desk.ticket("state-patrol"); // Of its own: the acts of others would stand in the way.
                if (endpoint.path().endsWith("/reopen")) {
                    Desk.object(desk.act("liaison@state-patrol.demo", about, "close", "{\"reason\":\"done\"}"));
                }
            }
            assertThat(send(visitor, endpoint, about).status()).isIn(expected);
        });
    }

    private static Reply send(Visitor visitor, Endpoint endpoint, String id) {
        String path = endpoint.path().replace("{}", id);
        return endpoint.method().equals("GET")
                ? visitor.get(path)
                : visitor.send(endpoint.method(), path, endpoint.type(), endpoint.body());
    }

    /** A commitment of each of three agencies, made for this: the demo's own are what other tests read. */
    static Map<String, String> commitments(Desk desk) {
        Visitor coordinator = desk.as("coordinator@demo");
        String meetings = "/api/v1/desk/town-halls";
        String slug = Desk.object(coordinator.json(
                        meetings,
                        "{\"title\":\"Whose promise\",\"startsAt\":\""
                                + LocalDate.now().plusYears(1)
                                + "T18:00:00-06:00\",\"place\":\"Public Library, "
                                + "Madison\",\"county\":\"Dane\",\"languages\":[\"en\"]}"))
                .getString("slug");
        Map<String, String> byOwner = new LinkedHashMap<>();
        for (String owner : List.of("state-patrol", "ice", "dane-county-sheriff")) {
            byOwner.put(
                    owner,
                    Desk.object(coordinator.json(
                                    meetings + "/" + slug + "/commitments",
                                    "{\"text\":\"A promise of one\",\"owner\":\"" + owner + "\",\"dueOn\":\""
                                            + LocalDate.now().plusYears(2) + "\",\"records\":[]}"))
                            .getString("id"));
        }
        return byOwner;
    }
}
