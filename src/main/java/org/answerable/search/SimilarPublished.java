package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.directory.Directory;
import org.answerable.intake.SimilarRecords;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal;
import org.answerable.platform.Settings;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.web.Addresses;
import org.answerable.web.Quoted;

/** Finds what is like a text among what is public: by the index, and then by what is public at this moment. */
@ApplicationScoped
public class SimilarPublished implements SimilarRecords {
    /** How much of a record is shown, in code points. */
    private static final int SHOWN = 160;
    /** What was withdrawn since the index saw it leaves a place to fill. */
    private static final int SPARE = 3;

    @Inject
    SearchIndex index;

    @Inject
    PublicRecords records;

    @Inject
    PublicSource source;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Override
    public List<Similar> toWords(String title, String text, String language, String submission, Language reader) {
        List<IndexedText> texts = new ArrayList<>();
        if (title != null && !title.isBlank()) {
            texts.add(new IndexedText(IndexedText.Part.TITLE, language, title));
        }
        texts.add(new IndexedText(IndexedText.Part.TEXT, language, text));
        return similar(texts, submission == null ? Set.of() : records.ofSubmissions(List.of(submission)), null, reader);
    }

    /** Without the record's own group, which its page names already. */
    @Override
    public List<Similar> toRecord(String id, Language reader) {
        return records.find(id)
                .map(record -> similar(
                        source.passages(record).stream()
                                .filter(SimilarPublished::isOfTheWriter)
                                .toList(),
                        Set.of(id),
                        records.shownGroup(id).orElse(null),
                        reader))
                .orElse(List.of());
    }

    /** What was written, and what it is in other languages. */
    private static boolean isOfTheWriter(IndexedText passage) {
        return passage.translated() == null
                ? passage.part() != IndexedText.Part.ANSWER
                : passage.translated().of() == IndexedText.Part.TEXT;
    }

    private List<Similar> similar(List<IndexedText> texts, Collection<String> without, String group, Language reader) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<String> ids;
        try {
            ids = index.similar(new Likeness(texts, new HashSet<>(without), group, MOST + SPARE));
        } catch (Refusal.Unavailable e) { // A page that shows this beside something else is shown without it.
            return List.of();
        }
        // What came into the group since the index saw it is left out as well.
        Map<String, String> groups = group == null ? Map.of() : records.groups(ids);
        return records.find(ids).values().stream()
                .filter(record -> !without.contains(record.id()))
                .filter(record -> group == null || !group.equals(groups.get(record.id())))
                .limit(MOST)
                .map(record -> view(record, reader))
                .toList();
    }

    private Similar view(PublicRecord record, Language reader) {
        Language own = new Language(record.language());
        Quoted words =
                Quoted.beginning(SHOWN, record.barred().onOneLine(), record.language(), record.translations(), reader);
        Optional<Translations.Translation> made = words.rendering() == null
                ? Optional.empty()
                : Translations.forReader(record.translations(), reader)
                        .filter(t -> t.title() != null && !t.title().isBlank());
        String title = made.map(Translations.Translation::title).orElse(record.title());
        String county = directory.countyName(record.county());
        String day = messages.shortDate(reader, record.submittedOn());
        String kind = messages.get(reader, "intake.kind." + record.kind());
        return new Similar(
                record.id(),
                Addresses.record(record.id()),
                Addresses.whole(settings, reader, Addresses.record(record.id())),
                record.kind(),
                title,
                title != null
                        ? title
                        : county == null
                                ? messages.get(reader, "search.hit.title", kind, day)
                                : messages.get(reader, "search.hit.title-county", kind, day, county),
                title == null ? null : made.map(t -> new Language(t.language())).orElse(own),
                words,
                county,
                record.submittedOn(),
                record.publishedAt());
    }
}
