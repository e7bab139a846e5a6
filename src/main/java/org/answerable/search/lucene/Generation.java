package org.answerable.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import org.answerable.platform.Time;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexedText;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.BytesRef;

/** One index: a folder, its writer, and the searcher that sees what was last refreshed. */
public final class Generation implements Closeable {
    /** Raised with every change of fields or analyzers: an index of another format is built anew. */
    public static final int FORMAT = 11;

    public static final String ID = "id";
    public static final String PUBLISHED = "published";
    /** The group that a record is in: a value to read of a hit, and a term to leave a group out by. */
    public static final String GROUP = "group";

    private static final String FORMAT_KEY = "format";
    private static final String POSITION_KEY = "position";
    private static final String COMPLETE_KEY = "complete";
    /** What stands for a redacted span in public text: it is no word, and words on its two sides are no phrase. */
    public static final String REDACTED = "\u25AE+";

    /** What waits in memory to be written. */
    private static final int BUFFER_MB = 48;
    /** The same while an index is built, where the heap has room: segments begin larger, and fewer become one. */
    private static final int MOST_BUFFER_MB = 192;
    /** Of the heap: as much again may wait while a segment is written. */
    private static final int SHARE_OF_HEAP = 12;

    /** Bounds what forgetting one record rewrites. */
    private static final int LARGEST_SEGMENT_MB = 256;

    /** Without positions: pieces of words make no phrases. */
    private static final FieldType PIECES = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        PIECES.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        PIECES.freeze();
    }

    /** Documents; fewer are collected sooner than they are handed to another thread. */
    private static final int SMALLEST_SLICE = 10_000;

    /**
     * Searches its segments in slices, two for each core, which the thread that searches shares with the pool of all
     * searches: it waits for no thread of that to be free.
     */
    static final class Searcher extends IndexSearcher {
        private final int smallest;
        private final int most;

        /**
         * @param smallest slice, in documents
         * @param most slices, about
         */
        Searcher(IndexReader reader, int smallest, int most) {
            super(reader, ForkJoinPool.commonPool());
            this.smallest = smallest;
            this.most = most;
            setQueryCache(null); // Queries of people hardly repeat, and each act makes a new reader.
        }

        @Override
        protected LeafSlice[] slices(List<LeafReaderContext> leaves) { // Asked for with the first search.
            int documents =
                    leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
            return slices(leaves, Math.max(smallest, documents / most), Integer.MAX_VALUE, false);
        }
    }

    private final Path folder;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Columns.Cache columns = new Columns.Cache();
    private final Set<String> languages = ConcurrentHashMap.newKeySet();
    private volatile long position;
    private volatile boolean complete;
    private long committed = -1;

    /**
     * Fields of single languages go through that language's analyzer; values of one field lie too far apart for a
     * phrase.
     */
    static final class Fields extends DelegatingAnalyzerWrapper {
        Fields() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return Analysis.of(field);
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return 100;
        }
    }

    /**
     * Opens what the folder holds, or begins an empty index there.
     *
     * @throws IOException where it cannot be read
     */
    Generation(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        // Small flushes, which each act makes, stay in memory until the next commit.
        this.directory = new NRTCachingDirectory(new MMapDirectory(folder), 8, 48);
        IndexWriterConfig config = new IndexWriterConfig(new Fields());
        config.setRAMBufferSizeMB(BUFFER_MB);
        config.setCommitOnClose(false);
        config.setMergePolicy(
                new TieredMergePolicy().setForceMergeDeletesPctAllowed(0).setMaxMergedSegmentMB(LARGEST_SEGMENT_MB));
        IndexWriter opened = null;
        try {
            if (DirectoryReader.indexExists(directory)) {
                Map<String, String> data =
                        SegmentInfos.readLatestCommit(directory).getUserData();
                if (!String.valueOf(FORMAT).equals(data.get(FORMAT_KEY))) {
                    throw new IOException("another format");
                }
                position = Long.parseLong(data.getOrDefault(POSITION_KEY, "0"));
                complete = Boolean.parseBoolean(data.get(COMPLETE_KEY));
                committed = position;
            }
            opened = new IndexWriter(directory, config);
            searchers = new SearcherManager(opened, true, false, new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                    for (LeafReaderContext leaf : reader.leaves()) {
                        columns.of(leaf.reader()); // Read here, so that no search pays for a new segment.
                    }
                    return new Searcher(
                            reader, SMALLEST_SLICE, 2 * Runtime.getRuntime().availableProcessors());
                }
            });
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
        writer = opened;
        IndexSearcher searcher = searchers.acquire();
        try {
            for (String field : FieldInfos.getIndexedFields(searcher.getIndexReader())) {
                if (field.startsWith(Analysis.LANGUAGE_PREFIX)) {
                    languages.add(field.substring(Analysis.LANGUAGE_PREFIX.length()));
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    public static String facetField(Facet facet) {
        return "facet_" + facet.field();
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path folder() {
        return folder;
    }

    SearcherManager searchers() {
        return searchers;
    }

    Columns.Cache columns() {
        return columns;
    }

    /** The keys of the languages whose fields this index has. */
    Set<String> languages() {
        return languages;
    }

    long position() {
        return position;
    }

    /** Holds once {@link #put} and {@link #remove} did what the acts up to it ask. */
    void position(long reached) {
        position = reached;
    }

    boolean complete() {
        return complete;
    }

    void completed() {
        complete = true;
    }

    /** Whether an error closed the writer: it can only be thrown away. */
    boolean broken() {
        return writer.getTragicException() != null || !writer.isOpen();
    }

    /** Much is going to be added. */
    void fills() {
        long share = (Runtime.getRuntime().maxMemory() >> 20) / SHARE_OF_HEAP;
        writer.getConfig().setRAMBufferSizeMB(Math.clamp(share, BUFFER_MB, MOST_BUFFER_MB));
    }

    /** All was added that {@link #fills} announced. */
    void filled() {
        writer.getConfig().setRAMBufferSizeMB(BUFFER_MB);
    }

    /** Adds entries that have never been put: no older ones are looked for. */
    void add(List<IndexEntry> entries) throws IOException {
        for (IndexEntry entry : entries) {
            writer.addDocument(document(entry));
        }
    }

    void put(List<IndexEntry> entries) throws IOException {
        for (IndexEntry entry : entries) {
            writer.updateDocument(new Term(ID, entry.id()), document(entry));
        }
    }

    void remove(Collection<String> ids) throws IOException {
        if (!ids.isEmpty()) {
            writer.deleteDocuments(ids.stream().map(id -> new Term(ID, id)).toArray(Term[]::new));
        }
    }

    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /**
     * Makes what was put durable, with the position. The position is read first: the commit may hold more than it says,
     * never less.
     */
    synchronized void commit() throws IOException {
        long reached = position;
        if (reached == committed && !writer.hasUncommittedChanges()) {
            return;
        }
        writer.setLiveCommitData(Map.of(
                        FORMAT_KEY,
                        String.valueOf(FORMAT),
                        POSITION_KEY,
                        String.valueOf(reached),
                        COMPLETE_KEY,
                        String.valueOf(complete))
                .entrySet());
        writer.commit();
        committed = reached;
    }

    /** Whether something was replaced or removed whose words may still stand in the files. */
    boolean remembers() {
        return writer.hasDeletions();
    }

    /**
     * Rewrites the segments that hold something replaced or removed, and deletes the old files: the words are gone from
     * the disk when this returns, but for those that a search under way still reads. Others may put and remove
     * meanwhile.
     */
    void forget() throws IOException {
        writer.forceMergeDeletes(true);
        refresh(); // The searcher before held the old files open.
        commit();
        writer.deleteUnusedFiles();
    }

    /**
     * Reads every byte and compares the checksums.
     *
     * @throws IOException where one is wrong
     */
    void verify() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                if (leaf.reader() instanceof CodecReader codec) {
                    codec.checkIntegrity();
                }
            }
        } finally {
            searchers.release(searcher);
        }
    }

    private Document document(IndexEntry entry) {
        Document document = new Document();
        document.add(new StringField(ID, entry.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(entry.id())));
        document.add(new LongField(PUBLISHED, entry.publishedAt().toEpochMilli(), Field.Store.NO));
        if (entry.group() != null) {
            document.add(new SortedDocValuesField(GROUP, new BytesRef(entry.group())));
            document.add(new StringField(GROUP, entry.group(), Field.Store.NO));
        }
        facet(document, Facet.LANGUAGE, entry.language());
        facet(document, Facet.KIND, entry.kind());
        facet(document, Facet.STATUS, entry.status());
        facet(document, Facet.COUNTY, entry.county());
        facet(document, Facet.MONTH, Time.day(entry.publishedAt()).toString().substring(0, 7));
        entry.topics().forEach(topic -> facet(document, Facet.TOPIC, topic));
        entry.agencies().forEach(agency -> facet(document, Facet.AGENCY, agency));
        Set<String> placed = new LinkedHashSet<>(List.of(Analysis.FOLDED));
        entry.passages().forEach(passage -> placed.add(Analysis.field(Analysis.key(passage.language()))));
        for (IndexedText.Part place : Places.ORDER) {
            if (place != Places.ORDER.getFirst()) {
                for (String field : placed) {
                    boolean isFirst = document.getField(field) == null;
                    document.add(new TextField(field, new Places.Sign(Places.before(place), isFirst)));
                }
            }
            entry.passages().stream()
                    .filter(passage -> passage.place() == place)
                    .forEach(passage -> add(document, passage));
        }
        return document;
    }

    private void add(Document document, IndexedText passage) {
        String own = Analysis.key(passage.language());
        languages.add(own);
        for (String part : passage.text().split(REDACTED)) {
            if (!part.isBlank()) {
                document.add(new TextField(Analysis.EXACT, part, Field.Store.NO));
                document.add(new TextField(Analysis.FOLDED, part, Field.Store.NO));
                document.add(new TextField(Analysis.field(own), part, Field.Store.NO));
                document.add(new Field(Analysis.GRAMS_PREFIX + own, part, PIECES));
                document.add(new Field(Analysis.PAIRS_PREFIX + own, part, PIECES));
            }
        }
    }

    private static void facet(Document document, Facet facet, String value) {
        if (value != null) {
            document.add(new SortedSetDocValuesField(facetField(facet), new BytesRef(value)));
            document.add(new StringField(facetField(facet), value, Field.Store.NO)); // For queries that name a value.
        }
    }

    /** Closes without committing. */
    @Override
    public void close() throws IOException {
        searchers.close();
        writer.rollback();
        directory.close();
    }
}
