package org.answerable.search.lucene;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.directory.Directory;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.DocumentReading;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.TaskForceEntry;
import org.answerable.search.DocumentFinder;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * A small index in memory, of what the directory shows: made anew when that is something else, as old as the
 * directory's own copy. There are few of these, they change seldom, and none of it is secret.
 */
@ApplicationScoped
public class LuceneDocuments implements DocumentFinder {
    private static final int MOST_WORDS = 20;
    private static final String FORCE = "force";
    private static final String SLUG = "slug";

    /** Each field by the analyzer of its language. */
    private static final Analyzer ANALYZER = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return Analysis.of(field);
        }
    };

    private record Index(
            List<TaskForceEntry> forces, List<DocumentEntry> documents, Set<String> fields, IndexSearcher searcher) {
        boolean isOf(List<TaskForceEntry> otherForces, List<DocumentEntry> otherDocuments) {
            return forces.equals(otherForces) && documents.equals(otherDocuments);
        }
    }

    @Inject
    Directory directory;

    @Inject
    DocumentReading reading;

    private volatile Index index;

    @Override
    public List<Found> find(String words, int most) {
        try {
            Index present = present();
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            present.fields().forEach(field -> any.add(all(field, words), BooleanClause.Occur.SHOULD));
            List<Found> found = new ArrayList<>();
            for (ScoreDoc hit : present.searcher().search(any.build(), most).scoreDocs) {
                Document document = present.searcher().storedFields().document(hit.doc);
                found.add(new Found(document.get(FORCE) != null, document.get(SLUG)));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Query all(String field, String words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        Terms.of(field, words, MOST_WORDS)
                .forEach(term -> all.add(new TermQuery(new Term(field, term.text())), BooleanClause.Occur.MUST));
        return all.build();
    }

    private Index present() throws IOException {
        Index known = index;
        if (known != null && known.isOf(directory.taskForces(), directory.documents())) {
            return known;
        }
        synchronized (this) {
            // Who waited here for another's index may have an older list in hand.
            List<TaskForceEntry> forces = directory.taskForces();
            List<DocumentEntry> documents = directory.documents();
            if (index == null || !index.isOf(forces, documents)) {
                index = of(forces, documents);
            }
            return index;
        }
    }

    private Index of(List<TaskForceEntry> forces, List<DocumentEntry> documents) throws IOException {
        ByteBuffersDirectory memory = new ByteBuffersDirectory();
        Set<String> fields = new TreeSet<>();
        try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(ANALYZER))) {
            for (TaskForceEntry force : forces) {
                Document row = row(force.slug());
                row.add(new StoredField(FORCE, "yes"));
                called(row, force.names(), fields);
                writer.addDocument(row);
            }
            for (DocumentEntry document : documents) {
                Document row = row(document.slug());
                called(row, document.names(), fields);
                for (DocumentEntry.Version version : document.readable()) {
                    for (String language : version.texts().keySet()) {
                        reading.words(document.slug(), version.number(), language)
                                .ifPresent(text -> add(row, language, text, fields));
                    }
                }
                writer.addDocument(row);
            }
        }
        return new Index(forces, documents, fields, new IndexSearcher(DirectoryReader.open(memory)));
    }

    private static Document row(String slug) {
        Document row = new Document();
        row.add(new StoredField(SLUG, slug));
        return row;
    }

    private static void called(Document row, Map<String, Called> names, Collection<String> fields) {
        names.forEach((language, called) -> {
            add(row, language, called.name(), fields);
            add(row, language, called.description(), fields);
        });
    }

    private static void add(Document row, String language, String text, Collection<String> fields) {
        String field = Analysis.field(Analysis.key(language));
        for (String one : List.of(field, Analysis.FOLDED)) {
            fields.add(one);
            row.add(new TextField(one, text, Field.Store.NO));
        }
    }
}
