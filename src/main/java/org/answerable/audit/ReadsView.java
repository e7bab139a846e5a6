package org.answerable.audit;

import java.util.List;
import org.answerable.journal.ReadingDigests;
import org.answerable.web.View;

/**
 * Who looked at what, as a page.
 *
 * @param next the cursor of the next page, {@code null} on the last
 * @param begun whether this is a later page of the list
 * @param differing the days that are not as they were sealed; {@code null} where nobody asked
 * @param address the query as it stands in the address: nothing, or {@code ?} and more
 */
public record ReadsView(
        List<ReadsReading.ReadItem> items,
        String next,
        boolean begun,
        String subject,
        String actor,
        List<ReadingDigests.Differs> differing,
        String address)
        implements View {
    /** The list from a cursor. */
    public String from(String cursor) {
        return address + (address.isEmpty() ? "?" : "&") + "cursor=" + cursor;
    }
}
