package org.answerable.casework;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;

/**
 * One answer for all who wrote nearly the same: each gets a copy on the own ticket, under the own receipt. Each is an
 * act and a transaction of its own: what is refused keeps nothing from the others.
 */
@UseCase
public class Copying {
    @Inject
    Answering answering;

    @Inject
    Messages messages;

    /**
     * Gives the last answer on a ticket to the writers of others.
     *
     * @param answer its id, as the caller saw it
     * @param tickets of the same agency
     * @throws Refusal.Invalid where there is no ticket or more than {@link PassingOn#MOST}
     * @throws Refusal.Conflict where that is not the last answer, or it cannot be copied
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.ANSWER_TICKET)
    public PassingOn.BulkOutcome copy(String from, String answer, List<String> tickets, Language reader) {
        Answering.Copied copied = answering.toCopy(from, answer);
        List<Refusal.Fault> faults = new ArrayList<>();
        PassingOn.counted(tickets, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        return PassingOn.each(tickets, ticket -> answering.copy(copied, ticket), messages, reader);
    }
}
