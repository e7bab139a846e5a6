package org.answerable.journal;

import java.util.List;
import org.answerable.journal.Auditing.AuditItem;
import org.answerable.platform.http.View;

/**
 * The journal as a page.
 *
 * @param begun whether this is a later page of the list
 * @param next the cursor of the next page, {@code null} on the last
 * @param standing what the last verification found or how far it is, and what is missing
 */
public record AuditView(List<AuditItem> items, boolean begun, String next, Auditing.Standing standing) implements View {}
