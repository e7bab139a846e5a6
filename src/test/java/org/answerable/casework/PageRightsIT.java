package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.Endpoints;
import org.answerable.RunningServer;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.access.Right;
import org.answerable.casework.RightsIT.Account;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rights matrix of the desk's pages, as {@link RightsIT} is that of its API: every address and form × every demo
 * account × own and other agency. {@link #TABLE} says which right each needs, {@link Right} who has it; the statuses
 * follow from the two. A page that is missing from the table fails the test.
 */
class PageRightsIT {
    private static final String NONE = "000000000000";

    /** Whose thing a page is about. */
    private enum Scope {
        ALL,
        TICKET,
        COMMITMENT
    }

    /**
     * One page or form.
     *
     * @param path without the language; {@code {}} is replaced by an id as in {@link RightsIT}, {@code <word>} is what
     *     stands for a parameter that chooses the act
     * @param form what is sent; {@code null}: it is a GET
     * @param expected the statuses for who has the right and reaches the thing
     */
    private record Page(String path, Right right, Scope scope, Map<String, String> form, Set<Integer> expected) {
        String name() {
            return (form == null ? "GET " : "POST ") + path;
        }

        /** As the resource declares it. */
        String declared() {
            return name().replaceAll("<[^>]*>", "{}");
        }

        String at(String id) {
            return "/en" + path.replace("{}", id).replaceAll("[<>]", "");
        }
    }

    private static Page get(String path, Right right, Integer... expected) {
        return new Page(path, right, Scope.ALL, null, Set.of(expected));
    }

    private static Page post(String path, Right right, Map<String, String> form, Integer... expected) {
        return new Page(path, right, Scope.ALL, form, Set.of(expected));
    }

    /** A form of a ticket's page, whose fields begin with the name of the act. */
    private static Page ticket(String act, Right right, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        fields.forEach((field, value) -> form.put(act + "-" + field, value));
        return new Page("/desk/tickets/{}/<" + act + ">", right, Scope.TICKET, form, Set.of(303));
    }

    private static final Map<String, String> EMPTY = Map.of();
    private static final Map<String, String> REASON = Map.of("reason", "for a reason");

    private static final List<Page> TABLE = Stream.of(
                    Stream.of(
                            get("/desk", Right.USE_DESK, 200),
                            get("/desk/tickets", Right.READ_TICKETS, 200),
                            new Page("/desk/tickets/{}", Right.READ_TICKETS, Scope.TICKET, null, Set.of(200)),
                            new Page("/desk/tickets/{}/similar", Right.READ_TICKETS, Scope.TICKET, null, Set.of(200)),
                            get("/desk/tickets/{}/<answer>", Right.USE_DESK, 303),
                            ticket("assign", Right.ASSIGN_TICKET, Map.of("assignee", "")),
                            ticket("transfer", Right.TRANSFER_TICKET, Map.of("agency", "cbp", "reason", "theirs")),
                            ticket("note", Right.NOTE_TICKET, Map.of("text", "a note")),
                            ticket("message", Right.MESSAGE_WRITER, Map.of("text", "a question", "language", "en")),
                            new Page(
                                    "/desk/tickets/{}/<acknowledge>",
                                    Right.MESSAGE_WRITER,
                                    Scope.TICKET,
                                    EMPTY,
                                    Set.of(303, 409)),
                            ticket(
                                    "answer",
                                    Right.ANSWER_TICKET,
                                    Map.of("text", "an answer", "language", "en", "public", "no")),
                            new Page("/desk/tickets/{}/<alike>", Right.ANSWER_TICKET, Scope.TICKET, EMPTY, Set.of(409)),
                            ticket("close", Right.CLOSE_TICKET, REASON),
                            ticket("reopen", Right.REOPEN_TICKET, REASON),
                            ticket("unmask", Right.UNMASK_TICKET, REASON),
                            get("/desk/routing", Right.READ_TICKETS, 200),
                            post("/desk/routing", Right.TRANSFER_TICKET, EMPTY, 422)),
                    Stream.of(
                            post("/desk/office/mark", Right.EDIT_OFFICE, EMPTY, 403, 422),
                            get("/desk/help", Right.READ_DIRECTORY, 200),
                            get("/desk/help/new", Right.EDIT_DIRECTORY, 200),
                            post("/desk/help/new", Right.EDIT_DIRECTORY, EMPTY, 422),
                            get("/desk/help/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/help/{}", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/help/{}/retire", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/help/{}/restore", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/moderation", Right.READ_SUBMISSIONS, 200),
                            get("/desk/moderation/{}", Right.READ_SUBMISSIONS, 404),
                            post("/desk/moderation/{}", Right.MODERATE, EMPTY, 404),
                            post("/desk/moderation/{}/preview", Right.MODERATE, EMPTY, 404),
                            post("/desk/moderation/{}/publish", Right.MODERATE, EMPTY, 404),
                            post("/desk/moderation/{}/withhold", Right.MODERATE, REASON, 404),
                            get("/desk/claims", Right.READ_SUBMISSIONS, 200),
                            get("/desk/claims/{}", Right.READ_SUBMISSIONS, 404),
                            post(
                                    "/desk/claims/{}/decide",
                                    Right.MODERATE,
                                    Map.of("outcome", "kept", "words", "x"),
                                    404),
                            get("/desk/sealed", Right.READ_SEALED, 200),
                            get("/desk/sealed/{}", Right.READ_SEALED, 404),
                            get("/desk/sealed/{}/<ask>", Right.READ_SEALED, 404)),
                    Stream.of("ask", "agree", "decline", "open")
                            .map(act -> post(
                                    "/desk/sealed/{}/<" + act + ">",
                                    Right.OPEN_SEALED,
                                    Map.of(act + "-reason", "for a reason"),
                                    404)),
                    Stream.of(
                            get("/desk/translation", Right.READ_TRANSLATIONS, 200),
                            get("/desk/translation/{}", Right.READ_TRANSLATIONS, 404),
                            post("/desk/translation/{}", Right.TRANSLATE, Map.of("text", "x"), 404),
                            get("/desk/town-halls", Right.READ_TOWN_HALL_DESK, 200),
                            post("/desk/town-halls", Right.RUN_TOWN_HALLS, EMPTY, 422),
                            get("/desk/town-halls/{}", Right.READ_TOWN_HALL_DESK, 404),
                            get("/desk/town-halls/{}/print", Right.READ_TOWN_HALL_DESK, 404)),
                    Stream.of(
                                    "agenda",
                                    "remove",
                                    "up",
                                    "down",
                                    "shift",
                                    "cancel",
                                    "held",
                                    "minutes",
                                    "commitment",
                                    "change")
                            .map(act -> post("/desk/town-halls/{}/<" + act + ">", Right.RUN_TOWN_HALLS, EMPTY, 404)),
                    Stream.of(
                            get("/desk/commitments", Right.READ_TOWN_HALL_DESK, 200),
                            get("/desk/commitments/{}", Right.READ_TOWN_HALL_DESK, 303),
                            new Page(
                                    "/desk/commitments/{}",
                                    Right.UPDATE_COMMITMENT,
                                    Scope.COMMITMENT,
                                    EMPTY,
                                    Set.of(303)),
                            get("/desk/reads", Right.READ_AUDIT, 200),
                            post("/desk/reads", Right.READ_AUDIT, EMPTY, 200),
                            get("/desk/audit", Right.READ_AUDIT, 200),
                            get("/desk/audit.<csv>", Right.READ_AUDIT, 200),
                            get("/desk/audit.<ndjson>", Right.READ_AUDIT, 200),
                            post("/desk/audit/verify", Right.READ_AUDIT, EMPTY, 200),
                            get("/desk/journal", Right.RESUME_JOURNAL, 200),
                            post("/desk/journal", Right.RESUME_JOURNAL, Map.of("reason", " "), 422),
                            get("/desk/jobs", Right.REBUILD_INDEX, 200),
                            post("/desk/jobs/recount", Right.REBUILD_INDEX, EMPTY, 303),
                            get("/desk/office", Right.READ_DIRECTORY, 200),
                            post("/desk/office", Right.EDIT_OFFICE, EMPTY, 422),
                            post("/desk/office/mail", Right.EDIT_OFFICE, EMPTY, 422),
                            get("/desk/texts", Right.READ_DIRECTORY, 200),
                            get("/desk/texts/<privacy>/<en>", Right.READ_DIRECTORY, 200),
                            post("/desk/texts/<privacy>/<en>", Right.EDIT_OFFICE, EMPTY, 409),
                            post("/desk/texts/privacy/<en>/confirm", Right.EDIT_OFFICE, EMPTY, 303),
                            get("/desk/directory/agencies", Right.READ_DIRECTORY, 200),
                            get("/desk/directory/agencies/new", Right.EDIT_DIRECTORY, 200),
                            post("/desk/directory/agencies/new", Right.EDIT_DIRECTORY, EMPTY, 422),
                            get("/desk/directory/agencies/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/directory/agencies/{}", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/agencies/{}/retire", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/agencies/{}/restore", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/directory/topics", Right.READ_DIRECTORY, 200),
                            get("/desk/directory/topics/new", Right.EDIT_DIRECTORY, 200),
                            post("/desk/directory/topics/new", Right.EDIT_DIRECTORY, EMPTY, 422),
                            get("/desk/directory/topics/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/directory/topics/{}", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/topics/{}/retire", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/topics/{}/restore", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/directory/task-forces", Right.READ_DIRECTORY, 200),
                            get("/desk/directory/task-forces/new", Right.EDIT_DIRECTORY, 200),
                            post("/desk/directory/task-forces/new", Right.EDIT_DIRECTORY, EMPTY, 422),
                            get("/desk/directory/task-forces/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/directory/task-forces/{}", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/task-forces/{}/retire", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/task-forces/{}/restore", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/directory/documents", Right.READ_DIRECTORY, 200),
                            get("/desk/directory/documents/new", Right.EDIT_DIRECTORY, 200),
                            post("/desk/directory/documents/new", Right.EDIT_DIRECTORY, EMPTY, 422),
                            post("/desk/directory/documents/{}/versions", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/directory/documents/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/directory/documents/{}", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/documents/{}/take-back", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/documents/{}/retire", Right.EDIT_DIRECTORY, EMPTY, 404),
                            post("/desk/directory/documents/{}/restore", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/rules", Right.READ_DIRECTORY, 200),
                            get("/desk/rules/new", Right.EDIT_ROUTING, 200),
                            post("/desk/rules/new", Right.EDIT_ROUTING, EMPTY, 422),
                            get("/desk/rules/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/rules/{}", Right.EDIT_ROUTING, EMPTY, 404),
                            post("/desk/rules/new/simulate", Right.EDIT_ROUTING, EMPTY, 422),
                            post("/desk/rules/{}/simulate", Right.EDIT_ROUTING, EMPTY, 404),
                            post("/desk/rules/{}/<off>", Right.EDIT_ROUTING, EMPTY, 404),
                            get("/desk/rules/simulations", Right.READ_DIRECTORY, 200),
                            post("/desk/rules/simulations", Right.EDIT_DIRECTORY, EMPTY, 422),
                            get("/desk/rules/simulations/{}", Right.READ_DIRECTORY, 404),
                            post("/desk/rules/simulations/{}/apply", Right.EDIT_ROUTING, EMPTY, 404),
                            post("/desk/rules/simulations/{}/again", Right.EDIT_DIRECTORY, EMPTY, 404),
                            get("/desk/rules/simulations/{}/apply", Right.READ_DIRECTORY, 404),
                            get("/desk/rules/simulations/{}/again", Right.READ_DIRECTORY, 404),
                            get("/desk/rules/findings", Right.READ_DIRECTORY, 200),
                            get("/desk/rules/try", Right.READ_DIRECTORY, 200),
                            post("/desk/rules/try", Right.READ_DIRECTORY, EMPTY, 422),
                            get("/desk/directory", Right.READ_DIRECTORY, 200),
                            get("/desk/directory/file", Right.READ_DIRECTORY, 200),
                            post("/desk/directory/ready-made", Right.EDIT_DIRECTORY, EMPTY, 409),
                            get("/desk/names", Right.READ_DIRECTORY, 200),
                            get("/desk/names/<agency>/{}", Right.READ_DIRECTORY, 404),
                            // It is looked for first, and whoever reads the directory may know that it is not there.
                            post("/desk/names/<topic>/{}", Right.READ_DIRECTORY, EMPTY, 404)),
                    Stream.of(
                            get("/desk/accounts", Right.ADMINISTER_ACCOUNTS, 200),
                            get("/desk/accounts/<new>", Right.USE_DESK, 303),
                            post("/desk/accounts", Right.ADMINISTER_ACCOUNTS, EMPTY, 422),
                            post("/desk/accounts/{}/rights", Right.ADMINISTER_ACCOUNTS, EMPTY, 422),
                            post("/desk/accounts/{}/off", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/{}/on", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/{}/password", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/{}/deputy", Right.ADMINISTER_ACCOUNTS, EMPTY, 422),
                            post("/desk/accounts/deputies/{}/end", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/invitations/{}/renew", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/invitations/{}/withdraw", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            get("/desk/second-administrator", Right.ADMINISTER_ACCOUNTS, 200),
                            post("/desk/second-administrator", Right.ADMINISTER_ACCOUNTS, EMPTY, 422),
                            get("/desk/groups", Right.ADMINISTER_ACCOUNTS, 200),
                            post("/desk/groups", Right.ADMINISTER_ACCOUNTS, EMPTY, 422),
                            post("/desk/groups/{}/agree", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/groups/{}/decline", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/groups/{}/end", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/{}/factor", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            get("/desk/second-factor", Right.ADMINISTER_ACCOUNTS, 200),
                            post("/desk/second-factor", Right.ADMINISTER_ACCOUNTS, EMPTY, 303),
                            post("/desk/accounts/changes/{}/agree", Right.ADMINISTER_ACCOUNTS, EMPTY, 404),
                            post("/desk/accounts/changes/{}/decline", Right.ADMINISTER_ACCOUNTS, REASON, 404),
                            post("/desk/accounts/changes/{}/take-back", Right.ADMINISTER_ACCOUNTS, EMPTY, 404)),
                    Stream.of(
                            get("/desk/account", Right.USE_DESK, 200),
                            get("/desk/account/away", Right.USE_DESK, 200),
                            post("/desk/account/away", Right.USE_DESK, EMPTY, 422),
                            post("/desk/account/away/end", Right.USE_DESK, EMPTY, 303),
                            post("/desk/account/away/languages", Right.USE_DESK, EMPTY, 303),
                            get("/desk/account/warnings", Right.USE_DESK, 200),
                            post("/desk/account/warnings", Right.USE_DESK, EMPTY, 422),
                            get("/desk/account/choose", Right.OWN_SIGN_IN, 200),
                            post("/desk/account/provider/link", Right.USE_DESK, EMPTY, 404),
                            post("/desk/account/provider/unlink", Right.USE_DESK, EMPTY, 404),
                            post("/desk/account/tokens", Right.USE_DESK, EMPTY, 422),
                            post("/desk/account/tokens/revoke", Right.USE_DESK, Map.of("code", "none"), 404),
                            post("/desk/account/sessions/end", Right.USE_DESK, Map.of("code", "none"), 404),
                            get("/desk/account/again", Right.OWN_SIGN_IN, 200),
                            get("/desk/account/factor", Right.OWN_SIGN_IN, 200),
                            get("/desk/account/factor/app", Right.OWN_SIGN_IN, 200),
                            post("/desk/account/factor/app", Right.OWN_SIGN_IN, EMPTY, 422),
                            post("/desk/account/factor/app/end", Right.OWN_SIGN_IN, EMPTY, 303),
                            post("/desk/account/factor/codes", Right.OWN_SIGN_IN, EMPTY, 409),
                            get("/desk/account/factor/passkeys", Right.OWN_SIGN_IN, 200),
                            post("/desk/account/factor/passkeys", Right.OWN_SIGN_IN, EMPTY, 422),
                            get("/desk/account/factor/passkeys/<new>", Right.OWN_SIGN_IN, 303),
                            post("/desk/account/factor/passkeys/{}/name", Right.OWN_SIGN_IN, EMPTY, 404),
                            post("/desk/account/factor/passkeys/{}/end", Right.OWN_SIGN_IN, EMPTY, 404),
                            get("/desk/drafts", Right.USE_DESK, 200),
                            get("/desk/drafts/{}", Right.USE_DESK, 303),
                            post("/desk/drafts/{}", Right.USE_DESK, Map.of("note-text", "half a note"), 303)))
            .flatMap(rows -> rows)
            .toList();

    /**
     * What begins sessions or ends them, and is limited for each address; everybody may, and
     * {@code accounts.SigningInIT}, {@code accounts.SecondFactorIT}, {@code accounts.AccountsIT} and
     * {@code accounts.OidcIT} try them.
     */
    private static final Set<String> SESSIONS = Set.of(
            "GET /desk/sign-in",
            "POST /desk/sign-in",
            "POST /desk/sign-in/passkey",
            "GET /desk/sign-in/code",
            "POST /desk/sign-in/code",
            "POST /desk/sign-in/code/passkey",
            "POST /desk/account/again",
            "POST /desk/account/again/passkey",
            "POST /desk/account/sessions/end-others",
            "POST /desk/sign-out",
            "GET /desk/sign-in/provider",
            "GET /desk/sign-in/provider/return",
            "GET /desk/sign-in/provider/out",
            "POST /desk/account/password",
            "POST /desk/account/sign-out-everywhere");

    private static RunningServer server;
    private static Desk desk;

    @BeforeAll
    static void start() {
        server = RunningServer.shared();
        desk = new Desk(server);
    }

    @Test
    void every_page_of_the_desk_is_in_the_table() throws Exception {
        Set<String> listed = TABLE.stream().map(Page::declared).collect(Collectors.toCollection(TreeSet::new));
        listed.addAll(SESSIONS);
        assertThat(Endpoints.below("/desk")).containsExactlyInAnyOrderElementsOf(listed);
    }

    @TestFactory
    List<DynamicTest> nobody_unknown_is_let_in() {
        return TABLE.stream()
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> {
                    Reply reply = send(new Visitor(server), page, NONE, "");
                    if (page.form() == null) {
                        assertThat(reply.status()).isEqualTo(303);
                        assertThat(reply.header("Location").orElseThrow()).contains("/desk/sign-in");
                    } else {
                        assertThat(reply.status()).isEqualTo(401);
                    }
                }))
                .toList();
    }

    /** Whoever is signed in, a form that another site made is not acted on. */
    @TestFactory
    List<DynamicTest> without_the_forms_token_nothing_is_done() {
        Visitor coordinator = desk.browser("coordinator@demo");
        return TABLE.stream()
                .filter(page -> page.form() != null)
                .map(page -> DynamicTest.dynamicTest(
                        page.name(),
                        () -> assertThat(send(coordinator, page, NONE, "").status())
                                .isEqualTo(403)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> the_right_and_the_agency_decide() {
        String shared = desk.ticket("state-patrol");
        Map<String, String> commitments = RightsIT.commitments(desk);
        List<DynamicTest> tests = new ArrayList<>();
        for (Account account : RightsIT.ACCOUNTS) {
            Visitor visitor = desk.browser(account.name());
            String token = visitor.get("/en/desk/account").input("token");
            for (Page page : TABLE) {
                boolean has = account.has(page.right());
                switch (page.scope()) {
                    case ALL ->
                        tests.add(test(page, account, visitor, token, NONE, has ? page.expected() : Set.of(403), ""));
                    case TICKET -> {
                        boolean reaches = account.reaches("state-patrol");
                        boolean will = has && reaches && account.may(page.right(), "state-patrol");
                        tests.add(test(
                                page,
                                account,
                                visitor,
                                token,
                                will ? null : shared,
                                will ? page.expected() : has && !reaches ? Set.of(404) : Set.of(403),
                                " on a ticket of state-patrol"));
                        tests.add(test(
                                page,
                                account,
                                visitor,
                                token,
                                NONE,
                                account.has(Right.READ_TICKETS) && has ? Set.of(404) : Set.of(403, 404),
                                " on no ticket"));
                    }
                    case COMMITMENT ->
                        commitments.forEach((owner, id) -> tests.add(test(
                                page,
                                account,
                                visitor,
                                token,
                                id,
                                !has ? Set.of(403) : account.reaches(owner) ? page.expected() : Set.of(404),
                                " of " + owner)));
                }
            }
        }
        return tests;
    }

    private static DynamicTest test(
            Page page, Account account, Visitor visitor, String token, String id, Set<Integer> expected, String thing) {
        return DynamicTest.dynamicTest(account.name() + ": " + page.name() + thing + " is " + expected, () -> {
            String about = id;
            if (about == null) {
                about = desk.ticket("state-patrol"); // Of its own: the acts of others would stand in the way.
                if (page.path().endsWith("<reopen>")) {
                    Desk.object(desk.act("liaison@state-patrol.demo", about, "close", "{\"reason\":\"done\"}"));
                }
            }
            assertThat(send(visitor, page, about, token).status())
                    .as(account.name() + ": " + page.name() + thing)
                    .isIn(expected);
        });
    }

    private static Reply send(Visitor visitor, Page page, String id, String token) {
        if (page.form() == null) {
            return visitor.get(page.at(id));
        }
        Map<String, String> form = new LinkedHashMap<>(page.form());
        if (page.scope() == Scope.COMMITMENT) { // Its fields begin with the promise's own id.
            form.put(id + "-status", "in-progress");
        }
        if (page.scope() == Scope.TICKET) { // What was seen of the ticket, where its page is shown.
            Reply shown = visitor.get("/en/desk/tickets/" + id);
            if (shown.body().contains("name=\"seen\"")) {
                form.put("seen", shown.input("seen"));
            }
        }
        form.put("token", token);
        return visitor.post(page.at(id), form);
    }
}
