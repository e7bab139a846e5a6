package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadsTest {
    @Test
    void no_cell_begins_like_a_formula_and_what_was_there_is_kept_behind_an_apostrophe() {
        for (String formula : new String[] {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
            assertThat(Downloads.harmless(formula)).isEqualTo("'" + formula);
        }
        assertThat(Downloads.harmless("")).isEmpty();
        assertThat(Downloads.harmless("¿Por qué? 1-1=0")).isEqualTo("¿Por qué? 1-1=0");
    }

    @Test
    void a_feed_holds_no_character_that_xml_cannot() {
        assertThat(Downloads.valid("a\u0000b\u0008c\uFFFEd\uFFFFe😀\nf\ud800g")).isEqualTo("abcde😀\nfg");
        assertThat(Downloads.valid("plain")).isEqualTo("plain");
    }
}
