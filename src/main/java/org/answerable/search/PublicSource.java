package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.answerable.journal.Positions;
import org.answerable.language.Detector;
import org.answerable.language.Language;
import org.answerable.language.Stretch;
import org.answerable.language.Translations;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;

/** The public records, as the index takes them. */
@ApplicationScoped
public class PublicSource implements RecordSource {
    private static final int BATCH = 500;
    /** Of so many texts it is remembered how they are cut: those are found again and again, and finding out takes longer than quoting one. */
    private static final int REMEMBERED = 5_000;

    private record Written(String text, String language) {}

    @Inject
    PublicRecords records;
    @Inject
    Detector detector;
    private final Map<Written, List<Stretch>> cut = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Written, List<Stretch>> eldest) {
            return size() > REMEMBERED;
        }
    });
    @Inject
    Positions positions;

    @Override
    public long head() {
        return positions.last();
    }

    @Override
    public void each(Consumer<List<IndexEntry>> batch) {
        long after = 0;
        while (true) {
            PublicRecords.Batch some = records.batch(after, BATCH);
            if (some.last() == after) {
                return;
            }
            batch.accept(some.records().stream().map(this::entry).toList());
            after = some.last();
        }
    }

    @Override
    public List<IndexEntry> find(Collection<String> ids) {
        return records.find(ids).values().stream().map(this::entry).toList();
    }

    private IndexEntry entry(PublicRecord record) {
        return new IndexEntry(record.id(), record.kind(), record.language(), record.status(), record.county(), record.topics(), record.agencies(),
                record.publishedAt(), passages(record));
    }

    /**
     * The title, the text, the answers, and what each is in other languages: what is searched and what a snippet is taken from. A text that changes its
     * language is a passage for each, so that every word is analysed as what it is.
     */
    List<Passage> passages(PublicRecord record) {
        List<Passage> passages = new ArrayList<>();
        if (record.title() != null && !record.title().isBlank()) {
            passages.add(new Passage(Passage.Part.TITLE, record.language(), record.title()));
        }
        written(Passage.Part.TEXT, record.text(), record.language(), passages);
        record.answers().forEach(answer -> written(Passage.Part.ANSWER, answer.text(), answer.language(), passages));
        record.translations().forEach(translation -> translated(translation, passages));
        record.answers().forEach(answer -> answer.translations().forEach(translation -> translated(translation, passages)));
        return passages;
    }

    private void written(Passage.Part part, String text, String language, List<Passage> passages) {
        Written written = new Written(text, language);
        List<Stretch> stretches = cut.get(written);
        if (stretches == null) { // Not computeIfAbsent: no search should wait while another text is cut.
            stretches = detector.stretches(text, new Language(language));
            cut.put(written, stretches);
        }
        int from = 0;
        for (Stretch stretch : stretches) {
            int to = text.offsetByCodePoints(from, stretch.end() - stretch.start());
            passages.add(new Passage(part, stretch.language().tag(), text.substring(from, to)));
            from = to;
        }
    }

    private static void translated(Translations.Translation translation, List<Passage> passages) {
        String title = translation.title() == null || translation.title().isBlank() ? "" : translation.title() + "\n";
        passages.add(new Passage(Passage.Part.TRANSLATION, translation.language(), title + translation.text()));
    }
}
