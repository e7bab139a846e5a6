package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.PostedForm;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The holder of a receipt, with a browser without JavaScript. */
class ReceiptPagesIT {
    private static final Pattern SHOWN = Pattern.compile("\"receipt\":\"([0-9A-Z-]{24})\"");
    private static final String TEXT =
            "Wir wurden auf der Autobahn angehalten und niemand hat uns gesagt, warum das nötig war.";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final RunningServer server = RunningServer.shared();
    private final Visitor visitor = new Visitor(server);
    private final Visitor liaison = new Visitor(server).bearer("demo-liaison@state-patrol.demo");
    private final String mark = "Fall" + System.nanoTime() + "x" + NUMBER.incrementAndGet();
    private String receipt;

    @BeforeEach
    void somebody_has_written() {
        Reply sent = Submitted.that(TEXT + " " + mark)
                .as("question")
                .in("de")
                .to("state-patrol")
                .by(visitor);
        Matcher shown = SHOWN.matcher(sent.body());
        assertThat(shown.find()).as(sent.body()).isTrue();
        receipt = shown.group(1);
    }

    private Reply open(String typed) {
        return PostedForm.of(visitor.get("/en/receipt"), "open")
                .with("receipt", typed)
                .press(visitor, "open");
    }

    private static String title(Reply page) {
        Matcher title = Pattern.compile("<title>(.*?)</title>").matcher(page.body());
        assertThat(title.find()).isTrue();
        return title.group(1);
    }

    /** The ticket of the text, as the agency finds it. */
    private String ticket() {
        String path = "/api/v1/desk/tickets?agency=state-patrol&status=open&size=100";
        for (String next = path; ; ) {
            JsonObject list = Json.createReader(
                            new StringReader(liaison.get(next).body()))
                    .readObject();
            for (JsonObject item : list.getJsonArray("items").getValuesAs(JsonObject.class)) {
                if (item.getString("text").contains(mark)) {
                    return item.getString("id");
                }
            }
            assertThat(list.getString("next", null)).as("a ticket of " + mark).isNotNull();
            next = path + "&cursor=" + list.getString("next");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                " %s ",
                "lower",
                "spaces",
                "%s.",
                "“%s”",
                "Ваша квитанция: %s",
                "إيصالك\n%s\n",
                "wide",
                "cyrillic"
            })
    void a_receipt_opens_however_it_is_typed(String way) {
        String typed =
                switch (way) {
                    case "lower" -> receipt.toLowerCase(java.util.Locale.ROOT).replace("-", "");
                    case "spaces" -> receipt.replace("-", " ").replace('0', 'O').replace('1', 'l');
                    case "wide" ->
                        receipt.codePoints()
                                .map(c -> c + 0xFEE0)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                                .toString();
                    case "cyrillic" ->
                        receipt.replace('A', 'А')
                                .replace('B', 'В')
                                .replace('C', 'С')
                                .replace('E', 'Е')
                                .replace('H', 'Н')
                                .replace('K', 'К')
                                .replace('M', 'М')
                                .replace('P', 'Р')
                                .replace('T', 'Т')
                                .replace('X', 'Х')
                                .replace('Y', 'У')
                                .replace('0', 'О');
                    default -> way.replace("%s", receipt);
                };
        Reply page = open(typed);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body()).contains(TEXT).contains("lang=\"de\"").contains("Wisconsin State Patrol");
        assertThat(title(page)).doesNotContain(receipt);
        assertThat(page.header("Location")).isEmpty();
    }

    @Test
    void programs_open_and_write_with_what_was_copied() {
        for (String typed : List.of(
                "Receipt: " + receipt + ".",
                "收据：" + receipt + "。",
                receipt.replace('-', '\u2212'),
                "\u2067" + receipt + "\u2069")) {
            String json =
                    Json.createObjectBuilder().add("receipt", typed).build().toString();
            assertThat(visitor.json("/api/v1/receipts/open", json).status())
                    .as(typed)
                    .isEqualTo(200);
        }
        assertThat(visitor.json(
                                "/api/v1/receipts/messages",
                                Json.createObjectBuilder()
                                        .add("receipt", "«" + receipt + "»")
                                        .add("text", "More")
                                        .build()
                                        .toString())
                        .status())
                .isEqualTo(201);
        assertThat(visitor.json("/api/v1/receipts/open", "{\"receipt\": \"Receipt: 7K2M-0A1B-3C4D-5E6F-8G9H.\"}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7K2M-0A1B-3C4D-5E6F-8G9H", "", "x", "<script>alert(1)</script>"})
    void what_is_no_receipt_is_answered_in_one_way(String typed) {
        Reply page = open(typed);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("We find nothing under this receipt").doesNotContain("<script>alert");
        assertThat(PostedForm.of(page, "open").values("receipt")).containsExactly(typed);
    }

    @Test
    void a_receipt_in_an_address_opens_nothing() {
        Reply page = visitor.get("/en/receipt?receipt=" + receipt);
        assertThat(page.body()).doesNotContain(TEXT).doesNotContain(receipt);
    }

    @Test
    void the_page_links_to_no_address_with_the_receipt() {
        Matcher address = Pattern.compile("(?:href|action|formaction|src)=\"([^\"]*)\"")
                .matcher(open(receipt).body());
        while (address.find()) {
            assertThat(address.group(1)).doesNotContain(receipt);
        }
    }

    @Test
    void the_language_of_the_page_changes_and_the_case_stays_open() {
        Reply page = PostedForm.of(open(receipt), "case")
                .with("text", "noch nicht gesendet")
                .to("/es/receipt")
                .press(visitor, "stay");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"es\"")
                .contains(TEXT)
                .contains("noch nicht gesendet")
                .contains("Todavía no hay ninguno");
    }

    @Test
    void messages_go_both_ways_and_the_answer_is_read_in_its_language() {
        Reply page = PostedForm.of(open(receipt), "message")
                .with("text", "Es war am Montag.\n<b>Danke</b>")
                .press(visitor, "message");
        assertThat(page.body())
                .contains("Your reply was sent.")
                .contains("Es war am Montag.")
                .contains("&lt;b&gt;Danke");
        String ticket = ticket();
        assertThat(liaison.json("/api/v1/desk/tickets/" + ticket + "/message", "{\"text\": \"Which highway was it?\"}")
                        .status())
                .isEqualTo(200);
        page = open(receipt);
        assertThat(page.body()).contains("An agency has a question for you").contains("Which highway was it?");
        assertThat(liaison.json(
                                "/api/v1/desk/tickets/" + ticket + "/answer",
                                "{\"text\": \"Es war eine Alkoholkontrolle.\", \"language\": \"de\"}")
                        .status())
                .isEqualTo(200);
        page = open(receipt);
        assertThat(page.body())
                .contains("There is an answer")
                .containsPattern("lang=\"de\" dir=\"ltr\">Es war eine Alkoholkontrolle\\.");
    }

    @Test
    void a_page_that_is_loaded_again_sends_its_message_once() {
        PostedForm form = PostedForm.of(open(receipt), "message").with("text", "Nur einmal, bitte.");
        form.press(visitor, "message");
        Reply again = form.press(visitor, "message");
        assertThat(again.body()).contains("Your reply was sent.");
        assertThat(again.body().split("Nur einmal, bitte\\.", -1)).hasSize(2);
    }

    @Test
    void a_message_that_is_none_is_refused_and_stays() {
        PostedForm form = PostedForm.of(open(receipt), "message");
        assertThat(form.with("text", "").press(visitor, "message").status()).isEqualTo(422);
        String tooLong = "é".repeat(5_001);
        Reply page = form.with("text", tooLong).press(visitor, "message");
        assertThat(page.status()).isEqualTo(422);
        assertThat(PostedForm.of(page, "message").values("text")).containsExactly(tooLong);
        Reply nul = visitor.postText(
                "/es/receipt",
                "application/x-www-form-urlencoded",
                form.with("text", "MARK").with("go", "message").encoded().replace("MARK", "a%00b"));
        assertThat(nul.status()).isEqualTo(422);
        assertThat(nul.body()).contains("id=\"text-error\"").contains("<html lang=\"es\"");
        assertThat(open(receipt).body()).contains("There are none yet.");
    }

    @Test
    void taking_back_asks_first_and_is_final() {
        Reply asked = PostedForm.of(open(receipt), "withdraw").press(visitor, "withdraw");
        assertThat(asked.body())
                .contains("Do you want to take your message back?")
                .contains("for 365 days")
                .contains(TEXT);
        assertThat(PostedForm.of(asked, "open").press(visitor, "open").body())
                .contains("The agencies have your message");
        Reply done = PostedForm.of(asked, "withdraw-now").press(visitor, "withdraw-now");
        assertThat(done.body())
                .contains("You took this back")
                .doesNotContain("value=\"withdraw\"")
                .doesNotContain("value=\"message\"");
        assertThat(PostedForm.of(asked, "withdraw-now")
                        .press(visitor, "withdraw-now")
                        .status())
                .isEqualTo(200);
        assertThat(open(receipt).body())
                .contains("You took this back")
                .contains("The sealed words are kept until")
                .contains("Your words were sealed.")
                .doesNotContain(TEXT)
                .doesNotContain(mark);
    }

    @Test
    void nothing_is_done_without_the_token_of_this_browser() {
        String others = new Visitor(server).get("/en/receipt").input("token");
        Reply page = open(receipt);
        Reply kept = PostedForm.of(page, "message")
                .with("token", others)
                .with("text", "gefälscht")
                .press(visitor, "message");
        assertThat(kept.status()).isEqualTo(403);
        assertThat(PostedForm.of(kept, "message").values("text")).containsExactly("gefälscht");
        Reply asked = PostedForm.of(page, "withdraw").press(visitor, "withdraw");
        assertThat(PostedForm.of(asked, "withdraw-now")
                        .without("token")
                        .press(visitor, "withdraw-now")
                        .status())
                .isEqualTo(403);
        Reply again = open(receipt);
        assertThat(again.body()).contains("The agencies have your message").contains("There are none yet.");
        assertThat(PostedForm.of(visitor.get("/en/receipt"), "open")
                        .without("token")
                        .with("receipt", receipt)
                        .press(visitor, "open")
                        .status())
                .isEqualTo(403);
    }
}
