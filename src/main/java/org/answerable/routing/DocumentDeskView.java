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
 * @param versions all, by their numbers
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
        List<Line> versions,
        String seen,
        List<DirectoryChange> meanwhile,
        List<HistoryEntry> history,
        boolean adding,
        boolean mayEdit,
        boolean saved,
        List<Fault> faults)
        implements View {
    /** A version; since when it is taken back, and why, or {@code null}. */
    public record Line(String number, String takenBackOn, String reason) {}

    /** Its versions that anybody may read, to choose from. */
    public List<Choice> readable() {
        return versions.stream()
                .filter(version -> version.takenBackOn() == null)
                .map(version -> new Choice(version.number(), version.number()))
                .toList();
    }

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
