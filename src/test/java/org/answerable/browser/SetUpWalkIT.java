package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.answerable.Production;
import org.answerable.RunningServer;
import org.answerable.platform.Databases;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An empty server on PostgreSQL is put to work by one administrator, through pages alone, until somebody's first
 * message has gone to its agency and was answered: the walk of {@code docs/operations.md}.
 */
@ExtendWith(Stage.Shared.class)
class SetUpWalkIT {
    private static final String PASSWORD = "nine small boats come early";
    private static final String WORDS = "The State Patrol stopped us on Highway 51 and asked for papers of all of us.";
    private static final String ANSWER = "We have looked at the recording and spoken with the officer.";
    private static final Path PICTURES = Path.of("target/set-up");

    private final Stage stage;
    private final Inspection inspection;

    SetUpWalkIT(Stage stage) {
        this.stage = stage;
        inspection = new Inspection(stage, false); // The pages themselves are looked at by AccessiblePagesIT.
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void an_empty_server_is_set_up_to_its_first_answer(boolean javaScript, @TempDir Path data) throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        String name = "setup" + UUID.randomUUID().toString().replace("-", "");
        Databases.execute(Databases.server().getPostgresDatabase(), "create database " + name);
        try (RunningServer server = RunningServer.start(Production.environment(Map.of(
                        "DATABASE_URL",
                        Databases.server().getJdbcUrl("postgres", name),
                        "DATABASE_USER",
                        "postgres",
                        "DATA_DIR",
                        data.toString(),
                        "MAIL_SMTP_URL",
                        "smtp://127.0.0.1:" + mail.getSmtp().getPort() + "?tls=none")));
                Person admin = at(server, javaScript, false);
                Person resident = at(server, javaScript, true)) {
            resident.opens("/share").reads("office.closed.title");
            setsUp(admin);
            assertThat(mail.getReceivedMessages())
                    .as("the mail was tried")
                    .hasSize(1)
                    .allSatisfy(letter -> assertThat(letter.getFrom()[0]).hasToString("letters@agency.example"));
            invites(admin, "ana@agency.example", "coordinator", "", server, javaScript);
            invites(admin, "max@agency.example", "moderator", "", server, javaScript);
            invites(admin, "pat@patrol.example", "liaison", "state-patrol", server, javaScript);
            admin.opens("/desk/office").reads("office.step.administrators.hint");
            admin.neverReads(admin.t("office.step.coordinator.hint"));
            admin.neverReads(admin.t("office.not-open"));
            shows(admin, "8-what-is-left", javaScript);

            String receipt =
                    new Sharing(resident).sends(WORDS, "Traffic stops", "Wisconsin State Patrol", "maria@example.org");
            answers(server, javaScript);
            resident.opens("/receipt")
                    .writes("intake.receipt.label", receipt)
                    .presses("intake.receipt.open")
                    .reads(ANSWER);
            shows(resident, "10-the-answer", javaScript);
        } finally {
            mail.stop();
        }
    }

    private Person at(RunningServer server, boolean javaScript, boolean phone) {
        return new Person(stage, server, inspection, "en", javaScript, phone);
    }

    private void setsUp(Person admin) {
        admin.signsIn(Production.ADMIN, Production.PASSWORD);
        admin.opens("/desk/office").reads("office.not-open");
        shows(admin, "1-what-is-missing");
        admin.writes("office.name", "Office of Community Feedback")
                .writes("office.run-by", "Department of Administration")
                .writes("office.contact", "feedback@agency.example")
                .writes("office.sender", "letters@agency.example");
        admin.presses("office.save").reads("office.said.saved");
        admin.reads(
                admin.t("platform.layout.run-by.of", "Office of Community Feedback", "Department of Administration"));
        admin.writes("office.mail.to", "kim@agency.example")
                .presses("office.mail.send")
                .reads("office.said.sent");
        shows(admin, "2-the-office");
        admin.follows("office.step.agencies");
        shows(admin, "3-agencies-and-rules");
        admin.presses("routing.directory.ready.button").neverReads(admin.t("routing.directory.ready.button"));
        admin.opens("/desk/office").neverReads(admin.t("office.step.agencies.hint"));
        admin.follows("office.step.privacy");
        shows(admin, "4-the-notice-on-privacy");
        admin.presses("office.texts.confirm.button").reads("office.texts.said.confirmed");
    }

    /** The administrator makes an invitation and hands the link over; the person begins the account with it. */
    private void invites(
            Person admin, String name, String role, String agencies, RunningServer server, boolean javaScript) {
        admin.opens("/desk/accounts");
        Locator form = admin.page.locator("form[action$='/desk/accounts']");
        form.locator("#name").fill(name);
        admin.ticksIn(form, "access.role." + role);
        form.locator("#agencies").fill(agencies);
        if (role.equals("coordinator")) {
            shows(admin, "5-an-invitation", javaScript);
        }
        admin.presses("access.accounts.create");
        String link = admin.page.locator("#fresh-link").textContent().strip();
        if (role.equals("coordinator")) {
            shows(admin, "6-the-link", javaScript);
        }
        try (Person invited = at(server, javaScript, false)) {
            invited.page.navigate(server.base()
                    .resolve(link.replaceFirst("^https?://[^/]+", ""))
                    .toString());
            if (role.equals("coordinator")) {
                shows(invited, "7-the-account-begins", javaScript);
            }
            invited.writes("access.invitation.display-name", name.substring(0, name.indexOf('@')))
                    .writes("access.password.fresh", PASSWORD)
                    .writes("access.password.repeated", PASSWORD)
                    .presses("access.invitation.button");
            assertThat(invited.page.url()).endsWith("/en/desk");
        }
    }

    private void answers(RunningServer server, boolean javaScript) {
        try (Person liaison = at(server, javaScript, false)) {
            liaison.signsIn("pat@patrol.example", PASSWORD).follows("platform.layout.nav.tickets");
            liaison.findsInList("Highway 51").reads(WORDS).unfolds("casework.answer.title");
            liaison.writes("casework.answer.text", ANSWER).ticks("casework.answer.public.no");
            shows(liaison, "9-the-ticket", javaScript);
            liaison.presses("casework.answer.button").reads("casework.done.answered");
        }
    }

    private static void shows(Person person, String name, boolean javaScript) {
        if (javaScript) {
            shows(person, name);
        }
    }

    /** A picture for the guide; the walk without JavaScript makes the same again. */
    private static void shows(Person person, String name) {
        if (Boolean.getBoolean("screenshots")) {
            person.page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        }
    }
}
