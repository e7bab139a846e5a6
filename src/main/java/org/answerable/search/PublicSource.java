package org.answerable.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.answerable.journal.Positions;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;
import org.answerable.language.Translations;
import org.answerable.platform.crypto.Keys;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;

/** The public records, as the index takes them. */
@ApplicationScoped
public class PublicSource implements RecordSource {
    private static final int BATCH = 500;
    /**
     * Of so many texts with which it was not kept it is remembered how they are cut: those are found again and again,
     * and finding out takes longer than quoting one.
     */
    private static final int REMEMBERED = 5_000;

    @Inject
    PublicRecords records;

    @Inject
    Detector detector;

    @Inject
    Keys keys;

    /** By the hash of a text and its language: what is withdrawn does not stay here. */
    private final Cache<String, List<Stretch>> cut = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();

    @Inject
    Positions positions;

    @Override
    public long head() {
        return positions.last();
    }

    @Override
    public void each(Consumer<Supplier<List<IndexEntry>>> batch) {
        long after = 0;
        while (true) {
            PublicRecords.Batch some = records.batch(after, BATCH);
            if (some.last() == after) {
                return;
            }
            Map<String, String> groups = groups(some.records());
            batch.accept(() ->
                    some.records().stream().map(record -> entry(record, groups)).toList());
            after = some.last();
        }
    }

    @Override
    public List<IndexEntry> find(Collection<String> ids) {
        List<IndexEntry> entries = new ArrayList<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += BATCH) { // A group of many may have become another.
            Collection<PublicRecord> found = records.find(all.subList(from, Math.min(all.size(), from + BATCH)))
                    .values();
            Map<String, String> groups = groups(found);
            found.forEach(record -> entries.add(entry(record, groups)));
        }
        return entries;
    }

    private Map<String, String> groups(Collection<PublicRecord> of) {
        return records.groups(of.stream().map(PublicRecord::id).toList());
    }

    private IndexEntry entry(PublicRecord record, Map<String, String> groups) {
        return new IndexEntry(
                record.id(),
                record.kind(),
                record.language(),
                record.status().tag(),
                record.county(),
                groups.get(record.id()),
                record.topics(),
                record.agencies(),
                record.publishedAt(),
                passages(record, this::cut));
    }

    /**
     * The title, the text, the answers, and what each is in other languages: what is searched and what a snippet is
     * taken from. A text that changes its language is a passage for each, so that every word is analysed as what it is.
     */
    List<IndexedText> passages(PublicRecord record) {
        return passages(record, this::remembered);
    }

    /**
     * The same, first what somebody reads who reads a language: where several say as much of what was looked for, the
     * first is quoted.
     */
    List<IndexedText> passages(PublicRecord record, String reader) {
        List<IndexedText> passages = passages(record);
        if (reader == null || passages.stream().noneMatch(p -> p.part() == IndexedText.Part.TRANSLATION)) {
            return passages;
        }
        Language reads = new Language(reader);
        return Stream.concat(
                        passages.stream().filter(p -> Translations.alike(new Language(p.language()), reads)),
                        passages.stream().filter(p -> !Translations.alike(new Language(p.language()), reads)))
                .toList();
    }

    /** @param cut a text and its language, where it was not kept how it is cut */
    private static List<IndexedText> passages(PublicRecord record, BiFunction<String, String, List<Stretch>> cut) {
        List<IndexedText> passages = new ArrayList<>();
        if (record.title() != null && !record.title().isBlank()) {
            passages.add(new IndexedText(IndexedText.Part.TITLE, record.language(), record.title()));
        }
        Stretch.read(record.stretches(), record.text())
                .orElseGet(() -> cut.apply(record.text(), record.language()))
                .forEach(stretch -> passages.add(written(IndexedText.Part.TEXT, record.text(), stretch)));
        record.answers()
                .forEach(answer -> Stretch.read(answer.stretches(), answer.text())
                        .orElseGet(() -> cut.apply(answer.text(), answer.language()))
                        .forEach(stretch -> passages.add(written(IndexedText.Part.ANSWER, answer.text(), stretch))));
        record.translations()
                .forEach(translation -> translated(translation, IndexedText.Part.TEXT, record.language(), passages));
        record.answers()
                .forEach(answer -> answer.translations()
                        .forEach(translation ->
                                translated(translation, IndexedText.Part.ANSWER, answer.language(), passages)));
        return passages;
    }

    private static IndexedText written(IndexedText.Part part, String text, Stretch stretch) {
        return new IndexedText(part, stretch.language().tag(), stretch.of(text));
    }

    private List<Stretch> cut(String text, String language) {
        return detector.stretches(text, new Language(language));
    }

    private List<Stretch> remembered(String text, String language) {
        String key = keys.hash("cut", language + "\u0000" + text);
        List<Stretch> stretches = cut.getIfPresent(key);
        if (stretches == null) { // Not get with a loader: no search should wait while another text is cut.
            stretches = cut(text, language);
            cut.put(key, stretches);
        }
        return stretches;
    }

    private static void translated(
            Translations.Translation translation, IndexedText.Part of, String from, List<IndexedText> passages) {
        String title = translation.title() == null || translation.title().isBlank() ? "" : translation.title() + "\n";
        passages.add(new IndexedText(
                IndexedText.Part.TRANSLATION,
                translation.language(),
                title + translation.text(),
                new IndexedText.Translated(of, from, translation.by())));
    }
}
