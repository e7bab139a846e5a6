package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.answerable.access.ActorNames;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names an account may have. */
class AccountNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mai@agency.test",
                "new.clerk+1@state.wi.gov",
                "o’neil@agency.test",
                "ana_reyes",
                "jürgen@behörde.test",
                "nguyễn@agency.test",
                "маша",
                "王芳",
                "moderator@agency.test",
                "admin@dane.test",
                "liaison@state-patrol.demo",
                "田中たろう"
            })
    void ordinary_names_of_any_script_are_good(String name) {
        assertThat(AccountNames.ownFault(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two words", "a@b@c", "@agency.test", "mai@", "a\tb"})
    void what_is_no_name_is_refused(String name) {
        assertThat(AccountNames.ownFault(name)).contains("access.fault.account-name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resident",
                "Resident",
                "SYSTEM",
                "ｓｙｓｔｅｍ",
                "ＲＥＳＩＤＥＮＴ",
                "résident",
                "r.e.s.i.d.e.n.t",
                "system2",
                "_system_",
                "anonymous",
                "writer",
                "moderator",
                "MODERATOR",
                "liaison",
                "admin",
                "administrator",
                "auditor",
                "coordinator",
                "translator",
                "partner",
                "system@agency.test",
                "resident@system",
                "RESIDENT@agency.test"
            })
    void words_for_somebody_without_an_account_are_reserved(String name) {
        assertThat(AccountNames.ownFault(name)).contains("access.fault.account-reserved");
    }

    @Test
    void letters_that_look_like_others_and_signs_that_nobody_sees_are_refused() {
        for (String name : List.of(
                "l\u0456aison@ice.demo",
                "\u0440\u0435s\u0456dent",
                "\u0430\u0440\u0435",
                "\u03BFm\u03B1r@agency.test",
                "mai\u200B@agency.test",
                "mai\u2060",
                "mai\u3164",
                "mai\u034F",
                "mai\u0660\u06F1",
                "m\u0307\u0307ai",
                "\u216Fai@\u0430gency.test",
                "mod\u0435rator")) {
            assertThat(AccountNames.ownFault(name)).as(name).isPresent();
        }
    }

    @Test
    void names_that_look_the_same_have_one_skeleton() {
        assertThat(ActorNames.skeleton("l\u0456aison@ice.demo")).isEqualTo(ActorNames.skeleton("liaison@ice.demo"));
        assertThat(ActorNames.skeleton("rnai@agency.test")).isEqualTo(ActorNames.skeleton("mai@agency.test"));
        assertThat(ActorNames.skeleton("paul@agency.test")).isEqualTo(ActorNames.skeleton("pau1@agency.test"));
        assertThat(ActorNames.skeleton("\uFF4Dai@agency.test")).isEqualTo(ActorNames.skeleton("mai@agency.test"));
        assertThat(ActorNames.skeleton("mai@agency.test")).isNotEqualTo(ActorNames.skeleton("may@agency.test"));
    }

    @Test
    void the_journal_never_calls_an_account_by_the_word_for_a_resident_or_the_product() {
        for (String name : List.of("resident", "system", "s\u0443stem", "resident@agency.test")) {
            assertThat(new Identity(7, name, "x", Set.of(Role.AUDITOR), Set.of(), "en").actor())
                    .isEqualTo("account:7");
        }
        assertThat(new Identity(7, "auditor@demo", "x", Set.of(Role.AUDITOR), Set.of(), "en").actor())
                .isEqualTo("auditor@demo");
        assertThat(Identity.SYSTEM.actor()).isEqualTo("system");
    }

    @Test
    void a_handed_over_password_is_good_for_choosing_another_and_nothing_else() {
        hasItsOwnSignInAlone(
                new Identity(7, "x@agency.test", "x", Set.of(Role.values()), Set.of("ice"), "en", true, false));
    }

    @Test
    void who_must_have_a_second_factor_and_has_none_has_the_right_to_set_one_up_and_no_other() {
        hasItsOwnSignInAlone(
                new Identity(7, "x@agency.test", "x", Set.of(Role.values()), Set.of("ice"), "en", false, true));
    }

    private static void hasItsOwnSignInAlone(Identity identity) {
        for (Right right : Right.values()) {
            assertThat(identity.has(right))
                    .as(right.name())
                    .isEqualTo(right == Right.PUBLIC || right == Right.OWN_SIGN_IN);
            assertThat(identity.may(right, "ice"))
                    .as(right.name())
                    .isEqualTo(right == Right.PUBLIC || right == Right.OWN_SIGN_IN);
        }
    }
}
