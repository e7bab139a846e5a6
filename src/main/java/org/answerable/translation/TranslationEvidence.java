package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** Translations as they stand. One that was written over, or removed with its text, is gone. */
@ApplicationScoped
class TranslationEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(
                Set.of("translation.drafted", "translation.reviewed", "translation.for-agency", "translation.removed"),
                "",
                Exhibit.Keeping.WRITTEN,
                "p.place",
                "p.id",
                List.of("coalesce(p.recorded_language, p.target_language)", "p.title", "p.text"),
                "passage p",
                "p.text is not null",
                rows -> String.join(
                        " ", rows.getFirst().stream().map(String::valueOf).toList()),
                null,
                false));
    }
}
