package org.answerable.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name of a file that is downloaded. */
class AttachmentTest {
    private static String own(String header) {
        return URLDecoder.decode(header.substring(header.indexOf("''") + 2), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "Policy on stops (2), Policy on stops (2).pdf",
        "اتفاقية بشأن الاحتجاز, اتفاقية بشأن الاحتجاز.pdf",
        "关于拘留的协议, 关于拘留的协议.pdf",
        "a/b: \"c\" <d>?, a b c d.pdf",
        "..\\..\\secret, secret.pdf"
    })
    void a_name_in_any_script_is_kept_but_for_what_no_file_system_takes(String title, String file) {
        assertThat(own(Attachment.named("x", title, "pdf"))).isEqualTo(file);
    }

    @Test
    void nothing_in_a_name_ends_the_header_and_every_program_reads_the_plain_one() {
        String header = Attachment.named("pa\"per\r\n-1", "Title\r\nSet-Cookie: x=y; 'z'", "pdf");
        assertThat(header)
                .startsWith("attachment; filename=\"pa-per---1.pdf\"; filename*=UTF-8''")
                .matches("[\\x20-\\x7e]+")
                .doesNotContain("\r", "\n");
        assertThat(header.substring(header.indexOf("''") + 2)).matches("[A-Za-z0-9._%-]+");
        assertThat(own(Attachment.named("x", "é".repeat(500), "pdf"))).hasSize(124);
    }
}
