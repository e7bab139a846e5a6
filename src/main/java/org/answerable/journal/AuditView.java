package org.answerable.journal;

import java.util.List;
import org.answerable.journal.Auditing.AuditItem;
import org.answerable.platform.http.View;

/**
 * The journal as a page.
 *
 * @param begun whether this is a later page of the list
 * @param next the cursor of the next page, {@code null} on the last
 * @param verified what a verification just found, {@code null} where none was asked for
 */
public record AuditView(List<AuditItem> items, boolean begun, String next, Verified verified) implements View {}
