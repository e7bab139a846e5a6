package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.answerable.platform.Refusal;
import org.junit.jupiter.api.Test;

/** Forms with a file, as browsers send them (RFC 7578). */
class FormWithFileTest {
    private static FormWithFile read(String body) {
        return FormWithFile.read(body.getBytes(StandardCharsets.UTF_8), "b");
    }

    private static String part(String head, String content) {
        return "--b\r\nContent-Disposition: form-data; " + head + "\r\n\r\n" + content + "\r\n";
    }

    @Test
    void fields_and_the_file_are_told_apart() {
        FormWithFile form = read(part("name=\"token\"", "t")
                + part("name=\"name.en\"", "Ñandú & + %41\r\nline")
                + part("name=\"file\"; filename=\"name=x.pdf\"\r\nContent-Type: application/pdf", "%PDF\r\n--c")
                + "--b--\r\n");
        assertThat(FormBody.read(form.fields()).getFirst("name.en")).isEqualTo("Ñandú & + %41\r\nline");
        assertThat(FormBody.read(form.fields()).getFirst("token")).isEqualTo("t");
        assertThat(FormBody.read(form.fields())).hasSize(2);
        assertThat(new String(form.file(), StandardCharsets.UTF_8)).isEqualTo("%PDF\r\n--c");
    }

    @Test
    void an_empty_field_and_no_file_are_nothing() {
        FormWithFile form = read(part("name=\"text\"", "") + part("name=\"file\"; filename=\"\"", "") + "--b--");
        assertThat(FormBody.read(form.fields()).getFirst("text")).isEmpty();
        assertThat(form.file()).isEmpty();
    }

    @Test
    void what_did_not_arrive_whole_is_refused() {
        for (String broken :
                new String[] {"", "--b", "--b\r\n", part("name=\"x\"", "y"), "--b\r\nname\r\n\r\nx\r\n--b--"}) {
            assertThatThrownBy(() -> read(broken)).as(broken).isInstanceOf(Refusal.Malformed.class);
        }
        assertThatThrownBy(() -> FormWithFile.read(new byte[0], null)).isInstanceOf(Refusal.Malformed.class);
    }
}
