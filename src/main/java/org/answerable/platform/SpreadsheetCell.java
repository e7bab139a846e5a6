package org.answerable.platform;

import java.util.regex.Pattern;

/**
 * A cell of a table that people open in a spreadsheet, which takes some first characters for the beginning of a formula
 * (OWASP, CSV injection), in full width as well. An apostrophe before such a cell keeps it a text; it is taken off
 * again where the table is read, so that what was written comes back exactly, whether it begins with apostrophes of its
 * own or not.
 */
public final class SpreadsheetCell {
    /** Signs in their usual, small and full-width forms, the minus sign, and what spreadsheets skip before them. */
    private static final String FORMULA = "[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212]";

    private static final Pattern TO_WRITE = Pattern.compile("'*+" + FORMULA + ".*", Pattern.DOTALL);
    private static final Pattern TO_READ = Pattern.compile("'++" + FORMULA + ".*", Pattern.DOTALL);

    private SpreadsheetCell() {}

    /** The cell as it is written. */
    public static String written(String text) {
        return TO_WRITE.matcher(text).matches() ? "'" + text : text;
    }

    /** The text of a cell as it was written by {@link #written}, or by others who follow the same custom. */
    public static String read(String cell) {
        return TO_READ.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
