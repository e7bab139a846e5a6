package org.answerable.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/desk",
                "/es/desk/tickets?status=open&cursor=a%2Bb",
                "/zh-Hans/desk/tickets/7k2m",
                "/fa-AF/desk/town-halls/madison-2026"
            })
    void the_way_back_leads_to_pages_of_the_desk(String next) {
        assertThat(SignInPages.own(next)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/en/",
                "/en/share",
                "https://evil.example/en/desk",
                "//evil.example/en/desk",
                "/\\evil.example/desk",
                "\\\\evil",
                "/en/desk/../share",
                "/en/desk/..",
                "/en/desk//evil.example",
                "/en/desk/%2e%2e/x",
                "/en/desk\n/x",
                "/en/desk/x\r\nSet-Cookie: a=b",
                "javascript:alert(1)",
                "/en/desk/sign-in",
                "/en/desk/sign-out",
                "/en/desk/sign-in?next=/en/desk",
                "/en/desk@evil.example",
                "/en/deskx",
                " /en/desk",
                "/en/desk#x"
            })
    void and_nowhere_else(String next) {
        assertThat(SignInPages.own(next)).isEmpty();
    }
}
