package org.answerable.translation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.answerable.language.Language;
import org.answerable.language.Translations;
import org.answerable.platform.Time;

/** Gives what was translated, of exactly the texts that are asked about. */
@ApplicationScoped
class ReviewedTranslations implements Translations {
    /** So many of the last ones that were asked for say how long it takes. */
    private static final int MEASURED = 100;
    /** With fewer, nothing is said. */
    private static final int ENOUGH = 3;

    @Inject
    Passages passages;

    @Inject
    Sources sources;

    @Inject
    Time time;

    @Override
    @Transactional
    public Map<Source, List<Translation>> of(Collection<Source> texts) {
        Map<String, List<Passage>> bySubject = new HashMap<>();
        passages.reviewed(texts.stream().map(Source::subject).distinct().toList())
                .forEach(p -> bySubject
                        .computeIfAbsent(p.subject(), s -> new ArrayList<>())
                        .add(p));
        Map<Source, List<Translation>> found = new LinkedHashMap<>();
        if (bySubject.isEmpty()) {
            return found;
        }
        for (Source text : texts) {
            List<Passage> there = bySubject.getOrDefault(text.subject(), List.of());
            if (!there.isEmpty()) {
                String hash = sources.hash(text);
                found.put(
                        text,
                        there.stream()
                                .filter(p -> p.sourceHash().equals(hash))
                                .map(Passage::translation)
                                .toList());
            }
        }
        return found;
    }

    @Override
    @Transactional
    public Map<Source, List<Standing>> standing(Collection<Source> texts) {
        Map<Source, List<Standing>> found = new LinkedHashMap<>();
        List<Passage> all = texts.isEmpty()
                ? List.of()
                : passages.about(texts.stream().map(Source::subject).distinct().toList());
        for (Source text : texts) {
            String hash = all.isEmpty() ? null : sources.hash(text);
            List<Standing> there = all.stream()
                    .filter(p ->
                            p.subject().equals(text.subject()) && p.sourceHash().equals(hash))
                    .map(p -> new Standing(
                            p.target().tag(),
                            p.title(),
                            p.text(),
                            p.text() == null ? null : Translation.maker(p.isMachine()),
                            p.reviewedAt()))
                    .toList();
            if (!there.isEmpty()) {
                found.put(text, there);
            }
        }
        return found;
    }

    @Override
    @Transactional
    public OptionalInt usualDays(Language language) {
        Instant now = time.now();
        OptionalInt days = median(passages.spans(language.tag(), MEASURED), now);
        // Who waits much longer than that would read something untrue.
        boolean untrue = days.isPresent()
                && passages.oldest(language.tag())
                        .filter(since -> since.isBefore(now.minus(Duration.ofDays(2L * days.getAsInt()))))
                        .isPresent();
        return untrue ? OptionalInt.empty() : days;
    }

    /**
     * The time after which half of the texts were translated, in whole days, begun ones counted, at least one. What
     * still waits counts for as long as it has waited (Kaplan and Meier's estimate); empty where fewer than
     * {@value #ENOUGH} were done, or less than half of them would be.
     */
    static OptionalInt median(List<Object[]> spans, Instant now) {
        record Span(long seconds, boolean done) {}
        List<Span> all = spans.stream()
                .map(s -> new Span(
                        Duration.between((Instant) s[0], s[1] == null ? now : (Instant) s[1])
                                .toSeconds(),
                        s[1] != null))
                .sorted(Comparator.comparingLong(Span::seconds).thenComparing(s -> !s.done()))
                .toList();
        if (all.stream().filter(Span::done).count() < ENOUGH) {
            return OptionalInt.empty();
        }
        double waiting = 1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).done()) {
                waiting *= 1 - 1.0 / (all.size() - i);
                if (waiting <= 0.5) {
                    return OptionalInt.of((int) Math.max(1, (all.get(i).seconds() + 86_399) / 86_400));
                }
            }
        }
        return OptionalInt.empty();
    }
}
