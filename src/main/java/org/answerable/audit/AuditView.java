package org.answerable.audit;

import java.util.List;
import org.answerable.audit.Auditing.AuditItem;
import org.answerable.journal.AuditQuery;
import org.answerable.web.View;

/**
 * The journal as a page.
 *
 * @param begun whether this is a later page of the list
 * @param next the cursor of the next page, {@code null} on the last
 * @param looked how many positions were looked through where that is why there are no more acts on the page; else 0
 * @param standing what the last verification found or how far it is, and what is missing
 * @param query which acts are shown
 * @param acts what may be chosen
 * @param address the query as it stands in the address: nothing, or {@code ?} and more
 */
public record AuditView(
        List<AuditItem> items,
        boolean begun,
        String next,
        int looked,
        Auditing.JournalStanding standing,
        AuditQuery query,
        List<String> acts,
        String address)
        implements View {
    /** The list from a cursor. */
    public String from(String cursor) {
        return cursor == null ? address : address + (address.isEmpty() ? "?" : "&") + "cursor=" + cursor;
    }
}
