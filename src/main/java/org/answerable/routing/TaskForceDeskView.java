package org.answerable.routing;

import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;
import org.answerable.web.View;

/**
 * A task force at the desk; the components as of {@link AgencyView}.
 *
 * @param members slugs of the agencies that are ticked
 * @param others who could have its work now
 */
public record TaskForceDeskView(
        int status,
        String slug,
        String name,
        boolean active,
        Map<String, String> typed,
        List<String> members,
        List<Language> languages,
        List<Choice> agencies,
        List<Choice> leads,
        List<Choice> others,
        String seen,
        List<DirectoryChange> meanwhile,
        List<HistoryEntry> history,
        boolean mayEdit,
        boolean saved,
        List<Fault> faults)
        implements View {
    /** A field of the form; empty where there is nothing. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
