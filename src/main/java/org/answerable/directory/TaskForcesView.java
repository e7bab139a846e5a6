package org.answerable.directory;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.View;

/** The task forces. */
public record TaskForcesView(List<Line> lines) implements View {
    /**
     * One of them.
     *
     * @param own the language of its name
     * @param atWork whether it goes on, as far as anybody said
     */
    public record Line(String slug, String name, Language own, boolean atWork, List<String> agencies) {}
}
