package org.answerable.townhall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.answerable.platform.Refusal.Fault;
import org.answerable.townhall.TownHallReading.TownHallItem;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * One meeting at the desk.
 *
 * @param changes what became of it since it was planned
 * @param day when it begins, as typed into a form; {@code time} the time of day
 * @param mayMove whether it can be moved or cancelled still; {@code mayHold} whether somebody can say that it was held
 * @param attempt the form that came back
 * @param words what the coordinator searched records by; the records found stand in {@code found}
 */
public record TownHallDeskView(
        TownHallItem meeting,
        MeetingText title,
        List<Item> agenda,
        boolean mayReorder,
        List<TownHallPageView.Said> minutes,
        List<Promise> commitments,
        List<Change> changes,
        LocalDate day,
        String time,
        boolean mayMove,
        boolean mayHold,
        List<Choice> counties,
        String county,
        List<Choice> agencies,
        List<Choice> languages,
        String done,
        Tried attempt,
        String words,
        List<Voice> found)
        implements View {
    /** A point of the agenda. */
    public record Item(long id, MeetingText title, List<Voice> voices) {}

    /** A promise that can be moved on. */
    public record Promise(Card card, LocalDate dueOn, Instant madeAt) {}

    /**
     * A form that was refused.
     *
     * @param status the page's HTTP status
     * @param form {@code null}: none was tried
     * @param typed by field; {@code chosen}: the records that are ticked
     * @param problem the message key of a conflict, or {@code null}
     */
    public record Tried(
            int status,
            String form,
            Map<String, String> typed,
            List<String> chosen,
            List<Fault> faults,
            String problem) {
        /** The page as it was asked for. */
        static final Tried NOTHING = new Tried(200, null, Map.of(), List.of(), List.of(), null);
    }

    @Override
    public int status() {
        return attempt.status();
    }

    @Override
    public List<Fault> faults() {
        return attempt.faults();
    }

    /** The form that came back, or {@code null}. */
    public String tried() {
        return attempt.form();
    }

    /** What was typed in a field of the form that came back; empty in any other. */
    public String typed(String form, String field) {
        return form.equals(tried()) ? attempt.typed().getOrDefault(form + "-" + field, "") : "";
    }

    /** The faults of a form. */
    public List<Fault> faults(String form) {
        return form.equals(tried()) ? attempt.faults() : List.of();
    }
}
