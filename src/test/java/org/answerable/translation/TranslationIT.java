package org.answerable.translation;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.PostedForm;
import org.answerable.PublicExits;
import org.answerable.RunningServer;
import org.answerable.Submitted;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.platform.Databases;
import org.answerable.publication.Story;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Translation from end to end: a server on PostgreSQL with a mail server and a translation service beside it, over HTTP
 * and SMTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranslationIT {
    private static final String DESK = "/api/v1/desk/translations";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private final TranslationService service = new TranslationService();
    private RunningServer server;
    private Visitor translator;

    @BeforeAll
    void start() {
        mail.start();
        Map<String, String> environment = new HashMap<>(Databases.told().environment());
        environment.putAll(Map.of(
                "MAIL_SMTP_URL",
                "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?tls=none",
                "TRANSLATE_URL",
                service.url(),
                "TRANSLATE_KEY",
                TranslationService.KEY,
                "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                "0",
                "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                "0",
                "RATE_LIMIT_TRANSLATIONS_PER_MINUTE",
                "7"));
        server = RunningServer.start(environment);
        translator = token("translator@demo");
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        service.close();
        mail.stop();
    }

    /** A submission for the state patrol: its receipt, and the ids that staff know. */
    private record Sent(String receipt, String submission, String ticket) {}

    private Visitor token(String account) {
        return new Visitor(server).bearer("demo-" + account);
    }

    private static String word() {
        return Story.mark("");
    }

    private Sent submit(String text, String language, JsonObjectBuilder contact, String title) {
        Submitted submission = Submitted.that(text)
                .in(language)
                .allowingPublication()
                .hidingNothing()
                .to("state-patrol")
                .at("behind the blue mill");
        if (title != null) {
            submission.called(title);
        }
        if (contact != null) {
            submission.reachedBy(contact);
        }
        return new Sent(
                submission.receipt(new Visitor(server)),
                find(token("moderator@demo"), "/api/v1/desk/submissions?state=awaiting-moderation", text)
                        .getString("id"),
                find(token("liaison@state-patrol.demo"), "/api/v1/desk/tickets?agency=state-patrol", text)
                        .getString("id"));
    }

    private static JsonObject object(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isLessThan(300);
        return PublicExits.json(reply.body());
    }

    private static JsonObject find(Visitor staff, String list, String text) {
        return seek(staff, list, text).orElseThrow(() -> new AssertionError(list + " does not hold " + text));
    }

    private static Optional<JsonObject> seek(Visitor staff, String list, String text) {
        return staff.items(list)
                .filter(item -> item.getString("text", "").equals(text))
                .findFirst();
    }

    private String publish(Sent sent, String redactions) {
        return object(token("moderator@demo")
                        .json(
                                "/api/v1/desk/submissions/" + sent.submission() + "/publish",
                                "{\"redactions\":" + redactions + "}"))
                .getString("record");
    }

    private void answer(Sent sent, String text, boolean isPublic) {
        object(token("liaison@state-patrol.demo")
                .json(
                        "/api/v1/desk/tickets/" + sent.ticket() + "/answer",
                        Json.createObjectBuilder()
                                .add("text", text)
                                .add("language", "en")
                                .add("public", isPublic)
                                .build()
                                .toString()));
    }

    private static <T> T await(String what, Callable<Optional<T>> found) {
        return eventually("there is a " + what)
                .until(found, Optional::isPresent)
                .get();
    }

    private JsonObject passage(String text, String target) {
        return await("passage of " + text, () -> seekPassage(text, target, false));
    }

    /** What an agency has to read and does not. */
    private JsonObject forAgency(String text) {
        return await("passage for an agency of " + text, () -> seekPassage(text, "en", true));
    }

    private Optional<JsonObject> seekPassage(String text, String target, boolean forAgency) {
        return translator
                .items(DESK + "?target=" + target)
                .filter(item -> item.getString("text", "").equals(text)
                        && item.getString("waits").equals("agency") == forAgency)
                .findFirst();
    }

    private JsonObject translate(JsonObject passage, String title, String text) {
        JsonObjectBuilder body = Json.createObjectBuilder().add("text", text).add("mark", passage.getString("mark"));
        if (title != null) {
            body.add("title", title);
        }
        return object(translator.json(
                DESK + "/" + passage.getString("id"), body.build().toString()));
    }

    private JsonObject record(String id) {
        return object(new Visitor(server).get("/api/v1/records/" + id));
    }

    private JsonObject open(Sent sent) {
        return object(new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + sent.receipt() + "\"}"));
    }

    private List<MimeMessage> mailsTo(String address) {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            try {
                if (message.getAllRecipients()[0].toString().equals(address)) {
                    found.add(message);
                }
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
        return found;
    }

    private MimeMessage mailTo(String address, int number) {
        return await(
                "mail " + number + " to " + address,
                () -> Optional.of(mailsTo(address))
                        .filter(all -> all.size() >= number)
                        .map(all -> all.get(number - 1)));
    }

    @Test
    void a_mail_in_somali_goes_to_a_somali_reader_although_an_english_speaker_answered_from_a_spanish_page()
            throws Exception {
        String address = word() + "@example.org";
        String place = word();
        Sent sent = submit(
                "Askari ayaa i joojiyay " + place,
                "so",
                Json.createObjectBuilder()
                        .add("name", "Cabdi " + place)
                        .add("email", address)
                        .add("language", "so"),
                null);
        String answer = "We looked at the record of this stop, " + word() + ".";
        Visitor liaison = new Visitor(server).signIn("liaison@state-patrol.demo");
        Reply page = liaison.get("/es/desk/tickets/" + sent.ticket());
        assertThat(page.body()).contains("<html lang=\"es\"");
        Reply answered = liaison.post(
                "/es/desk/tickets/" + sent.ticket() + "/answer",
                Map.of(
                        "token",
                        page.input("token"),
                        "seen",
                        page.input("seen"),
                        "answer-text",
                        answer,
                        "answer-language",
                        "en",
                        "answer-public",
                        "yes"));
        assertThat(answered.status()).as(answered.body()).isEqualTo(303);

        MimeMessage first = mailTo(address, 1);
        assertSomali(first, answer, place);

        JsonObject waiting = passage(answer, "so");
        assertThat(waiting.getString("kind")).isEqualTo("answer");
        assertThat(waiting.getString("waits")).isEqualTo("writer");
        assertThat(waiting.toString())
                .as("no identity, no place, no case")
                .doesNotContain(place)
                .doesNotContain(address)
                .doesNotContain("blue mill")
                .doesNotContain(sent.ticket())
                .doesNotContain(sent.submission())
                .doesNotContain("Dane");
        String untranslated = openedPage(sent);
        assertThat(untranslated)
                .contains(answer)
                .contains("Kani weli Af-Soomaali kuma jiro.")
                .contains("lang=\"en\" dir=\"ltr\"");

        String somali = "Waan eegnay diiwaanka joojintan, " + word() + ".";
        translate(waiting, null, somali);
        JsonObject translated = open(sent)
                .getJsonArray("answers")
                .getJsonObject(0)
                .getJsonArray("translations")
                .getJsonObject(0);
        assertThat(translated.getString("language")).isEqualTo("so");
        assertThat(translated.getString("text")).isEqualTo(somali);
        assertThat(translated.getString("by")).isEqualTo("person");
        String opened = openedPage(sent);
        assertThat(opened.indexOf(somali))
                .as("the reader's language first, the original one tap away")
                .isPositive()
                .isLessThan(opened.indexOf("<details class=\"original\">"));
        assertThat(opened).contains(answer).contains("Qof ayaa turjumay.");
        assertSomali(mailTo(address, 2), somali, place);
    }

    private String openedPage(Sent sent) {
        Visitor writer = new Visitor(server);
        Reply opened = writer.submit("/so/receipt", "/so/receipt", Map.of("receipt", sent.receipt(), "go", "open"));
        assertThat(opened.status()).isEqualTo(200);
        return opened.body();
    }

    private void assertSomali(MimeMessage message, String words, String place) throws Exception {
        assertThat(message.getSubject()).isEqualTo("Tusaale la alifay: Wax cusub ayaa kuu yaal oo aad akhrin karto");
        String body = ((String) message.getContent()).replace("\r\n", "\n");
        assertThat(body)
                .startsWith("Salaan,\n")
                .contains("1. Fur " + server.base() + "/so/receipt\n")
                .contains("2. Ku qor lambarka rasiidkaaga.")
                .doesNotContain("Hello")
                .doesNotContain("Hola")
                .doesNotContain("{")
                .doesNotContain(words)
                .doesNotContain(place);
        assertThat(message.getHeader("Content-Language")).containsExactly("so");
        assertThat(message.getContentType().toLowerCase(java.util.Locale.ROOT))
                .contains("text/plain")
                .contains("utf-8");
        assertThat(decoded(message.getHeader("Subject")[0]))
                .isEqualTo("Tusaale la alifay: Wax cusub ayaa kuu yaal oo aad akhrin karto");
        assertThat(message.getHeader("Auto-Submitted")).isNotNull();
    }

    private static String decoded(String header) throws UnsupportedEncodingException {
        return MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    @Test
    void a_machine_drafts_what_is_public_and_nothing_is_shown_before_a_person_has_read_it() {
        String mark = word();
        String text = "Un agente me paró sin motivo, " + mark + ".";
        Sent sent = submit(text, "es", null, "Me pararon");
        String id = publish(sent, "[]");
        JsonObject drafted = await("draft", () -> seek(translator, DESK + "?target=en&state=drafted", text));
        assertThat(drafted.getJsonObject("translation").getString("text")).isEqualTo("[machine] " + text);
        assertThat(drafted.getJsonObject("translation").getString("by")).isEqualTo("machine");
        assertThat(record(id).getJsonArray("translations"))
                .as("a draft is shown nowhere")
                .isEmpty();
        assertThat(new Visitor(server).get("/en/records/" + id).body())
                .doesNotContain("[machine]")
                .contains("This is not available in English yet.");
        assertThat(new Visitor(server)
                        .signIn("translator@demo")
                        .get("/en/desk/translation/" + drafted.getString("id"))
                        .body())
                .contains("A machine wrote this draft.")
                .contains("[machine] " + text)
                .contains("lang=\"es\" dir=\"ltr\"");

        translate(drafted, "[machine] Me pararon", "[machine] " + text);
        JsonObject shown = record(id).getJsonArray("translations").getJsonObject(0);
        assertThat(shown.getString("by"))
                .as("a person has read it and changed no word")
                .isEqualTo("machine");
        assertThat(new Visitor(server).get("/en/records/" + id).body())
                .contains("Translated by a machine and checked by a person.")
                .contains("[machine] " + text);

        translate(passageOf(drafted), "I was stopped", "An officer stopped me for no reason, " + mark + ".");
        JsonObject corrected = record(id).getJsonArray("translations").getJsonObject(0);
        assertThat(corrected.getString("by")).isEqualTo("person");
        assertThat(corrected.getString("title")).isEqualTo("I was stopped");
        String page = new Visitor(server).get("/en/records/" + id).body();
        assertThat(page.indexOf(text))
                .as("the original first")
                .isPositive()
                .isLessThan(page.indexOf("An officer stopped me"));
        assertThat(page).contains("Translated by a person.");
        assertThat(new Visitor(server).get("/ar/records/" + id).body())
                .as("other readers may open it")
                .contains("An officer stopped me")
                .contains("lang=\"en\" dir=\"ltr\"");
        assertThat(new Visitor(server)
                        .get("/api/v1/search.ndjson?lang=es")
                        .body()
                        .lines()
                        .filter(line -> line.contains(id))
                        .findFirst()
                        .orElseThrow())
                .contains("An officer stopped me");
        for (String words : List.of("officer " + mark, mark)) {
            JsonObject hit = await(
                    "hit of " + words,
                    () -> object(new Visitor(server).get("/api/v1/search?q=" + words.replace(" ", "+")))
                            .getJsonArray("hits")
                            .getValuesAs(JsonObject.class)
                            .stream()
                            .filter(h -> h.getString("id").equals(id) && !h.isNull("translated"))
                            .findFirst());
            assertThat(hit.getString("language")).isEqualTo("en");
            assertThat(hit.getJsonObject("translated").getString("by")).isEqualTo("person");
            assertThat(hit.getJsonObject("translated").getString("from")).isEqualTo("es");
            assertThat(hit.getString("snippet").replaceAll("</?mark>", "")).contains("An officer stopped me");
        }
        assertThat(new Visitor(server).get("/en/search?q=" + mark).body()).contains("Translated by a person.");
        List<String> acts = token("auditor@demo")
                .items("/api/v1/desk/audit")
                .filter(item -> item.getString("subject").equals("record:" + id))
                .map(item -> item.getString("actor") + " " + item.getString("act"))
                .toList();
        assertThat(acts).contains("system translation.drafted", "translator@demo translation.reviewed");
    }

    private JsonObject passageOf(JsonObject passage) {
        return object(translator.get(DESK + "/" + passage.getString("id"))).getJsonObject("passage");
    }

    @Test
    void the_first_page_and_a_town_hall_quote_people_in_the_readers_language_with_the_original_one_tap_away() {
        String text = "Un agente me ayudó con mucha paciencia, " + word() + ".";
        String reply = "We passed your thanks on, " + word() + ".";
        Sent sent = submit(text, "es", null, null);
        answer(sent, reply, true);
        String id = publish(sent, "[]");
        String english = "An officer helped me very patiently, " + word() + ".";
        String spanish = "Dimos las gracias de su parte, " + word() + ".";
        translate(passage(text, "en"), null, english);
        translate(passage(reply, "es"), null, spanish);
        Visitor coordinator = token("coordinator@demo");
        String slug = object(coordinator.json(
                        "/api/v1/desk/town-halls",
                        "{\"title\":\"Thanks and complaints\",\"startsAt\":\""
                                + Instant.now().plus(Duration.ofDays(9))
                                + "\",\"place\":\"Library\",\"county\":\"Dane\"}"))
                .getString("slug");
        object(coordinator.json(
                "/api/v1/desk/town-halls/" + slug + "/agenda", "{\"title\":\"Thanks\",\"records\":[\"" + id + "\"]}"));

        for (String path : List.of("/", "/agencies/state-patrol", "/town-halls/" + slug)) {
            assertOneTapAway(path, "en", english, text, "Translated by a person.");
            assertThat(new Visitor(server).get("/ar" + path).body())
                    .as(path + ": nobody put it into Arabic")
                    .contains(text)
                    .doesNotContain(english);
        }
        String spanishHome = new Visitor(server).get("/es/").body();
        assertThat(spanishHome).contains(text).doesNotContain(english);
        assertOneTapAway("/", "es", spanish, reply, "Traducido por una persona.");
    }

    /** The reader's language first, who put it into that, and behind a closed fold what was written. */
    private void assertOneTapAway(String path, String language, String first, String original, String by) {
        String page = new Visitor(server).get("/" + language + path).body();
        int at = page.indexOf(first);
        assertThat(at).as(path).isPositive();
        String after = page.substring(at, page.indexOf(original));
        assertThat(after)
                .as(path)
                .contains(by)
                .contains("<details class=\"original\">")
                .doesNotContain("</details>");
    }

    /** Published, answered for the writer alone, and asked: the three kinds of words that a translator gets. */
    @Test
    void a_translator_sees_words_and_languages_and_neither_who_wrote_nor_where_nor_in_which_case() {
        String town = word();
        String street = word();
        String person = word();
        String title = "About " + word();
        String text = "Waxay yiraahdeen " + word() + " waa in aan sugnaa.";
        String receipt = Submitted.that(text)
                .called(title)
                .in("so")
                .allowingPublication()
                .hidingNothing()
                .happenedOn("2026-02-03")
                .to("state-patrol")
                .at("Menominee", town, "behind the house of " + street)
                .reachedBy(Json.createObjectBuilder()
                        .add("name", person)
                        .add("email", person + "@example.org")
                        .add("phone", "608-555-0144")
                        .add("language", "so"))
                .receipt(new Visitor(server));
        JsonObject submission =
                find(token("moderator@demo"), "/api/v1/desk/submissions?state=awaiting-moderation", text);
        String ticket = find(token("liaison@state-patrol.demo"), "/api/v1/desk/tickets?agency=state-patrol", text)
                .getString("id");
        Sent sent = new Sent(receipt, submission.getString("id"), ticket);
        String answer = "For you alone: we look into it, " + word() + ".";
        answer(sent, answer, false);
        String question = "Which day was it, " + word() + "?";
        object(token("liaison@state-patrol.demo")
                .json(
                        "/api/v1/desk/tickets/" + ticket + "/message",
                        Json.createObjectBuilder().add("text", question).build().toString()));
        publish(sent, "[]");
        Visitor browser = new Visitor(server).signIn("translator@demo");
        for (String[] one : new String[][] {{text, "en"}, {answer, "so"}, {question, "so"}}) {
            String id = passage(one[0], one[1]).getString("id");
            List<String> seen = new ArrayList<>();
            translator
                    .items(DESK + "?target=" + one[1])
                    .filter(item -> item.getString("id").equals(id))
                    .forEach(item -> seen.add(item.toString()));
            for (String path :
                    List.of(DESK + "/" + id, "/en/desk/translation/" + id, "/en/desk/translation?target=" + one[1])) {
                Reply reply = (path.startsWith("/api") ? translator : browser).get(path);
                assertThat(reply.status()).as(path).isEqualTo(200);
                seen.add(reply.headers() + reply.body());
            }
            assertThat(seen.getFirst()).contains(one[0]);
            for (String what : List.of(
                    town,
                    street,
                    person,
                    "608-555-0144",
                    "Menominee",
                    "55078",
                    "2026-02-03",
                    receipt,
                    receipt.replace("-", ""),
                    sent.submission(),
                    ticket)) {
                assertThat(seen).as(what + " with " + one[0]).noneMatch(page -> page.contains(what));
            }
        }
        String read = token("auditor@demo")
                .get("/api/v1/desk/reads?actor=translator@demo&subject=submission:" + sent.submission())
                .body();
        assertThat(read)
                .as("who translates what is not public reads it")
                .contains("ticket:" + ticket, "\"answers\"", "\"messages\"");
        for (String path : List.of(
                "/api/v1/desk/tickets",
                "/api/v1/desk/tickets/" + ticket,
                "/api/v1/desk/submissions/" + sent.submission())) {
            assertThat(translator.get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void what_only_its_writer_reads_is_never_given_to_the_service() {
        String secret = "For you alone: " + word();
        Sent sent = submit("Tareekh " + word(), "so", null, null);
        answer(sent, secret, false);
        passage(secret, "so");
        String text = "Otro agente, " + word();
        publish(submit(text, "es", null, null), "[]");
        await("draft of what came later", () -> seek(translator, DESK + "?target=en&state=drafted", text));
        assertThat(service.given).contains(text).doesNotContain(secret);
        assertThat(passage(secret, "so").getString("state")).isEqualTo("waiting");
    }

    @Test
    void a_translation_is_gone_from_every_exit_as_soon_as_its_text_is_redacted_or_withdrawn() {
        String plate = word();
        String text = "La placa era " + plate + " y llamé al 608-555-0142.";
        Sent sent = submit(text, "es", null, null);
        int phone = text.indexOf("608");
        String id = publish(sent, "[{\"start\":" + phone + ",\"end\":" + (phone + 12) + ",\"kind\":\"phone\"}]");
        JsonObject passage = passage(text.replace("608-555-0142", "▮▮▮"), "en");
        Reply lost =
                translator.json(DESK + "/" + passage.getString("id"), "{\"text\":\"The plate was " + plate + ".\"}");
        assertThat(lost.status()).as("the mark is lost").isEqualTo(422);
        assertThat(lost.body()).contains("/text").contains("▮▮▮");
        translate(passage, null, "The plate was " + plate + " and I called ▮▮▮.");
        assertThat(new Visitor(server).get("/en/records/" + id).body())
                .contains("The plate was " + plate + " and I called")
                .doesNotContain("I called ▮▮▮");
        assertThat(record(id).toString()).contains("The plate was " + plate);

        int start = text.indexOf(plate);
        publish(sent, "[{\"start\":" + start + ",\"end\":" + (start + plate.length()) + ",\"kind\":\"plate\"}]");
        for (String exit : List.of(
                "/en/records/" + id,
                "/es/records/" + id,
                "/so/records/" + id,
                "/api/v1/records/" + id,
                "/api/v1/search.ndjson",
                "/api/v1/search.csv",
                "/api/v1/search.atom",
                "/en/search?q=" + plate,
                "/api/v1/search?q=" + plate)) {
            assertThat(new Visitor(server)
                            .get(exit)
                            .body()
                            .replace("q=" + plate, "")
                            .replace("value=\"" + plate, ""))
                    .as(exit)
                    .doesNotContain("The plate was")
                    .doesNotContain("placa era " + plate);
        }
        assertThat(translator.get(DESK + "/" + passage.getString("id")).status())
                .as("at the desk too")
                .isEqualTo(404);
        assertThat(translator
                        .json(DESK + "/" + passage.getString("id"), "{\"text\":\"x ▮▮▮\"}")
                        .status())
                .isEqualTo(404);
        JsonObject again = passage("La placa era ▮▮▮ y llamé al ▮▮▮.", "en");
        translate(again, null, "The plate was ▮▮▮ and I called ▮▮▮.");
        assertThat(record(id).getJsonArray("translations")).hasSize(1);

        assertThat(new Visitor(server)
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + sent.receipt() + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(new Visitor(server).get("/api/v1/records/" + id).status()).isEqualTo(404);
        assertThat(translator.get(DESK + "/" + again.getString("id")).status()).isEqualTo(404);
        assertThat(seek(translator, DESK + "?state=all", "La placa era ▮▮▮ y llamé al ▮▮▮."))
                .isEmpty();
    }

    @Test
    void the_source_that_was_seen_must_be_the_one_that_is_translated() {
        String text = "Texto " + word();
        publish(submit(text, "es", null, null), "[]");
        JsonObject passage = passage(text, "en");
        assertThat(translator
                        .json(DESK + "/" + passage.getString("id"), "{\"text\":\"Text\",\"mark\":\"0123456789abcdef\"}")
                        .status())
                .isEqualTo(409);
        assertThat(translator
                        .json(
                                DESK + "/" + passage.getString("id"),
                                "{\"text\":\" \",\"mark\":\"" + passage.getString("mark") + "\"}")
                        .status())
                .isEqualTo(422);
        assertThat(token("auditor@demo")
                        .json(DESK + "/" + passage.getString("id"), "{\"text\":\"Text\"}")
                        .status())
                .isEqualTo(403);
        assertThat(token("auditor@demo")
                        .get(DESK + "/" + passage.getString("id"))
                        .status())
                .isEqualTo(200);
        assertThat(new Visitor(server)
                        .signIn("liaison@ice.demo")
                        .get("/en/desk/translation")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_reader_asks_for_a_translation_and_it_moves_forward_and_nobody_asks_without_end() {
        String text = "An officer explained everything kindly, " + word() + ".";
        String id = publish(submit(text, "en", null, null), "[]");
        Reply page = new Visitor(server).get("/sw/records/" + id);
        assertThat(page.body())
                .contains("Hii bado haipo kwa Kiswahili.")
                .contains("action=\"/sw/records/" + id + "/translations\"");
        assertThat(seek(translator, DESK + "?target=sw", text)).isEmpty();
        Visitor reader = new Visitor(server);
        Reply asked = reader.post("/sw/records/" + id + "/translations", Map.of());
        assertThat(asked.status()).as(asked.body()).isEqualTo(303);
        assertThat(asked.all("Set-Cookie")).isEmpty();
        assertThat(reader.get("/sw/records/" + id + "?asked=true").body()).contains("Watafsiri sasa wanajua");
        JsonObject passage = passage(text, "sw");
        assertThat(passage.getString("waits")).isEqualTo("readers");
        List<JsonObject> queue = translator.items(DESK + "?size=100").toList();
        List<String> order = queue.stream().map(item -> item.getString("waits")).toList();
        List<String> sorted = new ArrayList<>(order);
        sorted.sort(java.util.Comparator.comparing(List.of("agency", "writer", "readers", "nobody")::indexOf));
        assertThat(order)
                .as("agencies, then writers, then readers, then nobody")
                .isEqualTo(sorted)
                .contains("writer", "readers", "nobody");
        assertThat(new Visitor(server)
                        .post("/sw/records/zzzzzzzzzzzz/translations", Map.of())
                        .status())
                .isEqualTo(404);
        String promised = "Tell everybody the reason of a stop, " + word() + ".";
        String promise = "/sw/commitments/" + promise(promised).get(1);
        assertThat(reader.post(promise + "/translations", Map.of())
                        .header("Location")
                        .orElseThrow())
                .endsWith(promise + "?asked=true#translation");
        assertThat(reader.get(promise + "?asked=true").body()).contains("Watafsiri sasa wanajua");
        assertThat(passage(promised, "sw").getString("waits")).isEqualTo("readers");
        assertThat(new Visitor(server)
                        .post("/sw/commitments/zzzzzzzzzzzz/translations", Map.of())
                        .status())
                .isEqualTo(404);
        String meeting =
                "/sw/town-halls/" + promise("Tell the reason, " + word() + ".").get(0);
        assertThat(reader.post(meeting + "/translations", Map.of())
                        .header("Location")
                        .orElseThrow())
                .endsWith(meeting + "?asked=true#translation");
        assertThat(reader.get(meeting + "?asked=true").body()).contains("Watafsiri sasa wanajua");
        assertThat(new Visitor(server)
                        .post("/sw/town-halls/no-such-meeting/translations", Map.of())
                        .status())
                .isEqualTo(404);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            statuses.add(
                    reader.post("/sw/records/" + id + "/translations", Map.of()).status());
        }
        assertThat(statuses).contains(429);
        translate(passage, null, "Askari alieleza kila kitu kwa upole.");
        assertThat(new Visitor(server).get("/sw/records/" + id).body())
                .contains("Askari alieleza kila kitu kwa upole.")
                .doesNotContain("Hii bado haipo kwa Kiswahili.");
    }

    /** A meeting's address and the id of a promise made there, in English. */
    private List<String> promise(String text, String... records) {
        Visitor coordinator = token("coordinator@demo");
        String slug = object(coordinator.json(
                        "/api/v1/desk/town-halls",
                        "{\"title\":\"Meeting " + word() + "\",\"startsAt\":\""
                                + LocalDate.now().plusYears(1)
                                + "T18:00:00-06:00\",\"place\":\"Public Library, "
                                + "Madison\",\"county\":\"Dane\",\"languages\":[\"en\",\"es\"]}"))
                .getString("slug");
        String id = object(coordinator.json(
                        "/api/v1/desk/town-halls/" + slug + "/commitments",
                        Json.createObjectBuilder()
                                .add("text", text)
                                .add("owner", "state-patrol")
                                .add("dueOn", LocalDate.now().plusYears(2).toString())
                                .add("records", Json.createArrayBuilder(List.of(records)))
                                .build()
                                .toString()))
                .getString("id");
        return List.of(slug, id);
    }

    @Test
    void a_promise_is_translated_for_those_whose_words_led_to_it_and_read_wherever_it_stands() {
        Sent sent = submit("Nadie me habló en mi idioma, " + word() + ".", "es", null, null);
        String record = publish(sent, "[]");
        String text = "Put a card with the number of the interpreter line in every squad, " + word() + ".";
        List<String> made = promise(text, record);
        String page = "/es/commitments/" + made.get(1);
        assertThat(new Visitor(server).get(page).body())
                .contains(
                        text,
                        "Algunos textos de esta página todavía no están en español.",
                        "action=\"" + page + "/translations\"");

        JsonObject passage = passage(text, "es");
        assertThat(passage.getString("kind")).isEqualTo("commitment");
        assertThat(passage.getString("waits")).isEqualTo("writer");
        assertThat(seek(translator, DESK + "?target=hmn", text))
                .as("nobody behind it reads Hmong")
                .isEmpty();
        String spanish = "Poner en cada patrulla una tarjeta con el número de la línea, " + word() + ".";
        translate(passage, null, spanish);

        for (String path : List.of(page, "/es/commitments", "/es/town-halls/" + made.get(0), "/es/records/" + record)) {
            assertThat(new Visitor(server).get(path).body()).as(path).contains(spanish);
        }
        for (String path : List.of(page, "/es/records/" + record)) {
            assertThat(new Visitor(server).get(path).body())
                    .as(path)
                    .contains("Traducido por una persona.", "Leer el original (Inglés)", text)
                    .doesNotContain("todavía no están en español");
        }
        Visitor writer = new Visitor(server);
        assertThat(PostedForm.of(writer.get("/es/receipt"), "open")
                        .with("receipt", sent.receipt())
                        .press(writer, "open")
                        .body())
                .as("under the receipt")
                .contains(spanish);
        assertThat(new Visitor(server).get("/en/commitments/" + made.get(1)).body())
                .contains(text)
                .doesNotContain(spanish);
    }

    @Test
    void what_is_said_of_a_meeting_is_translated_and_what_shows_that_a_promise_is_kept() {
        Sent sent = submit("Nadie me habló en mi idioma, " + word() + ".", "es", null, null);
        String record = publish(sent, "[]");
        Visitor coordinator = token("coordinator@demo");
        List<String> made = promise("Bring an interpreter, " + word() + ".", record);
        String meeting = "/api/v1/desk/town-halls/" + made.get(0);
        String title = object(new Visitor(server).get("/api/v1/town-halls/" + made.get(0)))
                .getString("title");
        String point = "Interpreters on the road, " + word();
        String said = "The patrol said that it will bring interpreters, " + word() + ".\n\nPeople asked when.";
        String shown = "Every squad has the number of the interpreters now, and calls it, " + word() + ".";
        object(coordinator.json(
                meeting + "/agenda",
                Json.createObjectBuilder()
                        .add("title", point)
                        .add("records", Json.createArrayBuilder().add(record))
                        .build()
                        .toString()));
        object(coordinator.json(
                meeting + "/minutes",
                Json.createObjectBuilder()
                        .add("text", said)
                        .add("language", "en")
                        .build()
                        .toString()));
        object(coordinator.send(
                "PATCH",
                "/api/v1/desk/commitments/" + made.get(1),
                "application/json",
                Json.createObjectBuilder()
                        .add("status", "done")
                        .add("evidence", shown)
                        .build()
                        .toString()));
        String page = "/es/town-halls/" + made.get(0);
        assertThat(new Visitor(server).get(page).body())
                .contains(
                        title,
                        point,
                        shown,
                        "Algunos textos de esta página todavía no están en español.",
                        "action=\"" + page + "/translations\"");

        Map<String, String> kinds = Map.of(title, "meeting", point, "agenda", said, "minutes", shown, "evidence");
        Map<String, String> spanish = new HashMap<>();
        kinds.forEach((words, kind) -> {
            JsonObject passage = passage(words, "es");
            assertThat(passage.getString("kind")).isEqualTo(kind);
            assertThat(passage.getString("waits"))
                    .as("%s: title and evidence stand under the receipt", kind)
                    .isEqualTo(kind.equals("meeting") || kind.equals("evidence") ? "writer" : "nobody");
            String desk = new Visitor(server)
                    .signIn("translator@demo")
                    .get("/en/desk/translation/" + passage.getString("id"))
                    .body();
            assertThat(desk)
                    .as("nobody waits for a title as for an answer")
                    .doesNotContain("A writer is waiting for it");
            if (passage.getString("waits").equals("writer")) {
                assertThat(desk).contains("People whose messages led to it read it");
            }
            spanish.put(kind, "En español, " + kind + " " + word());
            translate(passage, null, spanish.get(kind));
        });
        translate(passage(promised(made.get(1)), "es"), null, "Traer intérpretes.");

        String read = new Visitor(server).get(page).body();
        assertThat(read)
                .contains(spanish.values())
                .contains("Traducido por una persona.", "Leer el original (Inglés)", point)
                .doesNotContain("todavía no están en español");
        assertThat(new Visitor(server).get("/es/town-halls").body()).contains(spanish.get("meeting"));
        assertThat(new Visitor(server).get("/es/commitments/" + made.get(1)).body())
                .contains(spanish.get("evidence"), spanish.get("meeting"), shown);
        Visitor writer = new Visitor(server);
        assertThat(PostedForm.of(writer.get("/es/receipt"), "open")
                        .with("receipt", sent.receipt())
                        .press(writer, "open")
                        .body())
                .as("under the receipt")
                .contains(spanish.get("evidence"));
        JsonObject programs = object(new Visitor(server).get("/api/v1/town-halls/" + made.get(0) + "?lang=es"));
        assertThat(programs.getString("title")).isEqualTo(spanish.get("meeting"));
        assertThat(programs.getJsonArray("minutes").getJsonObject(0).getString("text"))
                .as("minutes as they were recorded")
                .isEqualTo(said);
        assertThat(new Visitor(server).get("/en/town-halls/" + made.get(0)).body())
                .contains(title, point, shown)
                .doesNotContain(spanish.values());

        // Minutes in the reader's own language are read, not those that were translated before.
        object(coordinator.json(
                meeting + "/minutes",
                Json.createObjectBuilder()
                        .add("text", "Se dijo en español.")
                        .add("language", "es")
                        .build()
                        .toString()));
        assertThat(new Visitor(server).get(page).body())
                .contains("Se dijo en español.", "People asked when.")
                .doesNotContain(spanish.get("minutes"));
    }

    private String promised(String id) {
        return object(new Visitor(server).get("/api/v1/commitments"))
                .getJsonArray("items")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(c -> c.getString("id").equals(id))
                .findFirst()
                .orElseThrow()
                .getString("text");
    }

    @Test
    void a_translator_has_the_glossary_and_what_was_translated_before_beside_the_text() {
        String first = word();
        publish(submit("Me pararon en un retén cerca de la escuela " + first + ".", "es", null, null), "[]");
        translate(
                passage("Me pararon en un retén cerca de la escuela " + first + ".", "en"),
                null,
                "I was stopped at a checkpoint near the school " + first + ".");
        String text = "Me pararon en un retén cerca de la escuela. Después me dejaron ir.";
        publish(submit(text, "es", null, null), "[]");
        JsonObject work = object(translator.get(DESK + "/" + passage(text, "en").getString("id")));
        assertThat(work.getJsonArray("glossary").getValuesAs(JsonObject.class)).anySatisfy(term -> {
            assertThat(term.getString("word")).isEqualTo("retén");
            assertThat(term.getString("target")).isEqualTo("checkpoint");
        });
        assertThat(work.getJsonArray("memory").getValuesAs(JsonObject.class)).anySatisfy(hit -> {
            assertThat(hit.getString("target"))
                    .isEqualTo("I was stopped at a checkpoint near the school " + first + ".");
            assertThat(hit.getJsonNumber("likeness").doubleValue()).isBetween(0.6, 0.99);
        });
    }

    @Test
    void the_demonstration_has_reviewed_translations_and_says_how_long_one_takes_where_that_is_true() {
        String ndjson = new Visitor(server).get("/api/v1/search.ndjson").body();
        long translated = ndjson.lines()
                .map(PublicExits::json)
                .filter(record -> !record.getJsonArray("translations").isEmpty())
                .count();
        assertThat(translated).as("records with a translation").isGreaterThanOrEqualTo(40);
        String english = ndjson.lines()
                .map(PublicExits::json)
                .filter(record -> record.getString("language").equals("en")
                        && record.getJsonArray("translations").isEmpty())
                .findFirst()
                .orElseThrow()
                .getString("id");
        assertThat(new Visitor(server).get("/vi/records/" + english).body())
                .contains("chưa có bản tiếng Việt")
                .as("too few were measured")
                .doesNotContain("Bản dịch thường mất");
        String other = ndjson.lines()
                .map(PublicExits::json)
                .filter(record -> record.getString("language").equals("so")
                        && record.getJsonArray("translations").isEmpty())
                .findFirst()
                .orElseThrow()
                .getString("id");
        Matcher said = Pattern.compile("A translation usually takes ([0-9]+) day")
                .matcher(new Visitor(server).get("/en/records/" + other).body());
        Instant oldest = said.find()
                ? Instant.now().minus(Duration.ofDays(2L * Integer.parseInt(said.group(1))))
                : Instant.EPOCH;
        assertThat(translator.items(DESK + "?target=en"))
                .allSatisfy(item ->
                        assertThat(Instant.parse(item.getString("since"))).isAfterOrEqualTo(oldest));
    }

    @Test
    void what_an_agency_cannot_read_is_translated_for_it_alone() {
        String text = "Walaalkay waa la xiray, turjubaan ma jirin, " + word() + ".";
        String title = "Xarig " + word();
        String where = "Guriga buluugga ah ee webiga, " + word();
        String receipt = Submitted.that(text)
                .in("so")
                .called(title)
                .hidingNothing()
                .to("state-patrol")
                .at(where)
                .receipt(new Visitor(server));
        Visitor liaison = token("liaison@state-patrol.demo");
        String ticket =
                find(liaison, "/api/v1/desk/tickets?agency=state-patrol", text).getString("id");
        Visitor desk = new Visitor(server).signIn("liaison@state-patrol.demo");

        JsonObject waiting = forAgency(text);
        assertThat(waiting.getString("kind")).isEqualTo("submission");
        assertThat(waiting.getBoolean("published")).isFalse();
        assertThat(waiting.getString("title")).isEqualTo(title);
        assertThat(waiting.toString())
                .as("no place, no case, no agency")
                .doesNotContain(where)
                .doesNotContain(ticket)
                .doesNotContain("state-patrol");
        assertThat(forAgency(where).getString("kind")).isEqualTo("place");
        String before = desk.get("/en/desk/tickets/" + ticket).body();
        assertThat(before)
                .contains("A translator has been asked to translate this into English.")
                .contains("<abbr title=\"brother / sister\">Walaalkay</abbr>")
                .contains("Words in this text");
        assertThat(desk.get("/so/desk/tickets/" + ticket).body())
                .as("who reads it needs nothing beside it")
                .doesNotContain("<abbr");

        String english = "My brother was arrested, there was no interpreter, " + word() + ".";
        translate(waiting, "Arrest", english);
        JsonObject translation =
                object(liaison.get("/api/v1/desk/tickets/" + ticket)).getJsonObject("translation");
        assertThat(translation.getString("text")).isEqualTo(english);
        assertThat(translation.getString("by")).isEqualTo("person");
        assertThat(desk.get("/en/desk/tickets/" + ticket).body())
                .contains("Translated into English by a translator")
                .contains(english);
        assertThat(object(new Visitor(server).json("/api/v1/receipts/open", "{\"receipt\":\"" + receipt + "\"}"))
                        .toString())
                .doesNotContain(english);

        String reply = "Waan sugayaa, " + word() + ".";
        new Visitor(server)
                .json(
                        "/api/v1/receipts/messages",
                        Json.createObjectBuilder()
                                .add("receipt", receipt)
                                .add("text", reply)
                                .build()
                                .toString());
        String waits = "I am waiting, " + word() + ".";
        translate(forAgency(reply), null, waits);
        assertThat(desk.get("/en/desk/tickets/" + ticket).body()).contains(waits);

        String answer = "We look into it, " + word() + ".";
        object(liaison.json(
                "/api/v1/desk/tickets/" + ticket + "/answer",
                Json.createObjectBuilder()
                        .add("text", answer)
                        .add("language", "en")
                        .add("public", false)
                        .build()
                        .toString()));
        JsonObject forWriter = passage(answer, "so");
        assertThat(desk.get("/en/desk/tickets/" + ticket).body())
                .contains("For the writer: not translated into Somali");
        translate(forWriter, null, "Waan eegaynaa, " + word() + ".");
        assertThat(desk.get("/en/desk/tickets/" + ticket).body())
                .contains("For the writer: translated into Somali by a translator.");

        assertThat(new Visitor(server)
                        .json("/api/v1/receipts/withdraw", "{\"receipt\":\"" + receipt + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(translator.get(DESK + "/" + waiting.getString("id")).status())
                .as("it goes with the words, at once")
                .isEqualTo(404);
        assertThat(desk.get("/en/desk/tickets/" + ticket).body())
                .doesNotContain(english)
                .doesNotContain(waits);
    }

    @Test
    void what_the_writer_hides_is_hidden_from_the_translator_and_what_is_hidden_later_waits_anew() {
        String name = "Cabdi " + word();
        String text = "Magacaygu waa " + name + ". Tel. 414-555-0108. Turjubaan ma jirin, " + word() + ".";
        String receipt = Submitted.that(text).in("so").to("state-patrol").receipt(new Visitor(server));
        String end = text.substring(text.indexOf("Turjubaan"));
        JsonObject masked = await(
                "a passage with bars",
                () -> translator
                        .items(DESK + "?target=en")
                        .filter(item -> item.getString("text").endsWith(end))
                        .findFirst());
        assertThat(masked.toString()).contains("▮▮▮").doesNotContain("414-555-0108");
        object(new Visitor(server)
                .json("/api/v1/receipts/consent", "{\"receipt\":\"" + receipt + "\",\"maskPersonal\":false}"));
        JsonObject anew = forAgency(text);
        assertThat(anew.getString("id")).isNotEqualTo(masked.getString("id"));
        await(
                "the old one is gone",
                () -> translator.get(DESK + "/" + masked.getString("id")).status() == 404
                        ? Optional.of(true)
                        : Optional.empty());
    }
}
