package org.answerable.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.answerable.language.Language;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The texts of a part in a language, to be written.
 *
 * @param seen what a change rests on
 * @param preview whether what was typed is shown as it would read
 * @param confirmedOn the day on which the office last said that it answers for the notice; {@code null} where it did
 *     not, or for another part
 * @param said what was just done: {@code saved} or {@code confirmed}; {@code null} where nothing was
 */
public record OwnTextView(
        int status,
        Part part,
        Language written,
        List<Field> fields,
        String seen,
        boolean preview,
        boolean mayEdit,
        LocalDate confirmedOn,
        String said,
        List<Fault> faults)
        implements View {
    /**
     * One text.
     *
     * @param number from 1
     * @param english {@code null} where the language is English
     * @param typed as it stands, or as it was typed
     * @param was stands for the text that whoever typed had before them
     * @param now where somebody else changed it meanwhile and something else is typed: what is there now; else
     *     {@code null}
     * @param arguments what is put into it, as it is written in it; empty where nothing is
     */
    public record Field(
            int number,
            String key,
            String product,
            String english,
            String typed,
            boolean isOwn,
            boolean isOlder,
            String arguments,
            String was,
            String now) {}

    /** Looking at it saves nothing. */
    @Override
    public boolean undone() {
        return preview || !faults.isEmpty();
    }

    /** Whether somebody else changed what is typed here. */
    public boolean isContested() {
        return fields.stream().anyMatch(field -> field.now() != null);
    }

    /** Whether there is a page that consists of it. */
    public Optional<String> shownAt() {
        return part.path();
    }
}
