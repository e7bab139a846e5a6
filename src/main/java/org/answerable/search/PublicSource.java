package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.answerable.journal.Positions;
import org.answerable.language.Translations;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;

/** The public records, as the index takes them. */
@ApplicationScoped
public class PublicSource implements RecordSource {
    private static final int BATCH = 500;

    @Inject
    PublicRecords records;
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
            batch.accept(some.records().stream().map(PublicSource::entry).toList());
            after = some.last();
        }
    }

    @Override
    public List<IndexEntry> find(Collection<String> ids) {
        return records.find(ids).values().stream().map(PublicSource::entry).toList();
    }

    static IndexEntry entry(PublicRecord record) {
        return new IndexEntry(record.id(), record.kind(), record.language(), record.status(), record.county(), record.topics(), record.agencies(),
                record.publishedAt(), passages(record));
    }

    /** The title, the text, the answers, and what each is in other languages: what is searched and what a snippet is taken from. */
    static List<Passage> passages(PublicRecord record) {
        List<Passage> passages = new ArrayList<>();
        if (record.title() != null && !record.title().isBlank()) {
            passages.add(new Passage(Passage.Part.TITLE, record.language(), record.title()));
        }
        passages.add(new Passage(Passage.Part.TEXT, record.language(), record.text()));
        record.answers().forEach(answer -> passages.add(new Passage(Passage.Part.ANSWER, answer.language(), answer.text())));
        record.translations().forEach(translation -> translated(translation, passages));
        record.answers().forEach(answer -> answer.translations().forEach(translation -> translated(translation, passages)));
        return passages;
    }

    private static void translated(Translations.Translation translation, List<Passage> passages) {
        String title = translation.title() == null || translation.title().isBlank() ? "" : translation.title() + "\n";
        passages.add(new Passage(Passage.Part.TRANSLATION, translation.language(), title + translation.text()));
    }
}
