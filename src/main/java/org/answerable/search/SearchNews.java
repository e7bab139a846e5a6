package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.casework.DeskNews;
import org.answerable.casework.DeskView.Can;
import org.answerable.language.Language;
import org.answerable.language.Messages;

/** How the index is, for those who can have it built anew. */
@ApplicationScoped
class SearchNews implements DeskNews {
    @Inject
    Search search;

    @Inject
    Messages messages;

    @Override
    public List<Can> lines(Identity me, Language reader) {
        if (!me.has(Right.REBUILD_INDEX)) {
            return List.of();
        }
        IndexState index = search.state();
        boolean failed = index.rebuild() != null && index.rebuild().failure() != null;
        List<String> state = new ArrayList<>(List.of(
                messages.get(reader, index.complete() ? "search.desk.whole" : "search.desk.part", index.records())));
        if (failed) {
            state.add(messages.get(reader, "search.desk.failed"));
        }
        return List.of(new Can(messages.get(reader, "search.desk.title"), null, state, failed));
    }
}
