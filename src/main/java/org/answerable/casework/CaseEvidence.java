package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;
import org.answerable.routing.Reason;

/** What tickets keep of what happened to them. */
@ApplicationScoped
class CaseEvidence implements Evidence {
    private static final String OF_TICKET = " join ticket t on t.id = ";

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                each("ticket.answered", "a.id", "a.text", "answer a" + OF_TICKET + "a.ticket", null),
                each("ticket.noted", "n.id", "n.text", "note n" + OF_TICKET + "n.ticket", null),
                each("message.sent", "m.id", "m.text", "message m" + OF_TICKET + "m.ticket", "m.sender = '" + Message.AGENCY + "'"),
                each("message.received", "m.id", "m.text", "message m" + OF_TICKET + "m.ticket", "m.sender = '" + Message.WRITER + "'"),
                events("ticket.assigned", TicketEvent.ASSIGNED, "coalesce(e.reason, 'null')"),
                events("ticket.transferred", TicketEvent.TRANSFERRED, "coalesce(e.agency, 'null') || ' ' || e.reason"),
                events("ticket.closed", TicketEvent.CLOSED, "coalesce(e.reason, 'withdrawn')"),
                events("ticket.reopened", TicketEvent.REOPENED, "e.reason"),
                new Exhibit(Set.of("ticket.opened"), "ticket", Exhibit.Keeping.EACH, "t.code", "t.id", List.of("t.agency", "t.because"), "ticket t", null,
                        rows -> rows.getFirst().getFirst() + " " + Reason.read(rows.getFirst().get(1)), null, false));
    }

    private static Exhibit events(String act, String what, String column) {
        return each(act, "e.id", column, "ticket_event e" + OF_TICKET + "e.ticket", "e.what = '" + what + "'");
    }

    private static Exhibit each(String act, String item, String column, String from, String where) {
        return Exhibit.each(Set.of(act), "ticket", "t.code", item, column, from, where);
    }
}
