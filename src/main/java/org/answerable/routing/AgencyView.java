package org.answerable.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;
import org.answerable.web.View;

/**
 * An agency at the desk.
 *
 * @param slug {@code null}: a new one
 * @param typed what the form shows, by field
 * @param seen the tag of what its reader changes
 * @param meanwhile what somebody else changed, where they did: as it is, and as it is typed
 * @param rules in force that give to it
 * @param owed how many tickets it owes an answer
 * @param source the law of its calendar
 */
public record AgencyView(
        int status,
        String slug,
        String name,
        boolean active,
        boolean office,
        String successor,
        Map<String, String> typed,
        Collection<String> counties,
        Collection<String> spoken,
        Options options,
        List<Language> languages,
        String seen,
        List<DirectoryChange> meanwhile,
        List<RuleLine> rules,
        int owed,
        String source,
        List<HistoryEntry> history,
        boolean mayEdit,
        boolean saved,
        List<Fault> faults)
        implements View {
    /** What there is to choose from. */
    public record Options(
            List<Choice> levels,
            List<Choice> calendars,
            List<Choice> counties,
            List<Choice> routeAnswers,
            List<Choice> languages,
            List<Choice> successors) {}

    /** A field of the form; empty where there is nothing. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
