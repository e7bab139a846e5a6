package org.answerable.routing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.RuleLine.Sentence;
import org.answerable.web.Choice;
import org.answerable.web.HistoryEntry;
import org.answerable.web.View;

/**
 * A rule at the desk; the components as of {@link AgencyView}.
 *
 * @param id {@code null}: a new one
 * @param sentence what it does, in words
 * @param chosen what is ticked, by field: {@code kinds}, {@code topics}, {@code counties}, {@code agencies},
 *     {@code languages}
 * @param spoken languages of phrases
 * @param told languages of reasons, the reader's first
 * @param versions what it said before, the newest first
 */
public record RuleView(
        int status,
        String id,
        Sentence sentence,
        boolean active,
        Map<String, String> typed,
        Map<String, Collection<String>> chosen,
        Options options,
        List<Language> spoken,
        List<Language> told,
        String seen,
        List<DirectoryChange> meanwhile,
        List<Version> versions,
        List<HistoryEntry> history,
        boolean mayEdit,
        boolean saved,
        List<Fault> faults)
        implements View {
    /** What there is to choose from. */
    public record Options(
            List<Choice> agencies,
            List<Choice> roles,
            List<Choice> kinds,
            List<Choice> topics,
            List<Choice> counties,
            List<Choice> languages) {}

    /** What a version said. */
    public record Version(int number, Instant since, Sentence sentence) {}

    /** A field of the form; empty where there is nothing. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is ticked of a field. */
    public Collection<String> of(Collection<String> none, String field) {
        return chosen.getOrDefault(field, none);
    }
}
