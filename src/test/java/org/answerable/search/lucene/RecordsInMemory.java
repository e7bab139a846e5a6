package org.answerable.search.lucene;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.answerable.search.RecordSource;

/** Public records for tests: what the database would give, and a maker of seeded random ones. */
public final class RecordsInMemory implements RecordSource {
    public static final List<String> LANGUAGES = List.of("en", "es", "hmn", "zh-Hans", "ar", "so", "ru");
    public static final List<String> KINDS = List.of("comment", "complaint", "question", "praise");
    public static final List<String> STATUSES = List.of("awaiting-answer", "answered", "closed");
    private static final String[] WORDS =
            ("officer stop road night child school letter answer county jail visit phone interpreter hearing lawyer family "
                            + "work market church permit search house door camera report delay meeting promise thanks")
                    .split(" ");

    public final Map<String, IndexEntry> records = new ConcurrentSkipListMap<>();
    public volatile long head;
    public volatile Runnable betweenBatches = () -> {};

    @Override
    public long head() {
        return head;
    }

    @Override
    public void each(Consumer<Supplier<List<IndexEntry>>> batch) {
        List<IndexEntry> some = new ArrayList<>();
        for (IndexEntry entry : records.values()) {
            some.add(entry);
            if (some.size() == 200) {
                List<IndexEntry> full = some;
                batch.accept(() -> full);
                betweenBatches.run();
                some = new ArrayList<>();
            }
        }
        List<IndexEntry> rest = some;
        batch.accept(() -> rest);
    }

    @Override
    public List<IndexEntry> find(Collection<String> ids) {
        return ids.stream().map(records::get).filter(java.util.Objects::nonNull).toList();
    }

    /** One more act that makes a record public or changes it. */
    public IndexEntry put(IndexEntry entry) {
        records.put(entry.id(), entry);
        head++;
        return entry;
    }

    public void remove(String id) {
        records.remove(id);
        head++;
    }

    public static IndexEntry entry(String id, String language, String text) {
        return new IndexEntry(
                id,
                "comment",
                language,
                "answered",
                "55025",
                null,
                List.of("privacy"),
                List.of("ice"),
                Instant.parse("2026-03-10T18:00:00Z"),
                List.of(new IndexedText(IndexedText.Part.TEXT, language, text)));
    }

    /** The same in a group. */
    public static IndexEntry in(String group, IndexEntry entry) {
        return new IndexEntry(
                entry.id(),
                entry.kind(),
                entry.language(),
                entry.status(),
                entry.county(),
                group,
                entry.topics(),
                entry.agencies(),
                entry.publishedAt(),
                entry.passages());
    }

    public static IndexEntry random(String id, Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 5 + random.nextInt(40); i > 0; i--) {
            text.append(WORDS[(int) (Math.abs(random.nextGaussian()) * WORDS.length / 3) % WORDS.length])
                    .append(' ');
        }
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        List<String> topics = some(random, 4, "topic-", 12);
        return new IndexEntry(
                id,
                KINDS.get(random.nextInt(4)),
                language,
                STATUSES.get(random.nextInt(3)),
                random.nextInt(5) == 0 ? null : "55" + String.format("%03d", 1 + 2 * random.nextInt(72)),
                null,
                topics,
                some(random, 3, "agency-", 9),
                Instant.parse("2025-11-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86400)),
                List.of(new IndexedText(IndexedText.Part.TEXT, language, text.toString())));
    }

    private static List<String> some(Random random, int most, String prefix, int kinds) {
        return random.ints(random.nextInt(most), 0, kinds)
                .distinct()
                .mapToObj(i -> prefix + i)
                .toList();
    }

    public static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
