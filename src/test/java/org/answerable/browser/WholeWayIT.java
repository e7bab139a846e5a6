package org.answerable.browser;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job, through pages alone: a resident writes in Spanish, an agency asks and answers, a moderator hides what
 * would tell who wrote, everyone finds it, a meeting takes it up, a promise is made and kept, and the writer sees all
 * of it by receipt.
 */
@ExtendWith(Stage.Shared.class)
class WholeWayIT {
    private static final String PHONE = "414-555-0142";
    private static final String CHILD = "Marisol Quintero";
    private static final String QUESTION = "¿Recuerda la hora aproximada?";
    private static final String REPLY = "Fue como a las nueve de la noche.";
    private static final String ANSWER =
            "Revisamos la grabación. El agente no debió pedir esos papeles, y ya hablamos con él.";
    private static final String MINUTES =
            "About forty people came. The State Patrol explained what its officers may ask at a stop.";
    private static final String EVIDENCE = "The card is in every patrol car since Monday.";
    private static final Locator.GetByTextOptions EXACTLY = new Locator.GetByTextOptions().setExact(true);
    private static final Random RANDOM = new Random();

    private final Stage stage;
    private final Inspection inspection;
    /** A word that nothing else on the server holds. */
    private final String word = word();

    private final String words = "Trabajo en la panadería " + word
            + ", cerca de Madison. El martes un agente de la Patrulla Estatal nos detuvo en la carretera 51 y pidió los papeles "
            + "de toda la familia, sin decirnos por qué. Mi hija " + CHILD
            + " lloraba en el asiento de atrás. Quiero saber si eso está permitido. Mi teléfono es " + PHONE + ".";
    private final String email = word.toLowerCase(Locale.ROOT) + "@example.org";
    private final String meeting = "What officers may ask, " + word;
    private final String promise =
            "Every patrol car carries a card in Spanish that says what may be asked, " + word + ".";

    WholeWayIT(Stage stage) {
        this.stage = stage;
        inspection = new Inspection(stage, false);
    }

    /** Syllables, so that no analyzer takes it for something else. */
    private static String word() {
        StringBuilder made = new StringBuilder("Zu");
        for (int i = 0; i < 5; i++) {
            made.append("bdfgklmnprtv".charAt(RANDOM.nextInt(12))).append("aeou".charAt(RANDOM.nextInt(4)));
        }
        return made.append("x").toString();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void a_comment_becomes_an_answer_and_a_kept_promise(boolean javaScript) {
        try (Person resident = new Person(stage, inspection, "es", javaScript, true);
                Person liaison = new Person(stage, inspection, "en", javaScript, false);
                Person moderator = new Person(stage, inspection, "en", javaScript, false);
                Person neighbour = new Person(stage, inspection, "es", javaScript, true);
                Person coordinator = new Person(stage, inspection, "en", javaScript, false)) {
            String receipt =
                    new Sharing(resident).sends(words, "Paradas de tránsito", "Patrulla Estatal de Wisconsin", email);
            follows(resident, receipt);

            String ticket = asks(liaison);
            replies(resident, receipt);
            int before = letters().size();
            answers(liaison, ticket);
            List<String> letters = lettersAfter(before);
            assertThat(letters).as("one notice for one answer").hasSize(before + 1);
            assertThat(letters)
                    .allSatisfy(letter -> assertThat(letter)
                            .doesNotContain(word + ",", ANSWER, QUESTION, REPLY, receipt, receipt.replace("-", "")));

            String record = publishes(moderator, javaScript);
            findsAndReads(neighbour);
            String townHall = plans(coordinator, record, javaScript);
            keeps(liaison);
            seesItKept(neighbour, townHall, record);
            readsItAll(resident, receipt);
        }
        inspection.ends();
    }

    private void follows(Person resident, String receipt) {
        resident.presses("intake.given.open").looks("case-new").reads("intake.case.state.received");
        // Coming back later: the code is all there is.
        opens(resident, receipt.toLowerCase(Locale.ROOT).replace('-', ' '));
        resident.reads(words).reads("Patrulla Estatal de Wisconsin");
    }

    private void opens(Person resident, String receipt) {
        resident.opens("/receipt")
                .looks("receipt")
                .writes("intake.receipt.label", receipt)
                .presses("intake.receipt.open");
        assertThat(resident.page.url()).as("the receipt stands in no address").matches(".*/receipt\\?w=[0-9a-z]{13}");
    }

    private String asks(Person liaison) {
        liaison.signsIn("liaison@state-patrol.demo").looks("desk");
        liaison.follows("platform.layout.nav.tickets")
                .looks("queue")
                .findsInList(word)
                .looks("ticket-new");
        liaison.reads("Quiero saber si eso está permitido")
                .readsIn(".redaction", "platform.redacted.phone")
                .neverReads(PHONE)
                .neverReads(email)
                .unfolds("casework.message.title")
                .writes("casework.message.text", QUESTION);
        String ticket = liaison.page.url().replaceAll("[?#].*", "");
        liaison.presses("casework.message.button").looks("ticket-next").reads("casework.done.asked");
        goesOnFrom(liaison, ticket);
        return ticket;
    }

    /** The next ticket is open, the focus on the word of what was sent, which leads back. */
    private static void goesOnFrom(Person liaison, String ticket) {
        assertThat(liaison.page.url()).contains("/desk/tickets").doesNotStartWith(ticket + "?");
        liaison.page.locator("#done:focus").waitFor();
        liaison.follows("casework.done.back");
        assertThat(liaison.page.url()).startsWith(ticket);
    }

    private void replies(Person resident, String receipt) {
        opens(resident, receipt);
        resident.looks("case-asked").reads("intake.case.state.waiting").reads(QUESTION);
        resident.writes("intake.case.write", REPLY)
                .presses("intake.case.send")
                .looks("case-replied")
                .reads("intake.case.note.sent")
                .reads(REPLY);
    }

    private void answers(Person liaison, String ticket) {
        liaison.page.navigate(ticket);
        liaison.reads(REPLY)
                .unfolds("casework.answer.title")
                .writes("casework.answer.text", " ")
                .presses("casework.answer.button")
                .looks("ticket-error")
                .readsIn("[role=alert]", "platform.form.kept");
        liaison.writes("casework.answer.text", ANSWER)
                .choosesValue("casework.answer.language", "es")
                .ticks("casework.answer.public.yes");
        liaison.presses("casework.answer.button").looks("ticket-answered").reads("casework.done.answered");
        goesOnFrom(liaison, ticket);
        liaison.reads(ANSWER);
    }

    private String publishes(Person moderator, boolean javaScript) {
        moderator
                .signsIn("moderator@demo")
                .follows("platform.layout.nav.moderation")
                .looks("moderation-queue")
                .findsInList(word)
                .looks("moderation");
        assertThat(moderator.page.getByLabel(PHONE).first().isChecked())
                .as("what the machine suspects is hidden at first")
                .isTrue();
        if (javaScript) {
            moderator.selects("[data-redact=text] [data-words]", CHILD);
            moderator.clicks(moderator
                    .page
                    .locator("[data-redact=text] [data-bar]")
                    .getByText(moderator.t("publication.kind.name"), EXACTLY));
            moderator.readsIn("[data-redact=text] .to-hide", CHILD).looks("moderation-marked");
        } else {
            moderator.clicks(moderator.page.locator("[data-redact=text] .quoting > summary"));
            moderator
                    .page
                    .getByLabel(moderator.t("publication.moderation.quote.words", 1))
                    .first()
                    .fill(CHILD);
            moderator
                    .page
                    .locator("[data-redact=text] .quote-row select")
                    .first()
                    .selectOption("name");
        }
        moderator.presses("publication.moderation.preview").looks("moderation-preview");
        moderator
                .readsIn(".public-view .redaction", "platform.redacted.phone")
                .readsIn(".public-view .redaction", "platform.redacted.name");
        assertThat(moderator.page.locator(".public-view").textContent())
                .contains(word, ANSWER)
                .doesNotContain(PHONE, CHILD);
        moderator
                .presses("publication.preview.publish")
                .looks("moderation-published")
                .reads("publication.moderation.done.published");
        moderator.follows("publication.moderation.open-record");
        return moderator.page.url().replaceAll(".*/", "");
    }

    private void findsAndReads(Person neighbour) {
        neighbour.opens("/search").writes("search.words", word).presses("search.go");
        neighbour.reloadsUntil(neighbour.page.locator("mark"));
        neighbour.looks("search-found").readsIn("mark", word);
        neighbour.goes(neighbour.page.locator(".hits h3 a").first());
        neighbour
                .looks("record")
                .readsIn(".redaction", "platform.redacted.phone")
                .readsIn(".redaction", "platform.redacted.name")
                .reads(ANSWER);
        neighbour.neverReads(PHONE).neverReads(CHILD).neverReads("Park Street").neverReads(QUESTION);
    }

    /** Plans the meeting, with its agenda, minutes and a promise; its address. */
    private String plans(Person coordinator, String record, boolean javaScript) {
        LocalDate day = LocalDate.now(ZoneId.of("America/Chicago")).plusDays(10);
        coordinator
                .signsIn("coordinator@demo")
                .follows("platform.layout.nav.town-halls")
                .looks("town-halls-desk");
        coordinator
                .writes("townhall.plan.name", meeting)
                .writes("townhall.plan.day", day.toString())
                .writes("townhall.plan.time", "18:30");
        coordinator.writes("townhall.plan.place", "Madison Public Library").chooses("townhall.plan.county", "Dane");
        coordinator.presses("townhall.plan.button").looks("town-hall-desk-new").reads("townhall.done.planned");

        coordinator.unfolds("townhall.agenda.add").writes("townhall.agenda.title", "Papers at a traffic stop");
        if (javaScript) {
            coordinator.unfolds("townhall.records.choose");
            coordinator
                    .page
                    .getByLabel(word)
                    .and(coordinator.page.locator("[name=record]:visible"))
                    .first()
                    .check();
        } else {
            coordinator.writes("townhall.records.other", stage.server.base() + "/en/records/" + record);
        }
        coordinator.presses("townhall.agenda.add").reads("townhall.done.agenda");
        coordinator
                .unfolds("townhall.minutes.add")
                .writes("townhall.minutes.text", MINUTES)
                .presses("townhall.minutes.add")
                .reads("townhall.done.minutes");
        coordinator
                .unfolds("townhall.promises.add")
                .writes("townhall.promises.text", promise)
                .chooses("townhall.promises.owner", "Wisconsin State Patrol");
        coordinator
                .writes("townhall.promises.due", day.plusDays(30).toString())
                .writes("townhall.records.other", record);
        coordinator.presses("townhall.promises.add").looks("town-hall-desk").reads("townhall.done.commitment");
        return coordinator.page.url().replaceAll("\\?.*", "").replaceAll(".*/", "");
    }

    private void keeps(Person liaison) {
        liaison.follows("platform.layout.nav.commitments").looks("commitments-desk");
        Locator card = liaison.page.locator("main li").filter(new Locator.FilterOptions().setHasText(word));
        liaison.clicks(card.locator("summary"));
        card.getByLabel(liaison.t("townhall.change.status")).selectOption("done");
        card.getByLabel(liaison.t("townhall.change.evidence")).fill(EVIDENCE);
        liaison.goes(card.getByText(liaison.t("townhall.change.button"), EXACTLY));
        liaison.reads("townhall.done.changed").looks("commitments-desk-changed");
    }

    private void seesItKept(Person neighbour, String townHall, String record) {
        neighbour.opens("/town-halls").looks("town-halls").follows(meeting).looks("town-hall");
        assertThat(neighbour.page.url()).endsWith("/town-halls/" + townHall);
        neighbour
                .reads("Papers at a traffic stop")
                .reads(MINUTES)
                .reads(promise)
                .reads(EVIDENCE)
                .readsIn(".agenda", word)
                .neverReads(PHONE);
        neighbour
                .opens("/commitments?status=done")
                .looks("commitments")
                .reads(promise)
                .reads(EVIDENCE);
        neighbour
                .opens("/records/" + record)
                .looks("record-promised")
                .reads(promise)
                .reads("platform.thread.kept");
    }

    private void readsItAll(Person resident, String receipt) {
        opens(resident, receipt);
        resident.looks("case-kept")
                .reads("intake.case.state.answered")
                .reads(ANSWER)
                .reads("publication.timeline.published");
        resident.reads("townhall.timeline.done", "Patrulla Estatal de Wisconsin", EVIDENCE);
    }

    /** The mails to this writer. */
    private List<String> letters() {
        Path outbox = stage.server.data().resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(WholeWayIT::read)
                    .filter(letter -> letter.contains(email))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lettersAfter(int number) {
        return eventually("a letter comes").until(this::letters, letters -> letters.size() > number);
    }
}
