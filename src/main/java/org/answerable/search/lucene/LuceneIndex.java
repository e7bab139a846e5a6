package org.answerable.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexState;
import org.answerable.search.IndexedText;
import org.answerable.search.Likeness;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchIndex;
import org.answerable.search.SearchQuery;
import org.answerable.search.SearchResult;
import org.answerable.search.Snippet;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;

/**
 * The index in a folder: a folder within it for each generation, of which the file {@code current} names the one that
 * serves. A generation that is missing, damaged, of another format, or ahead of the database is replaced by a new one,
 * built from the source while the present one (or an empty one, which says that it is incomplete) serves.
 */
public final class LuceneIndex implements SearchIndex {
    private static final Logger LOG = Logger.getLogger(LuceneIndex.class.getName());
    private static final String CURRENT = "current";
    /** Where no more are found, somebody may have meant another word. */
    private static final long FEW = 3;

    private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    /** However often it is asked for: rewriting segments takes time that searches would like to have. */
    private static final Duration FORGET_EVERY = Duration.ofSeconds(20);

    private final Path root;
    private final RecordSource source;
    private final ScheduledExecutorService background;
    private final Clock clock;
    private final Plan.Aids aids;
    private final ScheduledFuture<?> committing;
    /** Held by whoever changes a generation or switches to another. */
    private final ReadTexts texts = new ReadTexts();

    private final Object changing = new Object();

    private volatile Generation serving;
    /** Ids changed since the running rebuild began; {@code null} where none runs. */
    private Set<String> touched;

    private final AtomicReference<IndexState.Rebuild> rebuild = new AtomicReference<>();
    private volatile boolean closed;
    private final AtomicBoolean forgetting = new AtomicBoolean();
    private volatile boolean askedToForget;
    private volatile long forgotAt = System.nanoTime() - FORGET_EVERY.toNanos();

    /**
     * Opens the index of a folder, and begins to build it where that is needed.
     *
     * @param background runs commits and rebuilds
     * @param clock what time it is, for what is reported
     * @throws UncheckedIOException where the folder cannot be written
     */
    public LuceneIndex(Path root, RecordSource source, ScheduledExecutorService background, Clock clock) {
        this(root, source, background, clock, new Plan.Aids(true, Lexicon.shipped()));
    }

    /** What finds what is said in other languages. */
    public enum Aid {
        GLOSSARY,
        LEXICON
    }

    /** The same with some of the aids only, to measure what they do: they are ready when it is open. */
    public LuceneIndex(
            Path root, RecordSource source, ScheduledExecutorService background, Clock clock, Set<Aid> aids) {
        this(
                root,
                source,
                background,
                clock,
                new Plan.Aids(
                        aids.contains(Aid.GLOSSARY), aids.contains(Aid.LEXICON) ? Lexicon.shipped() : Lexicon.NONE));
        this.aids.lexicon().load();
    }

    LuceneIndex(Path root, RecordSource source, ScheduledExecutorService background, Clock clock, Plan.Aids aids) {
        this.aids = aids;
        this.root = root;
        this.source = source;
        this.background = background;
        this.clock = clock;
        try {
            Files.createDirectories(root);
            Generation kept = openCurrent();
            serving = kept != null ? kept : begin();
            deleteOthers(serving.name());
        } catch (IOException e) {
            throw new UncheckedIOException("the index folder cannot be used", e);
        }
        background.execute(aids.lexicon()::load); // Whoever searches meanwhile does without.
        if (serving.complete()) {
            background.execute(this::verify);
        } else {
            rebuild();
        }
        askedToForget = serving.remembers(); // Asked for before the last end, perhaps.
        committing = background.scheduleWithFixedDelay(
                this::tick, COMMIT_EVERY.toMillis(), COMMIT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Generation openCurrent() {
        Path pointer = root.resolve(CURRENT);
        Generation found = null;
        try {
            if (!Files.exists(pointer)) {
                return null;
            }
            String name = Files.readString(pointer).strip();
            if (!name.matches("[0-9a-z-]{1,40}") || !Files.isDirectory(root.resolve(name))) {
                return null;
            }
            found = new Generation(root.resolve(name));
            if (found.complete() && found.position() <= source.head()) {
                return found;
            }
            LOG.log(Level.INFO, "index {0} is incomplete or ahead of the database: a new one is built", name);
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the index cannot be opened ({0}): a new one is built",
                    e.getClass().getSimpleName());
        }
        discard(found);
        return null;
    }

    /** An empty generation that follows from now on; what is older comes by a rebuild. */
    private Generation begin() throws IOException {
        Generation empty = new Generation(root.resolve(freshName()));
        empty.position(source.head());
        return empty;
    }

    private static String freshName() {
        return "g-" + Codes.next();
    }

    private void deleteOthers(String name) throws IOException {
        try (Stream<Path> others = Files.list(root)) {
            for (Path other : others.filter(Files::isDirectory)
                    .filter(p -> !p.getFileName().toString().equals(name))
                    .toList()) {
                try {
                    delete(other);
                } catch (IOException e) {
                    LOG.log(Level.FINE, "an old index stays until the next start", e);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(folder)) {
            found = files.sorted((a, b) -> b.compareTo(a)).toList();
        } catch (NoSuchFileException | UncheckedIOException e) {
            return; // Somebody else is deleting it.
        }
        for (Path file : found) {
            Files.deleteIfExists(file);
        }
    }

    private static void discard(Generation generation) {
        if (generation != null) {
            try {
                generation.close();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.FINE, "an abandoned index does not close", e);
            }
            try {
                delete(generation.folder());
            } catch (IOException e) {
                LOG.log(Level.FINE, "an abandoned index stays until the next start", e);
            }
        }
    }

    private void verify() {
        Generation checked = serving;
        try {
            checked.verify();
        } catch (IOException | RuntimeException e) {
            if (!closed && checked == serving) {
                LOG.log(
                        Level.WARNING,
                        "the index is damaged ({0}): a new one is built",
                        e.getClass().getSimpleName());
                rebuild();
            }
        }
    }

    private void tick() {
        try {
            Generation present = serving;
            if (present.broken() || !present.complete()) {
                IndexState.Rebuild last = rebuild.get();
                boolean rested = last == null
                        || last.finishedAt() == null
                        || last.finishedAt().plus(RETRY_AFTER).isBefore(clock.instant());
                if (rested && !closed) {
                    rebuild();
                }
            } else {
                present.commit();
                if (askedToForget
                        && System.nanoTime() - forgotAt >= FORGET_EVERY.toNanos()
                        && forgetting.compareAndSet(false, true)) {
                    background.execute(this::forgetNow);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the index could not be committed: {0}", e.toString());
        }
    }

    private void forgetNow() {
        try {
            askedToForget = false; // Before the work: what is asked for meanwhile is done the next time.
            serving.forget();
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                askedToForget = true;
                LOG.log(
                        Level.WARNING,
                        "what was removed could not leave the files of the index yet: {0}",
                        e.toString());
            }
        } finally {
            forgotAt = System.nanoTime();
            forgetting.set(false);
        }
    }

    @Override
    public void forget() {
        askedToForget = true;
    }

    /** Something done with a searcher that stays open meanwhile. */
    private interface Work<T> {
        T with(Generation generation, IndexSearcher searcher) throws IOException;
    }

    private <T> T searching(Work<T> work) {
        Generation generation = null;
        IndexSearcher searcher = null;
        for (int tries = 0; searcher == null; tries++) {
            generation = serving;
            try {
                searcher = generation.searchers().acquire();
            } catch (AlreadyClosedException e) {
                if (closed || generation == serving || tries > 3) { // Else it was replaced in this very moment.
                    throw new Refusal.Unavailable();
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        try {
            return work.with(generation, searcher);
        } catch (IOException e) {
            throw unreadable(e);
        } finally {
            release(generation, searcher);
        }
    }

    private static void release(Generation generation, IndexSearcher searcher) {
        try {
            generation.searchers().release(searcher);
        } catch (IOException e) {
            LOG.log(Level.FINE, "a searcher does not close", e);
        }
    }

    private Refusal unreadable(IOException e) {
        LOG.log(
                Level.WARNING,
                "the index cannot be read ({0}): a new one is built",
                e.getClass().getSimpleName());
        rebuild();
        return new Refusal.Unavailable();
    }

    @Override
    public SearchResult search(SearchQuery query) {
        return searching((generation, searcher) -> {
            Plan plan = new Plan(query, generation.languages(), aids, searcher);
            Collected<TopFieldDocs> collected = top(generation, searcher, query, plan);
            if (collected.faceted().total() == 0 && plan.ranks()) {
                plan = Plan.loose(query, generation.languages(), aids, searcher);
                collected = top(generation, searcher, query, plan);
            }
            FacetedCollector faceted = collected.faceted();
            Plan understood = plan;
            ScoreDoc[] hits = collected.hits().scoreDocs;
            int shown = Math.min(hits.length, query.records());
            String[] groups = query.collapse()
                    ? values(
                            searcher,
                            Generation.GROUP,
                            Arrays.stream(hits)
                                    .limit(shown)
                                    .mapToInt(hit -> hit.doc)
                                    .toArray())
                    : new String[shown];
            List<String> ids = new ArrayList<>(shown);
            List<SearchResult.Place> places = new ArrayList<>(shown);
            Set<String> weaker = new HashSet<>();
            for (int i = 0; i < shown; i++) {
                ids.add(id((FieldDoc) hits[i]));
                places.add(new SearchResult.Place(place((FieldDoc) hits[i]), groups[i]));
                if (faceted.isWeaker(hits[i].doc)) {
                    weaker.add(ids.getLast());
                }
            }
            SearchQuery.After next = hits.length > shown ? place((FieldDoc) hits[shown - 1]) : null;
            return new SearchResult(
                    ids,
                    places,
                    faceted.total(),
                    weaker,
                    faceted.weaker(),
                    faceted.facets(),
                    next,
                    generation.complete(),
                    understood.cut(),
                    faceted.total() <= FEW && query.after() == null
                            ? Spelling.of(query.parsed(), understood.languages(), understood.vocabulary())
                            : List.of(),
                    records -> snippets(understood, records));
        });
    }

    /**
     * What a search found.
     *
     * @param faceted all segments together
     */
    record Collected<T>(FacetedCollector faceted, T hits) {}

    static Collected<TopFieldDocs> top(Generation generation, IndexSearcher searcher, SearchQuery query, Plan plan)
            throws IOException {
        return collect(
                generation,
                searcher,
                plan,
                new TopFieldCollectorManager(
                        sort(query, plan), query.records() + 1, begin(query, plan, searcher), Integer.MAX_VALUE));
    }

    /** Collects the segments in as many threads as the searcher cuts them for, and adds up what each found. */
    static <C extends Collector, T> Collected<T> collect(
            Generation generation, IndexSearcher searcher, Plan plan, CollectorManager<C, T> hits) throws IOException {
        int size = searcher.getIndexReader().maxDoc();
        Map<FacetedCollector, C> own = new IdentityHashMap<>();
        return searcher.search(plan.query(), new CollectorManager<FacetedCollector, Collected<T>>() {
            @Override
            public FacetedCollector newCollector() throws IOException { // All by the thread that searches.
                C into = hits.newCollector();
                FacetedCollector faceted =
                        new FacetedCollector(generation.columns(), plan.filters(), into, plan.isGraded(), size);
                own.put(faceted, into);
                return faceted;
            }

            @Override
            public Collected<T> reduce(Collection<FacetedCollector> collectors) throws IOException {
                Iterator<FacetedCollector> each = collectors.iterator();
                FacetedCollector all = each.next();
                each.forEachRemaining(all::add);
                return new Collected<>(
                        all, hits.reduce(collectors.stream().map(own::get).toList()));
            }
        });
    }

    private static Sort sort(SearchQuery query, Plan plan) {
        SortField newest = LongField.newSortField(Generation.PUBLISHED, true, SortedNumericSelector.Type.MIN);
        SortField id = new SortField(Generation.ID, SortField.Type.STRING);
        boolean relevance = query.sort() == SearchQuery.Sort.RELEVANCE && plan.ranks();
        return relevance ? new Sort(SortField.FIELD_SCORE, newest, id) : new Sort(newest, id);
    }

    /**
     * Where a page begins: behind the last hit of the page before, by the score that this has now. What was published
     * or withdrawn since made another one of it, as of all others; where it was withdrawn itself, by the one it had.
     */
    private static FieldDoc begin(SearchQuery query, Plan plan, IndexSearcher searcher) throws IOException {
        SearchQuery.After after = query.after();
        if (after == null) {
            return null;
        }
        Sort sort = sort(query, plan);
        if (sort.getSort()[0] == SortField.FIELD_SCORE) {
            Query alone = new BooleanQuery.Builder()
                    .add(plan.query(), Occur.MUST)
                    .add(new TermQuery(new Term(Generation.ID, after.id())), Occur.FILTER)
                    .build();
            ScoreDoc[] hit = searcher.search(alone, 1).scoreDocs;
            // Parts of a score that are added in another order differ in the last digit.
            if (hit.length == 1 && Math.abs(hit[0].score - after.score()) > 2 * Math.ulp(after.score())) {
                after = new SearchQuery.After(hit[0].score, after.publishedAt(), after.id());
            }
        }
        return place(after, sort);
    }

    private static FieldDoc place(SearchQuery.After after, Sort sort) {
        BytesRef id = new BytesRef(after.id());
        Object[] fields = sort.getSort().length == 3
                ? new Object[] {after.score(), after.publishedAt(), id}
                : new Object[] {after.publishedAt(), id};
        return new FieldDoc(Integer.MAX_VALUE, after.score(), fields);
    }

    private static SearchQuery.After place(FieldDoc hit) {
        boolean scored = hit.fields.length == 3;
        return new SearchQuery.After(scored ? (Float) hit.fields[0] : 0, (Long) hit.fields[scored ? 1 : 0], id(hit));
    }

    private static String id(FieldDoc hit) {
        return ((BytesRef) hit.fields[hit.fields.length - 1]).utf8ToString();
    }

    @Override
    public void every(SearchQuery query, int size, BiConsumer<List<String>, Set<String>> batch) {
        searching((generation, searcher) -> {
            Plan plan = new Plan(query, generation.languages(), aids, searcher);
            boolean relevance = query.sort() == SearchQuery.Sort.RELEVANCE && plan.ranks();
            Collected<int[]> collected = collect(generation, searcher, plan, new Everything.All(relevance));
            if (collected.faceted().total() == 0 && plan.ranks()) {
                Plan loose = Plan.loose(query, generation.languages(), aids, searcher);
                collected = collect(generation, searcher, loose, new Everything.All(relevance));
            }
            FacetedCollector faceted = collected.faceted();
            int[] docs = collected.hits();
            for (int from = 0; from < docs.length; from += size) {
                int[] some = Arrays.copyOfRange(docs, from, Math.min(docs.length, from + size));
                List<String> ids = ids(searcher, some);
                Set<String> weaker = new HashSet<>();
                for (int i = 0; i < some.length; i++) {
                    if (faceted.isWeaker(some[i])) {
                        weaker.add(ids.get(i));
                    }
                }
                batch.accept(ids, weaker);
            }
            return null;
        });
    }

    @Override
    public List<String> similar(Likeness likeness) {
        return searching((generation, searcher) -> {
            Query like = LikeQuery.of(likeness, generation.languages(), new SearcherVocabulary(searcher));
            BooleanQuery.Builder wanted = new BooleanQuery.Builder().add(like, Occur.MUST);
            likeness.without().forEach(id -> wanted.add(new TermQuery(new Term(Generation.ID, id)), Occur.MUST_NOT));
            if (likeness.group() != null) {
                wanted.add(new TermQuery(new Term(Generation.GROUP, likeness.group())), Occur.MUST_NOT);
            }
            ScoreDoc[] hits = searcher.search(wanted.build(), likeness.most()).scoreDocs;
            return ids(searcher, Arrays.stream(hits).mapToInt(hit -> hit.doc).toArray());
        });
    }

    private static List<String> ids(IndexSearcher searcher, int[] docs) throws IOException {
        return List.of(values(searcher, Generation.ID, docs));
    }

    /** The value that each of these documents has in a field; {@code null} where it has none. */
    private static String[] values(IndexSearcher searcher, String field, int[] docs) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        Integer[] ascending = new Integer[docs.length];
        for (int i = 0; i < docs.length; i++) {
            ascending[i] = i;
        }
        Arrays.sort(ascending, (a, b) -> Integer.compare(docs[a], docs[b]));
        String[] found = new String[docs.length];
        LeafReaderContext leaf = null;
        SortedDocValues values = null;
        for (int i : ascending) {
            if (leaf == null || docs[i] >= leaf.docBase + leaf.reader().maxDoc()) {
                leaf = leaves.get(ReaderUtil.subIndex(docs[i], leaves));
                values = DocValues.getSorted(leaf.reader(), field);
            }
            if (values.advanceExact(docs[i] - leaf.docBase)) {
                found[i] = values.lookupOrd(values.ordValue()).utf8ToString();
            }
        }
        return found;
    }

    private List<Snippet> snippets(Plan understood, List<List<IndexedText>> records) {
        Highlighter highlighter = new Highlighter(understood, texts);
        // Reading texts is the longer part of many a search; threads of the pool take what the own one has not begun.
        return records.parallelStream().map(highlighter::snippet).toList();
    }

    @Override
    public void update(List<IndexEntry> present, Collection<String> gone, long position) {
        synchronized (changing) {
            try {
                serving.remove(gone);
                serving.put(present);
                if (touched != null) {
                    touched.addAll(gone);
                    present.forEach(entry -> touched.add(entry.id()));
                }
                serving.refresh();
                serving.position(position);
            } catch (IOException | AlreadyClosedException e) {
                throw new IllegalStateException(
                        "the index cannot be changed now: " + e.getClass().getSimpleName(), e);
            }
        }
    }

    @Override
    public long position() {
        return serving.position();
    }

    @Override
    public String rebuild() {
        synchronized (changing) {
            IndexState.Rebuild running = rebuild.get();
            if (running != null && running.finishedAt() == null) {
                return running.job();
            }
            String job = Codes.next();
            rebuild.set(new IndexState.Rebuild(job, IndexState.Rebuild.State.RUNNING, 0, clock.instant(), null, null));
            touched = new HashSet<>();
            background.execute(this::build);
            return job;
        }
    }

    private void build() {
        Generation fresh = null;
        try {
            fresh = new Generation(root.resolve(freshName()));
            fresh.fills();
            fill(fresh);
            fresh.filled();
            catchUp(fresh, 500);
            fresh.refresh();
            fresh.completed();
            switchTo(fresh);
            report(IndexState.Rebuild.State.DONE, 0, clock.instant(), null);
        } catch (IOException | RuntimeException e) {
            LOG.log(closed ? Level.FINE : Level.WARNING, "a rebuild of the index failed", e);
            discard(fresh);
            synchronized (changing) {
                touched = null;
                report(
                        IndexState.Rebuild.State.FAILED,
                        0,
                        clock.instant(),
                        e.getClass().getSimpleName());
            }
        }
    }

    /**
     * Puts all records into a new index: on all cores where search waits for it, else on half of them, so that
     * searching goes on.
     */
    private void fill(Generation fresh) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        int workers = serving.complete() ? Math.max(1, cores / 2) : cores;
        Semaphore free = new Semaphore(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().name("search-build-", 0).daemon().factory())) {
            source.each(batch -> {
                free.acquireUninterruptibly();
                if (closed || failure.get() != null) {
                    throw new IllegalStateException("given up", failure.get());
                }
                pool.execute(() -> {
                    try {
                        List<IndexEntry> entries = batch.get();
                        fresh.add(entries); // Each is given once; what changes meanwhile is put afterwards.
                        report(IndexState.Rebuild.State.RUNNING, entries.size(), null, null);
                    } catch (IOException | RuntimeException | Error e) { // An error too leaves records out.
                        failure.compareAndSet(null, e);
                    } finally {
                        free.release();
                    }
                });
            });
        }
        if (failure.get() != null) {
            throw new IOException("records could not be indexed", failure.get());
        }
    }

    /**
     * Brings to the new generation what changed meanwhile, until little is left for the moment in which changes must
     * wait.
     */
    private void catchUp(Generation fresh, int little) throws IOException {
        while (true) {
            Set<String> changed;
            synchronized (changing) {
                if (touched.size() <= little) {
                    return;
                }
                changed = touched;
                touched = new HashSet<>();
            }
            renew(fresh, changed);
        }
    }

    private void renew(Generation fresh, Set<String> changed) throws IOException {
        List<String> ids = List.copyOf(changed);
        for (int from = 0; from < ids.size(); from += 200) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + 200));
            List<IndexEntry> present = source.find(some);
            Set<String> gone = new HashSet<>(some);
            present.forEach(entry -> gone.remove(entry.id()));
            fresh.remove(gone);
            fresh.put(present);
        }
    }

    private void switchTo(Generation fresh) throws IOException {
        Generation old;
        synchronized (changing) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            renew(fresh, touched);
            old = serving;
            fresh.position(old.position());
            fresh.refresh();
            fresh.commit();
            Path pointer = root.resolve(CURRENT + ".new");
            Files.writeString(pointer, fresh.name());
            Files.move(
                    pointer,
                    root.resolve(CURRENT),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            serving = fresh;
            touched = null;
        }
        discard(old); // Searches under way keep their files open until they end.
    }

    private void report(IndexState.Rebuild.State state, long more, Instant finished, String failure) {
        rebuild.updateAndGet(now ->
                new IndexState.Rebuild(now.job(), state, now.records() + more, now.startedAt(), finished, failure));
    }

    @Override
    public IndexState state() {
        return searching((generation, searcher) -> new IndexState(
                generation.name(),
                generation.position(),
                searcher.getIndexReader().numDocs(),
                generation.complete(),
                rebuild.get()));
    }

    /** Commits and closes. */
    @Override
    public void close() {
        synchronized (changing) {
            if (closed) {
                return;
            }
            closed = true;
            committing.cancel(false);
            try {
                if (serving.complete()) {
                    serving.commit();
                }
                serving.close();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "the index could not be committed at the end: {0}", e.toString());
            }
        }
    }

    /** Closes as a crash would: what was not committed is lost. */
    void crash() throws IOException {
        synchronized (changing) {
            closed = true;
            committing.cancel(false);
            serving.close();
        }
    }
}
