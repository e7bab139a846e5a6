package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.answerable.intake.SubmissionEvidence;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;
import org.answerable.routing.Reason;

/**
 * What tickets keep of what happened to them. Where a writer took words back, bars stand in what quoted them, and it is
 * marked.
 */
@ApplicationScoped
class CaseEvidence implements Evidence {
    private static final String TICKET = "ticket t join submission s on s.id = t.submission";
    private static final String TAKEN_BACK = SubmissionEvidence.takenBack("t.code", TICKET);

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                each("ticket.answered", "a", "a.text", "answer", null),
                each("ticket.noted", "n", "n.text", "note", null),
                each("message.sent", "m", "m.text", "message", "m.sender = '" + Message.AGENCY + "'"),
                each("message.received", "m", "m.text", "message", "m.sender = '" + Message.WRITER + "'"),
                new Exhibit(
                        Set.of("message.masked"),
                        "ticket",
                        Exhibit.Keeping.NEWEST_OF_MORE,
                        "t.code",
                        "t.id",
                        List.of("cast(m.id as varchar(20))", "m.masks", "s.state"),
                        "message m join ticket t on t.id = m.ticket join submission s on s.id = t.submission",
                        "m.sender = '" + Message.WRITER + "'",
                        CaseEvidence::hidden,
                        TAKEN_BACK,
                        false),
                event("ticket.assigned", Happened.ASSIGNED, "coalesce(e.reason, 'null')"),
                event(
                        "ticket.transferred",
                        Happened.TRANSFERRED,
                        "coalesce(e.agency, 'null') || ' ' || coalesce(e.reason, '" + Succession.BY_SUCCESSION + "')"),
                event("ticket.closed", Happened.CLOSED, "coalesce(e.reason, 'withdrawn')"),
                event("ticket.left-out", Happened.LEFT_OUT, "coalesce(e.reason, 'left out')"),
                event("ticket.unmasked", Happened.UNMASKED, "e.reason"),
                event("ticket.reopened", Happened.REOPENED, "e.reason"),
                // Of what was taken back, the reasons lose the words that they quote.
                new Exhibit(
                        Set.of("ticket.opened"),
                        "ticket",
                        Exhibit.Keeping.EACH,
                        "t.code",
                        "t.id",
                        List.of("t.agency", "t.because", "s.state"),
                        TICKET,
                        null,
                        rows -> rows.getFirst().get(2).equals("WITHDRAWN")
                                ? null
                                : rows.getFirst().getFirst() + " "
                                        + Reason.read(rows.getFirst().get(1)),
                        TAKEN_BACK,
                        true));
    }

    private static Exhibit event(String act, Happened what, String column) {
        return each(act, "e", column, "ticket_event", "e.what = '" + what.tag() + "'");
    }

    private static Exhibit each(String act, String row, String column, String table, String where) {
        return new Exhibit(
                Set.of(act),
                "ticket",
                Exhibit.Keeping.EACH,
                "t.code",
                row + ".id",
                List.of(column, "case when " + row + ".sealed then 'sealed' end"),
                table + " " + row + " join ticket t on t.id = " + row + ".ticket",
                where,
                rows -> rows.getFirst().get(1) == null ? rows.getFirst().getFirst() : null,
                TAKEN_BACK,
                false);
    }

    private static String hidden(List<List<String>> rows) {
        return rows.getFirst().get(2).equals("WITHDRAWN")
                ? null
                : hidden(rows.stream()
                        .collect(Collectors.toMap(row -> Long.valueOf(row.getFirst()), row -> row.get(1))));
    }

    /**
     * What is written down of what the writer hides in the messages of a ticket.
     *
     * @param masks as stored, by the message's id
     */
    static String hidden(Map<Long, String> masks) {
        return String.join("\n", new TreeMap<>(masks).values());
    }
}
