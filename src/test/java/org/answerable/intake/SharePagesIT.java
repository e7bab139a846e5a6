package org.answerable.intake;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.PostedForm;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.publication.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form as a browser without JavaScript walks it, on a real server. */
class SharePagesIT {
    private static final Pattern CODE = Pattern.compile("data-plain=\"([0-9A-Z-]{24})\"");
    private static final String SPANISH =
            "Nos pararon en la carretera cerca de Sun Prairie y nadie nos explicó por qué.\n\nMi hija <12> tuvo "
                    + "que traducir \"todo\" & más.";

    private final RunningServer server = RunningServer.shared();
    private final Visitor visitor = new Visitor(server);

    private Reply start(String language) {
        return visitor.get("/" + language + "/share");
    }

    private Reply told(String language, String text) {
        return PostedForm.of(start(language), "share")
                .with("kind", "complaint")
                .with("text", text)
                .press(visitor, "next");
    }

    private Reply next(Reply page) {
        return PostedForm.of(page, "share").press(visitor, "next");
    }

    private Reply review(String language, String text) {
        Reply page = next(next(next(told(language, text))));
        return page.body().contains("value=\"send\"")
                ? page
                : next(page); // With a word of no language in the text, the form may ask for its language first.
    }

    private Reply send(Reply review) {
        return PostedForm.of(review, "share").press(visitor, "send");
    }

    private static String title(Reply page) {
        Matcher title = Pattern.compile("<title>(.*?)</title>").matcher(page.body());
        assertThat(title.find()).as(page.body()).isTrue();
        return title.group(1).replaceFirst("^(Made-up example|Ejemplo inventado): ", "");
    }

    private static String receipt(Reply given) {
        Matcher code = CODE.matcher(given.body());
        assertThat(code.find()).as("%s\n%s", given.status(), given.body()).isTrue();
        return code.group(1);
    }

    private Reply opened(String receipt) {
        return visitor.json("/api/v1/receipts/open", "{\"receipt\": \"" + receipt + "\"}");
    }

    @Test
    void the_form_is_walked_without_javascript_and_gives_a_receipt() {
        Reply page = told("es", SPANISH);
        assertThat(title(page)).startsWith("¿De qué se trata?");
        assertThat(page.body()).contains("Español");
        page = PostedForm.of(page, "share")
                .with("topics", "traffic-stops", "language-access")
                .with("agencies", "state-patrol", "dane-county-sheriff")
                .press(visitor, "next");
        assertThat(title(page)).startsWith("¿Dónde y cuándo fue?");
        page = PostedForm.of(page, "share")
                .with("place.county", "55025")
                .with("place.municipality", "Sun Prairie")
                .with("place.detail", "Salida 101\njunto a la gasolinera")
                .with("occurredOn", "2026-01-05")
                .press(visitor, "next");
        page = PostedForm.of(page, "share")
                .with("publish", "yes")
                .with("contact.email", "ana@example.org")
                .with("contact.language", "es")
                .press(visitor, "next");
        assertThat(title(page)).startsWith("Revise antes de enviar");
        assertThat(page.body())
                .contains("Mi hija &lt;12&gt; tuvo que traducir")
                .contains("Salida 101")
                .contains("ana@example.org")
                .contains("class=\"passage\" lang=\"es\"")
                .contains("Quién verá qué");
        Reply given = send(page);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.header("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(given.header("Location")).isEmpty();
        assertThat(title(given)).doesNotContain(receipt(given));
        String found = opened(receipt(given)).body();
        assertThat(found)
                .contains("\"agency\":\"state-patrol\"")
                .contains("\"agency\":\"dane-county-sheriff\"")
                .contains("\"language\":\"es\"")
                .contains("nadie nos explicó por qué.\\n\\nMi hija <12> tuvo que traducir \\\"todo\\\" & más.");
    }

    private Reply reviewAt(String county, String municipality, String word) {
        Reply page = next(told("en", "The officers at the checkpoint did not tell us why we had to wait. " + word));
        page = PostedForm.of(page, "share")
                .with("place.county", county)
                .with("place.municipality", municipality)
                .press(visitor, "next");
        return next(page);
    }

    @Test
    void a_municipality_suggests_a_county_on_the_page_before_sending_and_chooses_none() {
        String first = Story.mark("f");
        String second = Story.mark("s");
        String third = Story.mark("t");
        Reply found = reviewAt("", "city of SUN PRAIRIE", first);
        assertThat(found.body())
                .contains("city of SUN PRAIRIE is in Dane County. If it happened there, please choose that county.")
                .doesNotContain("<bdi>Dane</bdi>");
        receipt(send(found));
        Reply several = reviewAt("", "Milwaukee", "");
        assertThat(several.body()).contains("Milwaukee is in more than one county: Milwaukee, Washington, Waukesha.");
        assertThat(title(PostedForm.of(several, "share").press(visitor, "change.place")))
                .startsWith("Where and when");
        Reply elsewhere = reviewAt("55025", "Wausau", second);
        assertThat(elsewhere.body()).contains("You chose Dane County. On our list, Wausau is in: Marathon.");
        receipt(send(elsewhere));
        assertThat(reviewAt("55025", "Madison", "").body())
                .doesNotContain("On our list")
                .doesNotContain("please choose that county");
        String place = "{\"kind\":\"comment\",\"text\":\"They were kind at the door. "
                + third + "\",\"language\":\"en\","
                + "\"place\":{\"municipality\":\"St. Croix Falls\"}}";
        assertThat(visitor.json("/api/v1/submissions/preview", place).body())
                .contains("St. Croix Falls is in Polk County");
        JsonObject taken =
                PublicExits.json(visitor.json("/api/v1/submissions", place).body());
        assertThat(taken.getJsonArray("notes")).isEmpty();
        Map.of(first, "none", second, "Dane", third, "none")
                .forEach((word, county) -> assertThat(new Visitor(server)
                                .bearer("demo-coordinator@demo")
                                .items("/api/v1/desk/tickets?agency=coordinating-office")
                                .filter(ticket -> ticket.getString("text").contains(word))
                                .map(ticket -> ticket.getString("county", "none")))
                        .containsExactly(county));
        assertThat(visitor.get("/en/counties/dane").body())
                .contains("<dt>Cities</dt>", "<dt>Villages</dt>", "<dt>Towns</dt>", "Sun Prairie");
        assertThat(visitor.get("/en/counties/menominee").body())
                .contains("<dt>Town</dt>")
                .doesNotContain("<dt>Cit", "<dt>Village");
    }

    @Test
    void a_receipt_stands_in_no_address_that_its_page_links_to() {
        Reply given =
                send(review("en", "A question about the checkpoint on Highway 18, please tell me who ran it and why."));
        String receipt = receipt(given);
        Matcher address =
                Pattern.compile("(?:href|action|formaction|src)=\"([^\"]*)\"").matcher(given.body());
        while (address.find()) {
            assertThat(address.group(1))
                    .doesNotContain(receipt)
                    .doesNotContain(receipt.replace("-", ""))
                    .doesNotContain("receipt=");
        }
        assertThat(given.body().replaceAll("(?s)<main.*</main>", "")).doesNotContain(receipt);
    }

    @Test
    void the_language_is_asked_for_where_it_is_in_doubt() {
        Reply page = told("en", "?!");
        assertThat(title(page)).startsWith("Which language did you write in?");
        page = PostedForm.of(page, "share").with("language", "so").press(visitor, "next");
        assertThat(title(page)).startsWith("What is it about?");
        Reply given = send(next(next(next(page))));
        assertThat(opened(receipt(given)).body()).contains("\"language\":\"so\"");
    }

    @Test
    void arabic_in_latin_letters_is_asked_about_with_the_likely_languages_first() {
        String text = "ana khayfa 3ala ebni, el shorta akhadu men el madrasa w mish 3arfeen fen";
        Reply page = told("en", text);
        assertThat(title(page)).startsWith("Which language did you write in?");
        Matcher options = languages(page);
        assertThat(options.find()).isTrue();
        assertThat(options.group(1)).isEqualTo("ar-Latn");
        assertThat(options.group(2)).as("chosen").isNotNull();
        assertThat(options.group(3)).contains("Arabic (Latin)").contains("العربية");
        assertThat(options.find()).isTrue();
        assertThat(options.group(1)).isEqualTo("ar");
        assertThat(title(next(page))).as("one question and no more").startsWith("What is it about?");
        String sent = Submitted.that(text)
                .inUnsaidLanguage()
                .allowingPublication(false)
                .by(visitor)
                .body();
        assertThat(sent)
                .containsPattern(
                        "\"language\":\\{\"confidence\":0\\.6\\d*,\"source\":\"detected\",\"tag\":\"ar-Latn\"\\}");
    }

    private static Matcher languages(Reply page) {
        return Pattern.compile("<option value=\"([^\"]*)\"( selected)?>([^<]*)")
                .matcher(page.body().substring(page.body().indexOf("id=\"language\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "es, tr, 'Dün polis evime geldi ve kardeşimi götürdü, nerede olduğunu bilmiyoruz.', turco, Türkçe",
        "en, ur, 'کل پولیس میرے گھر آئی اور میرے بھائی کو ساتھ لے گئی، ہمیں نہیں معلوم وہ کہاں ہے۔', Urdu, اردو"
    })
    void a_language_that_the_interface_has_not_is_offered_first(
            String interfaceLanguage, String tag, String text, String name, String ownName) {
        Reply page = told(interfaceLanguage, text);
        Matcher options = languages(page);
        assertThat(options.find()).isTrue();
        assertThat(options.group(1)).isEqualTo(tag);
        assertThat(options.group(2)).as("chosen").isNotNull();
        assertThat(options.group(3)).containsIgnoringCase(name).contains(ownName);
        Reply given = send(next(next(next(next(page)))));
        assertThat(opened(receipt(given)).body()).contains("\"language\":\"" + tag + "\"");
    }

    @Test
    void who_turns_back_from_the_language_has_not_chosen_one() {
        Reply back = PostedForm.of(told("en", "?"), "share").press(visitor, "back");
        assertThat(PostedForm.of(back, "share").values("language")).isEmpty();
        assertThat(PostedForm.of(back, "share").values("text")).containsExactly("?");
    }

    @ParameterizedTest
    @CsvSource({"en, Please look at 2 answers again", "es, Revise"})
    void an_empty_form_comes_back_with_errors_in_the_language_of_the_page(String language, String summary) {
        Reply page = PostedForm.of(start(language), "share").press(visitor, "next");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"errors\"")
                .contains(summary)
                .contains("href=\"#text\"")
                .contains("href=\"#kind\"")
                .contains("id=\"text-error\"")
                .contains("id=\"kind-error\"");
    }

    @Test
    void twenty_thousand_code_points_are_taken_and_one_more_is_not() {
        String most = "😀é".repeat(10_000);
        Reply page = told("en", most);
        assertThat(page.status()).isEqualTo(200);
        page = told("en", most + "x");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("20,001");
        assertThat(PostedForm.of(page, "share").values("text")).containsExactly(most + "x");
    }

    @ParameterizedTest
    @CsvSource({
        "en, %00, holds a NUL",
        "es, %00, contiene un car",
        "en, %ED%A0%80, surrogate",
        "es, %ED%A0%80, sustituto suelto",
        "en, %C0%AF, surrogate"
    })
    void what_is_no_text_is_refused_and_the_rest_stays(String language, String encoded, String word) {
        PostedForm form = PostedForm.of(start(language), "share")
                .with("kind", "comment")
                .with("text", "before MARK after")
                .with("go", "next");
        Reply page = visitor.postText(
                "/" + language + "/share",
                "application/x-www-form-urlencoded",
                form.encoded().replace("MARK", encoded));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("id=\"text-error\"").contains(word).doesNotContain("\u0000");
        assertThat(PostedForm.of(page, "share").values("text").get(0))
                .startsWith("before ")
                .endsWith(" after");
    }

    private static final String TOLD = "An ICE officer and a state trooper pulled over our car, a traffic stop. "
            + "My name is Consuelo Barrientos, call me at 608-555-0188.";

    @Test
    void the_last_page_says_whom_it_goes_to_and_why_and_leaves_out_whom_the_writer_chooses() {
        Reply page = review("en", TOLD);
        assertThat(page.body())
                .contains("Who gets your words")
                .contains("Immigration and Customs Enforcement (ICE)")
                .contains("Customs and Border Protection (CBP)")
                .contains("Wisconsin State Patrol")
                .contains("name=\"excludeAgencies\" value=\"ice\"")
                .contains("19.31")
                .doesNotContain("name=\"excludeAgencies\" value=\"coordinating-office\"");
        assertThat(page.body().indexOf("Who gets your words"))
                .isGreaterThan(page.body().indexOf("Who will see what"))
                .isLessThan(page.body().indexOf("value=\"send\""));
        Reply given = PostedForm.of(page, "share")
                .with("excludeAgencies", "ice", "cbp")
                .press(visitor, "send");
        assertThat(given.body()).contains("You left out");
        String found = opened(receipt(given)).body();
        assertThat(found)
                .contains("\"agency\":\"state-patrol\"")
                .contains("\"agency\":\"coordinating-office\"")
                .doesNotContain("\"agency\":\"ice\"")
                .contains("\"excludeAgencies\":[\"cbp\",\"ice\"]");
    }

    @Test
    void what_is_typed_stands_in_no_file_of_the_server_before_send_and_in_its_database_after() throws IOException {
        String typed = unique("Typed");
        String sent = unique("Sent");
        Reply page = review("en", TOLD + " " + typed);
        PostedForm.of(page, "share").with("excludeAgencies", "ice").press(visitor, "stay");
        new Visitor(server)
                .json(
                        "/api/v1/submissions/preview",
                        Submitted.that(typed).as("comment").inUnsaidLanguage().body());
        assertThat(receipt(send(review("en", TOLD + " " + sent)))).isNotBlank();
        // What is written later stands in the files: so would have what was written before.
        eventually("the sent words reach the database's file").until(() -> written(sent));
        assertThat(written(typed)).as("what was not sent").isFalse();
    }

    private static String unique(String begin) {
        return begin + java.util.UUID.randomUUID().toString().replaceAll("[-0-9]", "q");
    }

    private boolean written(String word) throws IOException {
        try (Stream<Path> files = Files.walk(server.data().getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                        return true;
                    }
                } catch (NoSuchFileException gone) {
                    // A file of the moment.
                }
            }
        }
        return false;
    }

    @Test
    void what_is_left_out_stays_so_on_the_way_back_and_cannot_be_named_as_well() {
        Reply page = PostedForm.of(review("en", TOLD), "share")
                .with("excludeAgencies", "ice")
                .press(visitor, "change.about");
        assertThat(PostedForm.of(page, "share").values("excludeAgencies")).containsExactly("ice");
        page = PostedForm.of(page, "share").with("agencies", "ice").press(visitor, "next");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("You named this agency, and you left it out")
                .contains("href=\"#excludeAgencies\"");
        assertThat(send(PostedForm.of(page, "share").without("excludeAgencies").press(visitor, "stay"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void what_looks_personal_is_hidden_unless_the_writer_shows_it_part_by_part() {
        String mark = "Zubenelgenubi" + System.nanoTime() % 97 + "x";
        String told = TOLD + " It was near " + mark + ".";
        Reply page = review("en", told);
        assertThat(page.body())
                .contains("What looks personal in your words")
                .contains("name=\"show\" value=\"608-555-0188\"")
                .contains("name=\"show\" value=\"Consuelo Barrientos\"");
        assertThat(page.body()).doesNotContainPattern("name=\"show\" value=\"[^\"]*\" checked");
        Reply back = PostedForm.of(page, "share").with("show", "608-555-0188").press(visitor, "change.tell");
        assertThat(PostedForm.of(back, "share").values("show")).containsExactly("608-555-0188");
        Reply again = PostedForm.of(back, "share").press(visitor, "next");
        assertThat(PostedForm.of(again, "share").values("show"))
                .as("the same words, the same choice")
                .containsExactly("608-555-0188");
        Reply other = PostedForm.of(PostedForm.of(again, "share").press(visitor, "change.tell"), "share")
                .with("text", told.replace("608-555-0188", "608-555-0199"))
                .press(visitor, "next");
        assertThat(other.body()).contains("name=\"show\" value=\"608-555-0199\"");
        assertThat(PostedForm.of(other, "share").values("show"))
                .as("asked anew for what changed")
                .isEmpty();
        String receipt = receipt(send(again));
        assertThat(opened(receipt).body()).contains("Consuelo Barrientos");
        String tickets = new Visitor(RunningServer.shared())
                .bearer("demo-liaison@state-patrol.demo")
                .items("/api/v1/desk/tickets")
                .map(Object::toString)
                .filter(t -> t.contains(mark))
                .findFirst()
                .orElseThrow();
        assertThat(tickets)
                .contains("▮▮▮")
                .contains("608-555-0188")
                .doesNotContain("Consuelo")
                .doesNotContain("Barrientos");
    }

    @Test
    void who_may_see_the_words_is_changed_with_the_receipt_on_a_page() {
        String receipt = receipt(send(review("en", TOLD)));
        Reply ask = visitor.get("/en/receipt");
        Reply opened =
                visitor.post("/en/receipt", Map.of("token", ask.input("token"), "receipt", receipt, "go", "open"));
        assertThat(opened.body()).contains("Who may see your words").contains("hidden from agencies");
        Reply page = visitor.post(
                "/en/receipt", Map.of("token", opened.input("token"), "receipt", receipt, "go", "consent"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("name=\"excludeAgencies\" value=\"ice\"")
                .contains("Immigration and Customs Enforcement (ICE)")
                .doesNotContain("coordinating-office");
        String before = opened(receipt).body();
        Reply back = visitor.post(
                "/en/receipt",
                Map.of(
                        "token",
                        page.input("token"),
                        "receipt",
                        receipt,
                        "publish",
                        "no",
                        "mask",
                        "show",
                        "excludeAgencies",
                        "ice",
                        "go",
                        "open"));
        assertThat(back.body())
                .as("back, whatever was chosen")
                .contains("Who may see your words")
                .doesNotContain("What you chose is saved");
        assertThat(opened(receipt).body()).as("changes nothing").isEqualTo(before);
        Reply saved = visitor.post(
                "/en/receipt",
                Map.of(
                        "token",
                        page.input("token"),
                        "receipt",
                        receipt,
                        "publish",
                        "no",
                        "mask",
                        "show",
                        "excludeAgencies",
                        "ice",
                        "go",
                        "consent-now"));
        assertThat(saved.body())
                .contains("What you chose is saved")
                .contains("You left this agency out")
                .contains("No part of your words is hidden");
        assertThat(opened(receipt).body()).contains("\"maskPersonal\":false").contains("\"excludeAgencies\":[\"ice\"]");
        Reply stale = visitor.post(
                "/en/receipt",
                Map.of("token", "old", "receipt", receipt, "publish", "no", "mask", "hide", "go", "consent-now"));
        assertThat(stale.status()).isEqualTo(403);
        assertThat(opened(receipt).body())
                .as("nothing is done without the token")
                .contains("\"maskPersonal\":false")
                .contains("\"excludeAgencies\":[\"ice\"]");
        Reply wrong = visitor.post(
                "/en/receipt",
                Map.of(
                        "token",
                        page.input("token"),
                        "receipt",
                        receipt,
                        "publish",
                        "yes",
                        "excludeAgencies",
                        "no-such",
                        "go",
                        "consent-now"));
        assertThat(wrong.status()).isEqualTo(422);
    }

    @Test
    void bidi_controls_are_taken_out_and_said_so() {
        Reply given = send(review(
                "en", "The officer said \u202Egnihton\u202C and left us standing there in the rain for an hour."));
        assertThat(given.body()).contains("We took out some invisible characters.");
        assertThat(opened(receipt(given)).body()).contains("The officer said gnihton and left");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, insult, kind",
        "topics, nonsense, topics",
        "agencies, fbi, agencies",
        "place.county, 17031, place.county",
        "occurredOn, 2999-01-01, occurredOn",
        "occurredOn, yesterday, occurredOn",
        "publish, perhaps, publish",
        "language, xx-yy-zz-1, language",
        "contact.email, nobody, contact.email"
    })
    void a_wrong_value_in_the_last_step_leads_to_its_question_and_sends_nothing(String field, String wrong, String id) {
        Reply page =
                PostedForm.of(review("es", SPANISH), "share").with(field, wrong).press(visitor, "send");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("href=\"#" + id + "\"")
                .contains("id=\"" + id + "\"")
                .doesNotContain("data-plain");
        assertThat(page.header("Content-Language")).contains("es");
        assertThat(PostedForm.of(page, "share").values("text")).containsExactly(SPANISH);
    }

    @Test
    void an_address_with_a_line_break_smuggles_nothing_into_a_mail() {
        Reply page = PostedForm.of(
                        next(next(told("en", "They were kind to us at the border office, thank you very much."))),
                        "share")
                .with("contact.email", "a@example.org\nBcc: b@example.org")
                .press(visitor, "next");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .contains("id=\"contact.email-error\"")
                .contains("This does not look like an e-mail address");
    }

    @Test
    void the_language_of_the_page_changes_at_any_step_and_nothing_is_lost() {
        Reply page = told("en", SPANISH);
        for (int step = 0; step < 4; step++) {
            List<String> before = PostedForm.of(page, "share").values("text");
            Reply other = PostedForm.of(page, "share").to("/es/share").press(visitor, "stay");
            assertThat(other.status()).isEqualTo(200);
            assertThat(other.body())
                    .contains("<html lang=\"es\"")
                    .contains("Paso " + (step + 2) + " de 5")
                    .doesNotContain("id=\"errors\"");
            assertThat(PostedForm.of(other, "share").values("text"))
                    .isEqualTo(before)
                    .containsExactly(SPANISH);
            page = step < 3 ? next(page) : page;
        }
        assertThat(page.body()).contains("formaction=\"/es/share?w=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | I was pulled over for a broken tail light and nobody told me why. | traffic-stops | Likely, from your words",
                "es | Pararon mi carro por una luz trasera y nadie nos dijo por qué. | traffic-stops | Probables, según sus palabras"
            })
    void topics_stand_in_groups_each_once_and_the_likely_ones_first(
            String language, String words, String first, String heading) {
        Reply page = told(language, words);
        List<String> values = Pattern.compile("name=\"topics\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(r -> r.group(1))
                .toList();
        assertThat(page.body()).contains(heading);
        assertThat(values).first().isEqualTo(first);
        assertThat(values).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(22);
        assertThat(page.body().split("class=\"choices-group\"", -1)).hasSize(7);
        assertThat(told(language, "Xyzzy 123 abc def ghi jkl mno pqr.").body()).doesNotContain(heading);
    }

    @Test
    void the_printed_receipt_says_where_it_is_opened_and_no_name_of_a_rule() {
        Reply given =
                send(review("en", "I was pulled over on the road by the State Patrol, and nobody told me the reason."));
        assertThat(given.body())
                .containsPattern(
                        "class=\"print-only\">Open your receipt at this address: <bdi dir=\"ltr\">https?://[^<]+/en/receipt</bdi>");
        assertThat(given.body()).doesNotContainPattern("\\(Rule ");
    }

    @Test
    void the_summary_names_each_field_in_the_order_of_the_page_and_the_title_says_that_something_is_wrong() {
        Reply page = PostedForm.of(start("en"), "share").press(visitor, "next");
        assertThat(page.status()).isEqualTo(422);
        assertThat(title(page)).startsWith("Error: ");
        List<String> lines = Pattern.compile("<li><a href=\"#([^\"]+)\">([^<]+)</a></li>")
                .matcher(page.body())
                .results()
                .map(r -> r.group(1) + "|" + r.group(2))
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("text|What do you want to tell us? ");
        assertThat(lines.get(1)).startsWith("kind|What kind of message is it? ");
        assertThat(page.body().indexOf("id=\"text\"")).isLessThan(page.body().indexOf("id=\"kind\""));
        assertThat(title(PostedForm.of(page, "share")
                        .with("text", "It was on Monday, on the highway near Madison.")
                        .with("kind", "question")
                        .press(visitor, "next")))
                .doesNotContain("Error");
    }

    @Test
    void sending_twice_gives_the_same_receipt() throws Exception {
        PostedForm form = PostedForm.of(
                review("en", "The same letter twice: why did the patrol car follow our school bus on Monday?"),
                "share");
        Set<String> receipts = new HashSet<>();
        try (ExecutorService two = Executors.newFixedThreadPool(4)) {
            Callable<String> press =
                    () -> receipt(form.press(new Visitor(server).cookie("form", visitor.cookie("form")), "send"));
            for (var answer : two.invokeAll(List.of(press, press, press, press))) {
                receipts.add(answer.get());
            }
        }
        receipts.add(receipt(form.press(visitor, "send")));
        assertThat(receipts).hasSize(1);
    }

    @Test
    void what_was_sent_and_then_changed_asks_before_it_becomes_a_second_case() {
        Reply review = review("en", "The first letter, about the plates that they photograph at the market.");
        String first = receipt(send(review));
        Reply asked = PostedForm.of(review, "share")
                .with("text", "The second letter, about the plates that they photograph at the market.")
                .press(visitor, "send");
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body()).contains("You sent this before").doesNotContain("data-plain");
        assertThat(receipt(send(asked))).isNotEqualTo(first);
    }

    @Test
    void a_form_without_a_token_or_with_an_old_or_another_s_is_shown_again_and_sends_nothing() {
        Reply review = review("en", "Nobody told us what the paper said that we had to sign at the courthouse.");
        Visitor other = new Visitor(server);
        String others = other.get("/en/share").input("token");
        for (PostedForm forged : List.of(
                PostedForm.of(review, "share").without("token"),
                PostedForm.of(review, "share").with("token", others),
                PostedForm.of(review, "share").with("token", "1000." + others.substring(others.indexOf('.') + 1)),
                PostedForm.of(review, "share").with("token", "x"))) {
            Reply again = forged.press(visitor, "send");
            assertThat(again.status()).isEqualTo(403);
            assertThat(again.body())
                    .contains("What you wrote is still here, and no agency got it")
                    .doesNotContain("data-plain");
            assertThat(PostedForm.of(again, "share").values("text"))
                    .containsExactly("Nobody told us what the paper said that we had to sign at the courthouse.");
            assertThat(receipt(send(again))).isEqualTo(receipt(send(review)));
        }
    }

    @Test
    void who_has_no_cookie_is_asked_to_press_again() {
        PostedForm form = PostedForm.of(
                review("en", "I have cookies switched off on this library computer, does it still work?"), "share");
        Visitor fresh = new Visitor(server);
        Reply again = form.press(fresh, "send");
        assertThat(again.status()).isEqualTo(403);
        assertThat(receipt(PostedForm.of(again, "share").press(fresh, "send"))).isNotEmpty();
    }

    @Test
    void the_cookie_says_nothing_and_is_kept_from_scripts_and_other_sites() {
        Reply page = start("en");
        assertThat(page.all("Set-Cookie"))
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie)
                        .contains("HttpOnly")
                        .contains("SameSite=Strict")
                        .doesNotContain("Max-Age")
                        .doesNotContain("Expires"));
        assertThat(new Visitor(server).get("/en/").all("Set-Cookie")).isEmpty();
        assertThat(new Visitor(server).get("/en/learn/your-rights").all("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void a_body_of_another_type_or_too_large_is_refused() {
        assertThat(visitor.postText("/en/share", "application/json", "{}").status())
                .isEqualTo(415);
        assertThat(visitor.postText("/en/share", "application/x-www-form-urlencoded", "text=" + "x".repeat(600_000))
                        .status())
                .isEqualTo(413);
        assertThat(visitor.postText("/en/share", "application/x-www-form-urlencoded", "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_unknown_step_or_button_does_no_harm() {
        Reply page = told("en", "Please say who is in charge of the joint operation at the county fair.");
        assertThat(PostedForm.of(page, "share")
                        .with("at", "admin")
                        .press(visitor, "change.everything")
                        .status())
                .isEqualTo(200);
        assertThat(PostedForm.of(page, "share").press(visitor, "send").body()).doesNotContain("data-plain");
        assertThat(visitor.post("/en/share", Map.of("token", page.input("token"), "at", "review", "go", "send"))
                        .status())
                .isEqualTo(422);
    }
}
