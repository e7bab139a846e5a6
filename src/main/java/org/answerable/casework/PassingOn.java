package org.answerable.casework;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.TextRule;

/**
 * Passes several tickets on to one agency. Each is an act and a transaction of its own: what is refused keeps nothing
 * from the others.
 */
@UseCase
public class PassingOn {
    /** The most at once. */
    public static final int MOST = 100;

    @Inject
    Answering answering;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    /** A ticket with which it was not done, and why, in words. */
    public record RefusedTicket(String id, String detail) {}

    /** The tickets with which it was done, and the others; in the order in which they were given. */
    public record BulkOutcome(List<String> done, List<RefusedTicket> refused) {}

    /**
     * Passes tickets on.
     *
     * @throws Refusal.Invalid where there is no ticket or more than {@link #MOST}, no such agency, or no reason
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.TRANSFER_TICKET)
    public BulkOutcome pass(List<String> tickets, String agency, String reason, Language reader) {
        List<Refusal.Fault> faults = new ArrayList<>();
        counted(tickets, faults);
        if (directory.agency(agency).filter(Agency::active).isEmpty()) {
            faults.add(new Refusal.Fault("/agency", "casework.fault.agency"));
        }
        TextRule.REASON.required("/reason", reason, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return each(tickets, ticket -> answering.transfer(ticket, agency, reason, null), messages, reader);
    }

    /** Whether there are tickets, and not too many. */
    static void counted(List<String> tickets, List<Refusal.Fault> faults) {
        if (tickets.isEmpty()) {
            faults.add(new Refusal.Fault("/tickets", "casework.fault.no-tickets"));
        } else if (tickets.size() > MOST) {
            faults.add(new Refusal.Fault("/tickets", "casework.fault.many-tickets", MOST));
        }
    }

    /** Does something with each ticket, in a transaction of its own. */
    static BulkOutcome each(List<String> tickets, Consumer<String> act, Messages messages, Language reader) {
        List<String> done = new ArrayList<>();
        List<RefusedTicket> refused = new ArrayList<>();
        for (String ticket : new LinkedHashSet<>(tickets)) {
            try {
                act.accept(ticket);
                done.add(ticket);
            } catch (Refusal.Invalid invalid) {
                Refusal.Fault fault = invalid.faults().get(0);
                refused.add(new RefusedTicket(ticket, messages.get(reader, fault.key(), fault.arguments())));
            } catch (Refusal.NotFound | Refusal.Forbidden | Refusal.Conflict no) {
                refused.add(new RefusedTicket(ticket, messages.get(reader, no.key(), no.arguments())));
            }
        }
        return new BulkOutcome(done, refused);
    }
}
