package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.answerable.Submitted;
import org.answerable.publication.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page there is, in each language of the interface: accessible, as wide as its screen, in its own language,
 * without a complaint of the browser; and, with {@code -Dscreenshots=true}, a picture of each in
 * {@code target/screenshots}.
 */
@ExtendWith(Stage.Shared.class)
class AccessiblePagesIT {
    private static final int MOST_BYTES = 150_000;

    private final Stage stage;

    AccessiblePagesIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "es"})
    void every_page_is_for_everyone(String language) {
        Inspection inspection = new Inspection(stage, true, !language.equals("en"));
        try (Person reader = new Person(stage, inspection, language, true, false)) {
            publicPages(reader);
            writersPages(reader, language.equals("en"));
        }
        try (Person liaison = new Person(stage, inspection, language, true, false)) {
            liaison.opens("/desk")
                    .writes("access.sign-in.name", "nobody")
                    .writes("access.sign-in.password", "nothing")
                    .presses("access.sign-in.button")
                    .looks("sign-in-error");
            liaison.signsIn("liaison@state-patrol.demo").looks("desk-liaison");
            liaison.opens("/desk/tickets?status=all").looks("queue");
            liaison.goes(liaison.page.locator("[data-queue] a").first());
            liaison.looks("ticket");
            liaison.goes(liaison.page.locator("a[href$='/similar']").first()).looks("ticket-similar");
            liaison.opens("/desk/town-halls").looks("town-halls-desk-reading");
            liaison.opens("/desk/commitments").looks("commitments-desk");
            liaison.opens("/desk/account").looks("account");
            liaison.opens("/desk/account/away").looks("away");
            liaison.opens("/desk/account/warnings").looks("warnings");
            liaison.opens("/desk/drafts").looks("drafts");
            liaison.opens("/desk/account/factor").looks("factor");
            liaison.opens("/desk/account/factor/app").looks("factor-app");
            liaison.writes("access.app.first", "1").presses("access.app.button").looks("factor-app-error");
            liaison.opens("/desk/account/factor/passkeys").looks("factor-passkeys");
            liaison.opens("/desk/account/again").looks("account-again");
            liaison.opens("/desk/audit").looks("problem-forbidden");
        }
        try (Person moderator = new Person(stage, inspection, language, true, false)) {
            moderator.signsIn("moderator@demo").looks("desk-moderator");
            moderator.opens("/desk/moderation?state=all").looks("moderation-queue");
            moderator.opens("/desk/claims?state=all").looks("claims");
            moderator.opens("/desk/moderation?state=published");
            moderator.goes(moderator.page.locator("ol.queue a").first());
            moderator
                    .looks("moderation")
                    .presses("publication.moderation.preview")
                    .looks("moderation-preview");
        }
        try (Person coordinator = new Person(stage, inspection, language, true, false)) {
            coordinator.signsIn("coordinator@demo").looks("desk-coordinator");
            coordinator.opens("/desk/tickets").looks("queue-coordinator");
            coordinator.opens("/desk/routing").looks("looking-for-agencies");
            coordinator.opens("/desk/town-halls").looks("town-halls-desk");
            coordinator.goes(coordinator.page.locator("main .cards h3 a").last());
            coordinator.looks("town-hall-desk").follows("townhall.desk.print").looks("town-hall-print");
            coordinator.opens("/desk/sealed").looks("sealed");
            coordinator.goes(coordinator.page.locator("ol.queue a").first());
            coordinator
                    .presses("intake.sealed.ask.button")
                    .looks("sealed-ask-error")
                    .writes("intake.sealed.ask.reason", "A court asks for it.")
                    .presses("intake.sealed.ask.button")
                    .looks("sealed-asked");
            coordinator
                    .opens("/desk/names")
                    .looks("names")
                    .opens("/desk/names/word/townhall.state.done")
                    .looks("names-word");
        }
        try (Person second = new Person(stage, inspection, language, true, false)) {
            second.signsIn("moderator@demo").opens("/desk/sealed");
            second.goes(second.page.locator("ol.queue a").first());
            second.looks("sealed-decide")
                    .presses("intake.sealed.agree")
                    .looks("sealed-agreed")
                    .presses("intake.sealed.open")
                    .looks("sealed-read");
        }
        try (Person translator = new Person(stage, inspection, language, true, false)) {
            translator
                    .signsIn("translator@demo")
                    .looks("desk-translator")
                    .opens("/desk/translation")
                    .looks("translation-queue");
            // What an agency waits for comes first; nobody waits for Spanish but who reads the site.
            translator.goes(translator.page.locator("ol.queue a").first());
            translator
                    .looks("translation-for-agency")
                    .presses("translation.save")
                    .looks("translation-for-agency-error")
                    .opens("/desk/translation?target=es");
            translator.goes(translator.page.locator("ol.queue a").first());
            translator.looks("translation").presses("translation.publish").looks("translation-error");
        }
        try (Person auditor = new Person(stage, inspection, language, true, false)) {
            auditor.signsIn("auditor@demo")
                    .opens("/desk/audit")
                    .looks("audit")
                    .opens("/desk/reads")
                    .looks("reads");
        }
        try (Person admin = new Person(stage, inspection, language, true, false)) {
            admin.signsIn("admin@demo")
                    .looks("desk-admin")
                    .opens("/desk/second-administrator")
                    .looks("second-administrator")
                    .opens("/desk/groups")
                    .looks("groups")
                    .opens("/desk/accounts")
                    .looks("accounts")
                    .opens("/desk/second-factor")
                    .looks("second-factor")
                    .opens("/desk/office")
                    .looks("office")
                    .opens("/desk/texts")
                    .looks("texts")
                    .opens("/desk/texts/privacy/es")
                    .looks("texts-privacy")
                    .opens("/desk/help")
                    .looks("help-desk")
                    .opens("/desk/help/cilc")
                    .looks("help-entry")
                    .opens("/desk/directory")
                    .looks("directory")
                    .opens("/desk/directory/agencies")
                    .looks("agencies-desk")
                    .opens("/desk/directory/agencies/state-patrol")
                    .looks("agency-desk")
                    .opens("/desk/directory/topics/detention")
                    .looks("topic-desk")
                    .opens("/desk/directory/task-forces/make-believe-interstate")
                    .looks("task-force-desk")
                    .opens("/desk/directory/documents/make-believe-agreement")
                    .looks("document-desk")
                    .opens("/desk/rules")
                    .looks("rules")
                    .opens("/desk/rules/words-name-cbp")
                    .looks("rule")
                    .opens("/desk/rules/findings")
                    .looks("rules-findings")
                    .opens("/desk/rules/simulations")
                    .looks("rules-simulations")
                    .opens("/desk/rules/try")
                    .looks("rules-try")
                    .writes("routing.try.text", "The Wisconsin State Patrol stopped us on I-94.")
                    .presses("routing.try.button")
                    .looks("rules-tried")
                    .opens("/desk/jobs")
                    .looks("jobs");
        }
        try (Person partner = new Person(stage, inspection, language, true, false)) {
            partner.signsIn("partner@demo").looks("desk-partner");
        }
        inspection.ends();
    }

    private static void publicPages(Person reader) {
        reader.opens("/").looks("home");
        reader.opens("/search").looks("search");
        reader.opens("/search?q=patrol&topic=traffic-stops").looks("search-filtered");
        reader.opens("/search?q=xylophonquartett").looks("search-empty");
        reader.opens("/search");
        reader.goes(reader.page.locator(".hits h3 a").first());
        reader.looks("record");
        reader.opens("/agencies").looks("agencies");
        reader.opens("/agencies/state-patrol").looks("agency");
        reader.opens("/counties").looks("counties");
        reader.opens("/counties/dane").looks("county");
        reader.opens("/topics/traffic-stops").looks("topic");
        reader.opens("/task-forces").looks("task-forces");
        reader.opens("/task-forces/make-believe-interstate").looks("task-force");
        reader.opens("/documents").looks("documents");
        reader.opens("/documents/make-believe-agreement").looks("document");
        reader.opens("/documents/make-believe-agreement/compare").looks("comparison");
        reader.opens("/town-halls").looks("town-halls");
        String first = reader.page.locator("main .cards h3 a").first().getAttribute("href");
        reader.goes(reader.page.locator("main .cards h3 a").last());
        reader.looks("town-hall-held");
        reader.page.navigate(first);
        reader.looks("town-hall-planned");
        reader.opens("/commitments").looks("commitments");
        reader.goes(reader.page.locator(".commitment-text a").first());
        reader.looks("commitment");
        for (String page : List.of("", "/how-it-works", "/your-rights", "/privacy", "/moderation")) {
            reader.opens("/learn" + page).looks("learn" + page.replace('/', '-'));
        }
        reader.opens("/no-such-page").looks("problem-not-found");
    }

    private static void writersPages(Person writer, boolean english) {
        String words = english
                ? "An officer stopped my brother near Park Street on Tuesday evening and kept his license "
                        + "for an hour. Nobody told us the reason. Who can explain it?"
                : "Un agente paró a mi hermano cerca de la calle Park el martes por la noche y se quedó "
                        + "con su licencia una hora. Nadie nos dijo la razón. ¿Quién puede explicarlo?";
        String receipt = new Sharing(writer)
                .sends(
                        words,
                        english ? "Traffic stops" : "Paradas de tránsito",
                        english ? "Wisconsin State Patrol" : "Patrulla Estatal de Wisconsin",
                        "somebody@example.org");
        writer.opens("/receipt")
                .looks("receipt")
                .writes("intake.receipt.label", "7K2M")
                .presses("intake.receipt.open")
                .looks("receipt-unknown");
        writer.writes("intake.receipt.label", receipt)
                .presses("intake.receipt.open")
                .looks("case");
        writer.presses("intake.consent.open")
                .looks("consent")
                .presses("intake.consent.save")
                .looks("case-consented");
        writer.presses("intake.case.send").looks("case-error");
        writer.presses("intake.case.withdraw.button")
                .looks("withdraw")
                .presses("intake.withdraw.now")
                .looks("case-withdrawn");
        writer.opens("/share")
                .writes("intake.share.text", "Si?")
                .ticks("intake.kind.question")
                .presses("intake.share.next")
                .looks("share-language");
    }

    @Test
    void a_number_within_arabic_reads_on_from_left_to_right_while_its_moderator_marks_it() {
        Inspection inspection = new Inspection(stage, true);
        Story story = new Story(
                stage.server,
                Submitted.that("أوقفوني ليلًا. رقمي 608-555-0147 واللوحة 482-KZT اتصلوا بي.")
                        .in("ar")
                        .allowingPublication());
        try (Person moderator = new Person(stage, inspection, "ar", true, false)) {
            moderator
                    .signsIn("moderator@demo")
                    .opens("/desk/moderation/" + story.id)
                    .looks("moderation-arabic");
            Locator runs = moderator.page.locator("[data-redact=text] [data-words] bdo[dir=ltr]");
            List<String> drawn = runs.allTextContents();
            assertThat(drawn).contains("608-555-0147", "482-KZT");
            Locator hide = moderator
                    .page
                    .locator("[data-redact=text] [data-marks] input[name=mark]")
                    .first();
            boolean hidden = hide.isChecked();
            hide.setChecked(!hidden);
            assertThat(runs.allTextContents()).as("drawn anew").isEqualTo(drawn);
            hide.setChecked(true);
            assertThat(runs.allTextContents()).isEqualTo(drawn);
            assertThat(moderator
                            .page
                            .locator("[data-redact=text] [data-words] bdo .to-hide")
                            .allTextContents())
                    .contains("608-555-0147");
            moderator.selects("[data-redact=text] [data-words]", "555");
            moderator.clicks(moderator
                    .page
                    .locator("[data-redact=text] [data-bar] [data-kind]")
                    .first());
            assertThat(runs.allTextContents()).as("a part of it marked").isEqualTo(drawn);
        }
        inspection.ends();
    }

    /** The pictures of the README; made anew only where that is asked for, so that an ordinary run changes no file. */
    @Test
    void the_pictures_of_the_readme_are_small() throws IOException {
        Path folder = Path.of("docs/pictures");
        if (Boolean.getBoolean("pictures")) {
            Files.createDirectories(folder);
            Inspection inspection = new Inspection(stage, false);
            try (Person reader = new Person(stage, inspection, "es", true, false);
                    Person liaison = new Person(stage, inspection, "en", true, false)) {
                reader.opens("/");
                draw(reader.page, folder.resolve("home-es.png"));
                liaison.signsIn("liaison@state-patrol.demo").opens("/desk/tickets");
                liaison.goes(liaison.page.locator("[data-queue] a").first());
                draw(liaison.page, folder.resolve("desk-en.png"));
            }
            inspection.ends();
        }
        for (String name : List.of("home-es.png", "desk-en.png")) {
            assertThat(folder.resolve(name)).as("made with -Dpictures=true").exists();
            assertThat(Files.size(folder.resolve(name))).as(name).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    /** Draws what is seen without scrolling, as large as the bytes allow. */
    private static void draw(Page page, Path file) throws IOException {
        BufferedImage whole = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        byte[] png = null;
        for (int width = whole.getWidth(); png == null || png.length > MOST_BYTES; width = width * 9 / 10) {
            int height = whole.getHeight() * width / whole.getWidth();
            BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = scaled.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(whole, 0, 0, width, height, null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(scaled, "png", out);
            png = out.toByteArray();
        }
        Files.write(file, png);
    }
}
