package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.answerable.accounts.DraftKeeping;
import org.answerable.journal.Journal;

/**
 * Takes passages away whose text is gone, with their translation and what somebody has begun to write of it. What had a
 * translation is an act.
 */
@ApplicationScoped
class Clearing {
    @Inject
    Passages passages;

    @Inject
    Sources sources;

    @Inject
    DraftKeeping drafts;

    @Inject
    Journal journal;

    /** Those of a place whose text is not there any more as it was, but for some. */
    void lost(String place, Predicate<Passage> stays) {
        List<Passage> there = passages.at(place);
        Set<Passage> present = sources.of(there).keySet();
        there.stream()
                .filter(passage -> !present.contains(passage) && !stays.test(passage))
                .forEach(this::remove);
    }

    void remove(Passage passage) {
        passages.remove(passage);
        drafts.close("/desk/translation/" + passage.code());
        if (passage.text() != null) {
            journal.record("translation.removed", passage.place(), passage.text());
        }
    }
}
