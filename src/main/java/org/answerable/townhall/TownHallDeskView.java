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
 * @param tried which form came back, or {@code null}
 * @param typed what was typed in it
 * @param problem the message key of a conflict, or {@code null}
 * @param words what the coordinator searched records by; the records found stand in {@code found}
 */
public record TownHallDeskView(
        int status,
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
        String tried,
        Map<String, String> typed,
        List<String> chosen,
        List<Fault> faults,
        String problem,
        String words,
        List<Voice> found)
        implements View {
    /** A point of the agenda. */
    public record Item(long id, MeetingText title, List<Voice> voices) {}

    /** A promise that can be moved on. */
    public record Promise(Card card, LocalDate dueOn, Instant madeAt) {}

    /** What was typed in a field of the form that came back; empty in any other. */
    public String typed(String form, String field) {
        return form.equals(tried) ? typed.getOrDefault(form + "-" + field, "") : "";
    }

    /** The faults of a form. */
    public List<Fault> faults(String form) {
        return form.equals(tried) ? faults : List.of();
    }
}
