package org.answerable.publication;

import java.util.List;
import java.util.Map;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.publication.ClaimReading.ClaimFile;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.View;

/**
 * A record that somebody says was sent in their name by others, and the decision about it.
 *
 * @param words what they wrote
 * @param offered the records of a group to choose from; empty where it is about one
 * @param typed what was typed and refused
 * @param conflict why it was refused, as a message key, or {@code null}
 * @param done whether it was decided just now
 */
public record ClaimView(
        int status,
        ClaimFile file,
        Language language,
        DrawnText words,
        List<DrawnText.Gloss> glosses,
        List<Choice> offered,
        Map<String, String> typed,
        List<Fault> faults,
        String conflict,
        boolean done)
        implements View {
    /** What was typed into a field. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean isOpen() {
        return file.claim().state() == ClaimState.OPEN;
    }
}
