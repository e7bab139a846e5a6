package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.concurrent.atomic.AtomicInteger;
import org.answerable.accounts.Phone;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second factor at a browser: an app without JavaScript, passkeys with Chromium's own virtual authenticator. */
@ExtendWith(Stage.Shared.class)
class SecondFactorPagesIT {
    private static final String OWN = "seven green trains leave late";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private final Stage stage;

    SecondFactorPagesIT(Stage stage) {
        this.stage = stage;
    }

    /** A partner's account with a password of its own. */
    private String newcomer(Inspection inspection) {
        String name = "second-factor-" + PEOPLE.incrementAndGet() + "@group.test";
        String link;
        try (Person admin = new Person(stage, inspection, "en", true, false)) {
            admin.signsIn("admin@demo").opens("/desk/accounts");
            admin.writes("access.account.name", name)
                    .ticks("access.role.partner")
                    .presses("access.accounts.create");
            link = admin.page.locator("#fresh-link").textContent().strip();
        }
        try (Person person = new Person(stage, inspection, "en", false, false)) {
            person.page.navigate(link.replaceFirst("^https?://[^/]+", ""));
            person.writes("access.invitation.display-name", "Rosa Lind")
                    .writes("access.password.fresh", OWN)
                    .writes("access.password.repeated", OWN)
                    .presses("access.invitation.button");
        }
        return name;
    }

    private static void signsIn(Person person, String name, String password) {
        person.opens("/desk")
                .writes("access.sign-in.name", name)
                .writes("access.sign-in.password", password)
                .presses("access.sign-in.button");
    }

    private static void signsOut(Person person) {
        person.opens("/desk/account").presses("platform.layout.sign-out");
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "ar"})
    void without_javascript_an_app_is_set_up_and_its_code_is_asked_for(String language) {
        Inspection inspection = new Inspection(stage, true, !language.equals("en"));
        String name = newcomer(inspection);
        try (Person person = new Person(stage, inspection, language, false, true)) {
            signsIn(person, name, OWN);
            person.opens("/desk/account/factor")
                    .follows("access.factor.app.new")
                    .looks("app-set-up");
            String secret = person.page.locator("#secret").textContent();
            person.writes("access.app.first", Phone.shows(secret, 0))
                    .presses("access.app.button")
                    .looks("recovery-codes");
            String recovery =
                    person.page.locator("#recovery-codes code").first().textContent();
            person.follows("access.codes.kept").looks("factor-with-app");
            signsOut(person);
            signsIn(person, name, OWN);
            person.looks("second-step")
                    .writes("access.second.code", "1")
                    .presses("access.second.button")
                    .looks("second-step-error")
                    .writes("access.second.code", Phone.shows(secret, 30))
                    .presses("access.second.button");
            person.opens("/desk/account").looks("account-with-factor");
            signsOut(person);
            signsIn(person, name, OWN);
            person.writes("access.second.code", recovery).presses("access.second.button");
            person.opens("/desk/account/factor/passkeys").reads("access.passkey.without");
        }
        inspection.ends();
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "ar"})
    void a_passkey_is_added_named_and_opens_alone_and_after_the_password(String language) {
        Inspection inspection = new Inspection(stage, true, !language.equals("en"));
        String name = newcomer(inspection);
        try (Person person = new Person(stage, inspection, language, true, false)) {
            CDPSession device = person.page.context().newCDPSession(person.page);
            device.send("WebAuthn.enable");
            String authenticator = plug(device);
            signsIn(person, name, OWN);
            person.opens("/desk/account/factor")
                    .follows("access.passkey.new")
                    .looks("passkey-new")
                    .writes("access.passkey.name", "Blue key")
                    .presses("access.passkey.new.button");
            assertThat(person.page.locator("#recovery-codes code").count()).isEqualTo(10);
            person.follows("access.codes.kept").reads("Blue key").looks("factor-with-passkey");
            person.writes("access.passkey.name", "Green key").presses(person.t("access.passkeys.call") + " Blue key");
            person.reads("Green key");
            signsOut(person);

            person.opens("/desk/sign-in").presses("access.sign-in.passkey");
            person.opens("/desk/account").reads("access.sessions.by.passkey");
            signsOut(person);

            signsIn(person, name, OWN);
            person.looks("second-step-passkey").presses("access.sign-in.passkey");
            person.opens("/desk/account").reads("access.sessions.by.passkey");
            person.opens("/desk/account/again").looks("proof-by-passkey").presses("access.sign-in.passkey");
            person.reads("access.tokens.title");
            person.opens("/desk/account/factor").presses(person.t("access.passkeys.end") + " Green key");
            person.reads("access.factor.said.passkey-ended");
            signsOut(person);
            person.opens("/desk/sign-in").presses("access.sign-in.passkey");
            person.reads("access.fault.passkey").looks("passkey-refused");
            assertThat(authenticator).isNotEmpty();
        }
        inspection.ends();
    }

    /** A security key that asks for its owner's finger and finds it. */
    private static String plug(CDPSession device) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return device.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }
}
