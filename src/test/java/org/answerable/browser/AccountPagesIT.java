package org.answerable.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What administrators ask each other for, the first password of one's own, and where to get help: for everyone, in
 * languages of all kinds.
 */
@ExtendWith(Stage.Shared.class)
class AccountPagesIT {
    private final Stage stage;

    AccountPagesIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "es", "ar", "my", "hmn"})
    void every_page_of_accounts_and_of_help_is_for_everyone(String language) {
        Inspection inspection = new Inspection(stage, true, !language.equals("en"));
        String link;
        String partner = "partner-" + language + "@group.test";
        try (Person reader = new Person(stage, inspection, language, false, false)) {
            reader.opens("/learn/your-rights")
                    .choosesValue("learn.help.county", "55025")
                    .choosesValue("learn.help.subject", "immigration")
                    .presses("learn.help.show")
                    .looks("help-chosen");
        }
        try (Person admin = new Person(stage, inspection, language, true, false)) {
            admin.signsIn("admin@demo").opens("/desk/accounts");
            admin.writes("access.account.name", partner)
                    .ticks("access.role.partner")
                    .presses("access.accounts.create")
                    .looks("accounts-link");
            link = admin.page.locator("#fresh-link").textContent();
            admin.opens("/desk/accounts")
                    .writes("access.account.name", "reader-" + language + "@agency.test")
                    .ticks("access.role.moderator")
                    .presses("access.accounts.create")
                    .looks("accounts-link-waits");
            admin.opens("/desk/accounts")
                    .writes("access.account.name", "resident")
                    .ticks("access.role.partner")
                    .presses("access.accounts.create")
                    .looks("accounts-error");
        }
        try (Person second = new Person(stage, inspection, language, true, false)) {
            second.signsIn("second-admin@demo").opens("/desk/accounts").looks("accounts-asked");
        }
        try (Person person = new Person(stage, inspection, language, false, false)) {
            person.opens(link.substring(link.indexOf("/invitation"))).looks("invitation");
            person.writes("access.invitation.display-name", "Rosa Lind")
                    .writes("access.password.fresh", "passwordpassword")
                    .writes("access.password.repeated", "passwordpassword")
                    .presses("access.invitation.button")
                    .looks("invitation-error");
        }
        inspection.ends();
    }
}
