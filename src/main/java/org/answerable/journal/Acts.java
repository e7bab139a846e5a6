package org.answerable.journal;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.answerable.platform.Resources;

/**
 * Every act there is, in one list ({@code journal/acts.tsv}): whether its content is {@code compared} with what is
 * stored (some {@link Exhibit} names it), {@code empty}, of no use to compare ({@code nothing}, with the reason), or no
 * longer written ({@code former}, with what has taken its place): journals from before hold it.
 */
public final class Acts {
    static final String RESOURCE = "/journal/acts.tsv";

    private Acts() {}

    /** How the content of each act is verified. */
    public enum Way {
        COMPARED,
        EMPTY,
        NOTHING,
        FORMER
    }

    public static Map<String, Way> all() {
        Map<String, Way> acts = new TreeMap<>();
        for (String line : Resources.lines(RESOURCE)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != 3 || acts.put(cells[0], Way.valueOf(cells[1].toUpperCase(Locale.ROOT))) != null) {
                throw new IllegalStateException(RESOURCE + ": " + line);
            }
        }
        return acts;
    }
}
