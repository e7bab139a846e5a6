package org.answerable.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.analysis.Analyzers;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * The same records in an index made of nothing but Lucene's own parts: its facets, its highlighter over text held in
 * memory. It knows nothing of the product but the analyzers. It is given each query's language, which the product has
 * to find out.
 */
final class RawLucene implements Closeable {
    static final List<String> DIMENSIONS = List.of("language", "kind", "status", "county", "month", "topic", "agency");
    private static final int HITS = 20;
    private static final int VALUES = 100;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState state;
    private final FacetsConfig config;
    private final String[] textOf;
    private final Analyzer analyzer;

    private static final class Fields extends DelegatingAnalyzerWrapper {
        Fields() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return switch (field) {
                case "exact" -> Analyzers.exact();
                case "folded" -> Analyzers.folded();
                default -> Analyzers.forKey(field);
            };
        }
    }

    /** What was found: for the hits the text of their snippets, for every dimension its counts. */
    record Found(long total, List<String> snippets, int counts) {}

    RawLucene(Path folder, Records records, int count) throws IOException {
        directory = new MMapDirectory(folder);
        analyzer = new Fields();
        config = new FacetsConfig();
        config.setMultiValued("topic", true);
        String[] texts = new String[count];
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer).setRAMBufferSizeMB(48))) {
            for (int i = 0; i < count; i++) {
                Records.Item item = records.item(i);
                String text = item.whole();
                texts[i] = text;
                Document document = new Document();
                document.add(new NumericDocValuesField("number", i));
                for (String field : List.of("exact", "folded")) {
                    document.add(new TextField(field, text, Field.Store.NO));
                }
                document.add(new TextField(
                        Analyzers.key(item.language()),
                        (item.title() == null ? "" : item.title() + "\n") + item.text(),
                        Field.Store.NO));
                if (item.answer() != null) {
                    document.add(new TextField(Analyzers.key(item.answerLanguage()), item.answer(), Field.Store.NO));
                }
                facet(document, "language", item.language());
                facet(document, "kind", item.kind());
                facet(document, "status", item.status());
                facet(document, "county", item.county());
                facet(document, "month", item.month());
                facet(document, "agency", item.agency());
                item.topics().forEach(topic -> facet(document, "topic", topic));
                writer.addDocument(config.build(document));
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        state = new DefaultSortedSetDocValuesReaderState(reader, config);
        textOf = new String[reader.maxDoc()];
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues numbers = leaf.reader().getNumericDocValues("number");
            for (int doc = numbers.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = numbers.nextDoc()) {
                textOf[leaf.docBase + doc] = texts[(int) numbers.longValue()];
            }
        }
    }

    private static void facet(Document document, String dimension, String value) {
        if (value != null) {
            document.add(new SortedSetDocValuesFacetField(dimension, value));
        }
    }

    /**
     * One search: the first twenty hits, the counts of all dimensions (sideways under a filter), a snippet for each
     * hit.
     *
     * @param fields which are asked and marked: all three, or the language's alone
     */
    Found search(Searches.Asked asked, List<String> fields) throws IOException {
        Query query = query(asked, fields);
        TopDocs top;
        Facets facets;
        if (asked.filters().isEmpty()) {
            FacetsCollectorManager.FacetsResult result =
                    FacetsCollectorManager.search(searcher, query, HITS, new FacetsCollectorManager());
            top = result.topDocs();
            facets = new SortedSetDocValuesFacetCounts(state, result.facetsCollector());
        } else {
            DrillDownQuery down = new DrillDownQuery(config, query);
            asked.filters().forEach(down::add);
            DrillSideways.DrillSidewaysResult result = new DrillSideways(searcher, config, state).search(down, HITS);
            top = result.hits;
            facets = result.facets;
        }
        int counts = 0;
        for (String dimension : DIMENSIONS) {
            var values = facets.getTopChildren(VALUES, dimension);
            counts += values == null ? 0 : values.labelValues.length;
        }
        return new Found(
                top.totalHits.value(), asked.words().isEmpty() ? List.of() : snippets(query, top, fields), counts);
    }

    private Query query(Searches.Asked asked, List<String> fields) {
        if (asked.words().isEmpty()) {
            return new MatchAllDocsQuery();
        }
        QueryBuilder builder = new QueryBuilder(analyzer);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String field : fields) {
            Query words = asked.phrase()
                    ? builder.createPhraseQuery(field, asked.words())
                    : builder.createMinShouldMatchQuery(field, asked.words(), 0.6f);
            if (words != null) {
                any.add(words, Occur.SHOULD);
            }
        }
        return any.build();
    }

    private List<String> snippets(Query query, TopDocs top, List<String> fields) throws IOException {
        UnifiedHighlighter highlighter = new UnifiedHighlighter(UnifiedHighlighter.builder(searcher, analyzer)) {
            @Override
            protected OffsetSource getOffsetSource(String field) {
                return OffsetSource.ANALYSIS;
            }

            @Override
            protected List<CharSequence[]> loadFieldValues(String[] wanted, DocIdSetIterator docs, int threshold)
                    throws IOException {
                List<CharSequence[]> values = new ArrayList<>();
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    CharSequence[] texts = new CharSequence[wanted.length];
                    java.util.Arrays.fill(texts, textOf[doc]);
                    values.add(texts);
                }
                return values;
            }
        };
        Map<String, String[]> found = highlighter.highlightFields(fields.toArray(String[]::new), query, top);
        List<String> best = new ArrayList<>();
        for (int i = 0; i < top.scoreDocs.length; i++) {
            String snippet = null;
            for (String field : fields) {
                String one = found.get(field)[i];
                if (one != null && (snippet == null || !snippet.contains("<b>"))) {
                    snippet = one;
                }
            }
            best.add(snippet);
        }
        return best;
    }

    /** The fields for a query in a language: as written, the language's own, folded. */
    static List<String> fields(String language) {
        Set<String> fields = new LinkedHashSet<>(List.of("exact", Analyzers.key(language), "folded"));
        return List.copyOf(fields);
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
