package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadsTest {
    @Test
    void a_feed_holds_no_character_that_xml_cannot() {
        assertThat(Downloads.valid("a\u0000b\u0008c\uFFFEd\uFFFFe😀\nf\ud800g")).isEqualTo("abcde😀\nfg");
        assertThat(Downloads.valid("plain")).isEqualTo("plain");
    }
}
