package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.answerable.access.Caller;
import org.answerable.language.Language;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.TestKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given back of a form that could not be worked on for now. */
class UnsentTest {
    private final FormTokens tokens = new FormTokens();
    private final Reader reader = new Reader();

    @BeforeEach
    void one_opens_a_page() {
        tokens.keys = TestKeys.fresh();
        tokens.time = new Time();
        tokens.caller = new Caller();
        reader.read(Language.ENGLISH, "/receipt", "");
    }

    private void posts(String form) {
        reader.posted(("token=" + tokens.issue(reader) + "&" + form).getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void what_may_be_sent_again_comes_back_whole(int status) {
        posts(
                "receipt=ABCD-EFGH&text=Two%20words%0D%0Aand+%D8%A3&go=message&quiet=yes&note=%7B%22a%22%3A%20%22b%22%7D&topic=a&topic=b");
        assertThat(Unsent.of(status, reader, tokens).fields())
                .extracting(Unsent.Field::name)
                .containsExactlyInAnyOrder("token", "receipt", "text", "go", "note", "topic", "topic");
        assertThat(Unsent.of(status, reader, tokens).fields())
                .filteredOn(Unsent.Field::words)
                .extracting(Unsent.Field::value)
                .containsExactly("Two words\r\nand \u0623");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 415, 422})
    void what_is_refused_for_good_is_not_offered_again(int status) {
        posts("text=Two+words");
        assertThat(Unsent.of(status, reader, tokens)).isNull();
    }

    @Test
    void a_forged_form_writes_no_page_and_no_secret_stands_on_one() {
        reader.formCookie("cookie");
        reader.posted("token=1.0000&text=Two+words".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Unsent.of(503, reader, tokens)).isNull();
        for (String secret : new String[] {"password", "present", "fresh", "repeated"}) {
            posts("name=a&" + secret + "=b+c");
            assertThat(Unsent.of(503, reader, tokens)).as(secret).isNull();
        }
        reader.posted(null);
        assertThat(Unsent.of(503, reader, tokens)).isNull();
    }
}
