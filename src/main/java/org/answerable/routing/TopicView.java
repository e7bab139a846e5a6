package org.answerable.routing;

import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;
import org.answerable.web.View;

/**
 * A topic at the desk; the components as of {@link AgencyView}.
 *
 * @param mergedInto the name of the topic that it became part of, or {@code null}
 * @param others it could become part of
 * @param waiting how many tickets about it wait for an answer
 */
public record TopicView(
        int status,
        String slug,
        String name,
        boolean active,
        String mergedInto,
        Map<String, String> typed,
        List<Language> languages,
        List<Language> spoken,
        List<Choice> others,
        String seen,
        List<DirectoryChange> meanwhile,
        List<RuleLine> rules,
        int waiting,
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
