package org.answerable.intake;

import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.View;

/** What lies under seal. */
public record SealedListView(List<Line> lines, String next, boolean begun) implements View {
    /** A sealed original; {@code topics} by name. */
    public record Line(OpeningSealed.SealedItem item, Language language, List<String> topics) {}
}
