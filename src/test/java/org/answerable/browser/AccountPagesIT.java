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
        Inspection inspection = new Inspection(stage, true);
        String password;
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
                    .writes("access.accounts.display-name", "Rosa Lind")
                    .ticks("access.role.partner")
                    .presses("access.accounts.create")
                    .looks("accounts-password");
            password = admin.page.locator("#fresh-password").textContent();
            admin.opens("/desk/accounts")
                    .writes("access.account.name", "reader-" + language + "@agency.test")
                    .writes("access.accounts.display-name", "Lee Park")
                    .ticks("access.role.moderator")
                    .presses("access.accounts.create")
                    .looks("accounts-half");
            admin.opens("/desk/accounts")
                    .writes("access.account.name", "resident")
                    .writes("access.accounts.display-name", "System")
                    .ticks("access.role.partner")
                    .presses("access.accounts.create")
                    .looks("accounts-error");
        }
        try (Person second = new Person(stage, inspection, language, true, false)) {
            second.signsIn("second-admin@demo").opens("/desk/accounts").looks("accounts-asked");
        }
        try (Person person = new Person(stage, inspection, language, false, false)) {
            person.opens("/desk")
                    .writes("access.sign-in.name", partner)
                    .writes("access.sign-in.password", password)
                    .presses("access.sign-in.button")
                    .looks("choose");
            person.writes("access.password.present", password)
                    .writes("access.password.fresh", "passwordpassword")
                    .writes("access.password.repeated", "passwordpassword")
                    .presses("access.password.button")
                    .looks("choose-error");
        }
        inspection.ends();
    }
}
