package org.answerable.directory;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The names of agencies, topics, kinds and states at the desk: all of them, or one with a field a language.
 *
 * @param chosen the one whose names are shown; {@code null} for the list alone
 */
public record NamesView(
        int status,
        List<Line> agencies,
        List<Line> topics,
        List<Line> kinds,
        List<Line> states,
        Chosen chosen,
        boolean saved,
        boolean mayEdit,
        List<Fault> faults)
        implements View {
    /**
     * One of the list: its name for the reader, its key where the same name may mean several, and in how many languages
     * it has none.
     */
    public record Line(String path, String name, String key, int missing) {}

    /** One with its names, and descriptions where it has them. */
    public record Chosen(String path, String name, boolean described, List<InLanguage> names) {}

    /** What it is called in a language of the interface; empty where it has no name there. */
    public record InLanguage(String language, String name, String description) {}
}
