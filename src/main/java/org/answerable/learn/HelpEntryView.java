package org.answerable.learn;

import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * An organization that helps, at the desk.
 *
 * @param kept {@code null}: a new one
 * @param typed what the form shows, by field
 * @param tongues the languages of the interface, the reader's first
 * @param seen what a change rests on
 */
public record HelpEntryView(
        int status,
        HelpKeeping.Kept kept,
        Map<String, String> typed,
        List<String> subjects,
        List<String> counties,
        List<String> languages,
        List<Choice> subjectChoices,
        List<Choice> costs,
        List<Choice> countyChoices,
        List<Choice> languageChoices,
        List<Language> tongues,
        String seen,
        boolean mayEdit,
        List<Fault> faults)
        implements View {
    /** A field of the form; empty where there is nothing. */
    public String of(String field) {
        return typed.getOrDefault(field, "");
    }
}
