package org.answerable.routing;

import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;
import org.answerable.web.View;

/**
 * A public document at the desk; the components as of {@link AgencyView}.
 *
 * @param agencies slugs of the parties that are ticked, and {@code taskForces} likewise
 * @param versions how many there are
 * @param adding whether the form of a version came back
 */
public record DocumentDeskView(
        int status,
        String slug,
        String name,
        String nameLanguage,
        boolean active,
        Map<String, String> typed,
        List<String> agencies,
        List<String> taskForces,
        List<Language> languages,
        Options options,
        int versions,
        String seen,
        List<DirectoryChange> meanwhile,
        List<HistoryEntry> history,
        boolean adding,
        boolean mayEdit,
        boolean saved,
        List<Fault> faults)
        implements View {
    /** What there is to choose from. */
    public record Options(
            List<Choice> kinds,
            List<Choice> agencies,
            List<Choice> taskForces,
            List<Choice> languages,
            List<Choice> which) {}

    /** A field of the form; empty where there is nothing. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
