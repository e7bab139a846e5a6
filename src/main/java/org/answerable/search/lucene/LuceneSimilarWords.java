package org.answerable.search.lucene;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.casework.SimilarWords;
import org.answerable.search.IndexedText;
import org.answerable.search.Likeness;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Compares messages in an index of their own, in memory, which ends with the question. */
@ApplicationScoped
public class LuceneSimilarWords implements SimilarWords {
    private static final String KEY = "key";

    @Override
    public List<String> among(Words like, Map<String, Words> others, int most) {
        try (ByteBuffersDirectory memory = new ByteBuffersDirectory()) {
            Set<String> languages = new TreeSet<>();
            try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(new Generation.Fields()))) {
                for (Map.Entry<String, Words> other : others.entrySet()) {
                    writer.addDocument(document(other.getKey(), texts(other.getValue()), languages));
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(memory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                Likeness likeness = new Likeness(texts(like), Set.of(), null, most);
                List<String> keys = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(
                                LikeQuery.of(likeness, languages, new SearcherVocabulary(searcher)), likeness.most())
                        .scoreDocs) {
                    keys.add(searcher.storedFields().document(hit.doc).get(KEY));
                }
                return keys;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<IndexedText> texts(Words words) {
        IndexedText text = new IndexedText(IndexedText.Part.TEXT, words.language(), words.text());
        return words.title() == null
                ? List.of(text)
                : List.of(new IndexedText(IndexedText.Part.TITLE, words.language(), words.title()), text);
    }

    /** Only the fields that {@link LikeQuery} asks. */
    private static Document document(String key, List<IndexedText> texts, Set<String> languages) {
        Document document = new Document();
        document.add(new StoredField(KEY, key));
        for (IndexedText text : texts) {
            String own = Analysis.key(text.language());
            languages.add(own);
            for (String part : text.text().split(Generation.REDACTED)) {
                document.add(new TextField(Analysis.EXACT, part, Field.Store.NO));
                document.add(new TextField(Analysis.field(own), part, Field.Store.NO));
                if (Plan.SYLLABLES_APART.contains(own)) {
                    document.add(new TextField(Analysis.PAIRS_PREFIX + own, part, Field.Store.NO));
                }
            }
        }
        return document;
    }
}
