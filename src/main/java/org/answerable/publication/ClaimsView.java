package org.answerable.publication;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.publication.ClaimReading.ClaimItem;
import org.answerable.web.View;

/**
 * Records that somebody says were sent in their name by others, as they came.
 *
 * @param state the state that is listed; {@code null}: all
 * @param begun whether this is not the first part of the list
 */
public record ClaimsView(List<Line> lines, ClaimState state, String next, boolean begun) implements View {
    /** One of them. */
    public record Line(ClaimItem item, Language language) {}
}
