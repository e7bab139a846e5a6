package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.answerable.language.Language;
import org.answerable.language.Translations;

/** Gives what was translated, of exactly the texts that are asked about. */
@ApplicationScoped
class ReviewedTranslations implements Translations {
    /** So many of the last ones say how long it takes. */
    private static final int MEASURED = 100;
    /** With fewer, nothing is said. */
    private static final int ENOUGH = 3;

    @Inject
    Passages passages;
    @Inject
    Sources sources;

    @Override
    @Transactional
    public Map<Source, List<Translation>> of(Collection<Source> texts) {
        Map<String, List<Passage>> bySubject = new HashMap<>();
        passages.reviewed(texts.stream().map(Source::subject).distinct().toList()).forEach(p -> bySubject.computeIfAbsent(p.subject(), s -> new ArrayList<>()).add(p));
        Map<Source, List<Translation>> found = new LinkedHashMap<>();
        if (bySubject.isEmpty()) {
            return found;
        }
        for (Source text : texts) {
            List<Passage> there = bySubject.getOrDefault(text.subject(), List.of());
            if (!there.isEmpty()) {
                String hash = sources.hash(text);
                found.put(text, there.stream().filter(p -> p.sourceHash().equals(hash)).map(Passage::translation).toList());
            }
        }
        return found;
    }

    @Override
    @Transactional
    public OptionalInt usualDays(Language language) {
        List<Object[]> spans = passages.spans(language.tag(), MEASURED);
        return median(spans.size() >= ENOUGH ? spans : passages.spans(null, MEASURED));
    }

    /** The median in whole days, begun ones counted, at least one. */
    static OptionalInt median(List<Object[]> spans) {
        if (spans.size() < ENOUGH) {
            return OptionalInt.empty();
        }
        long[] seconds = spans.stream().mapToLong(s -> Duration.between((Instant) s[0], (Instant) s[1]).toSeconds()).sorted().toArray();
        long days = (seconds[seconds.length / 2] + 86_399) / 86_400;
        return OptionalInt.of((int) Math.max(1, days));
    }
}
