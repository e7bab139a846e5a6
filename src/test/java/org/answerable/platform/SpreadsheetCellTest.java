package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadsheetCellTest {
    private static final List<String> FORMULAS = List.of(
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "＝1＋1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            "﹦1",
            "﹢1",
            "﹣1",
            "﹫a",
            "−1");

    @Test
    void no_cell_begins_like_a_formula_in_any_width() {
        for (String formula : FORMULAS) {
            assertThat(SpreadsheetCell.written(formula)).isEqualTo("'" + formula);
            assertThat(SpreadsheetCell.written("'" + formula)).isEqualTo("''" + formula);
        }
        for (String text : List.of("", "'", "'tis", "¿Por qué? 1-1=0", "''", "a=b", "’=1")) {
            assertThat(SpreadsheetCell.written(text)).isEqualTo(text);
        }
    }

    @Test
    void what_is_read_is_what_was_written() {
        for (String formula : FORMULAS) {
            for (String text : List.of(formula, "'" + formula, "''" + formula, "'''", "'", "'tis", formula + "'")) {
                assertThat(SpreadsheetCell.read(SpreadsheetCell.written(text))).isEqualTo(text);
            }
        }
        assertThat(SpreadsheetCell.read("'tis"))
                .as("an apostrophe of the writer's own stays")
                .isEqualTo("'tis");
    }
}
