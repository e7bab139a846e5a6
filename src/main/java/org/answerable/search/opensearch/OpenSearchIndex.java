package org.answerable.search.opensearch;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.answerable.language.Languages;
import org.answerable.platform.Codes;
import org.answerable.platform.JsonText;
import org.answerable.platform.Refusal;
import org.answerable.search.Facet;
import org.answerable.search.IndexEntry;
import org.answerable.search.IndexState;
import org.answerable.search.IndexedText;
import org.answerable.search.Likeness;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchIndex;
import org.answerable.search.SearchQuery;
import org.answerable.search.SearchResult;
import org.answerable.search.Snippet;
import org.answerable.search.lucene.Analysis;
import org.answerable.search.lucene.Coverage;
import org.answerable.search.lucene.FacetedCounts;
import org.answerable.search.lucene.Generation;
import org.answerable.search.lucene.Highlighter;
import org.answerable.search.lucene.Lexicon;
import org.answerable.search.lucene.LikeQuery;
import org.answerable.search.lucene.Plan;
import org.answerable.search.lucene.ReadTexts;
import org.answerable.search.lucene.Spelling;
import org.answerable.search.opensearch.OpenSearchClient.Answer;
import org.answerable.search.opensearch.OpenSearchClient.Away;
import org.answerable.search.opensearch.OpenSearchClient.Patience;

/**
 * The index in an OpenSearch, which all nodes share. An alias names the index that serves; a new one is built beside it
 * and takes the alias over. Every write carries the journal's position as its version, so that none undoes a later one,
 * whichever node it comes from and however often.
 *
 * <p>Of each index another one, {@code …-state}, keeps the position up to which it holds every act: a node writes there
 * what it did itself, from the position on that it read there, and reads it again where another index has taken over.
 * There too lies the lease of the node that builds.
 *
 * <p>While it does not answer, a search is refused as unavailable, {@link #update} throws, and {@link #state} says that
 * it is not complete.
 */
public final class OpenSearchIndex implements SearchIndex {
    private static final Logger LOG = Logger.getLogger(OpenSearchIndex.class.getName());
    /** Where no more are found, somebody may have meant another word. */
    private static final long FEW = 3;

    private static final int MOST_VALUES = 10_000;
    private static final int BULK_RECORDS = 200;
    private static final int BULK_CHARS = 4 << 20;
    /** Of one item. */
    private static final int MOST_TRIES = 6;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Duration FORGET_EVERY = Duration.ofSeconds(10);
    /** Searches and downloads under way read the index before so long at most. */
    private static final Duration RETIRED_FOR = Duration.ofSeconds(30);
    /** Who has not said for so long that it builds does so no more. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final String LEASE_ID = "lease";
    private static final int CONFLICT = 409;
    private static final int MISSING = 404;
    private static final int OVERLOADED = 429;
    private static final int SERVER = 500;

    private final OpenSearchClient client;
    private final RecordSource source;
    private final ScheduledExecutorService background;
    private final Clock clock;
    private final Plan.Aids aids;
    private final ReadTexts texts = new ReadTexts();
    private final String alias;
    private final String kept;
    private final String node = Codes.next();
    private final ScheduledFuture<?> looking;

    /** Held by whoever changes the index or switches to another. */
    private final Object changing = new Object();

    private volatile Serving serving;
    private volatile long position = -1;
    /** Ids changed since the running rebuild began; {@code null} where none runs. */
    private Set<String> touched;

    private final AtomicReference<IndexState.Rebuild> rebuild = new AtomicReference<>();
    private final AtomicBoolean forgetting = new AtomicBoolean();
    private volatile boolean askedToForget;
    private volatile long forgotAt = System.nanoTime() - FORGET_EVERY.toNanos();
    /** Indices that others have taken over from, and when. */
    private final Map<String, Instant> retired = new ConcurrentHashMap<>();

    private volatile boolean isAway;
    private volatile boolean closed;

    /**
     * The index that the alias names.
     *
     * @param languages the keys of those whose fields it has
     * @param complete whether it holds everything up to its position
     */
    private record Serving(String name, Set<String> languages, boolean complete) {}

    /**
     * Begins to look for it; it need not be there.
     *
     * @param background looks after it and runs rebuilds
     * @param clock what time it is, for what is reported and for leases
     */
    public OpenSearchIndex(Access access, RecordSource source, ScheduledExecutorService background, Clock clock) {
        this.client = new OpenSearchClient(access);
        this.source = source;
        this.background = background;
        this.clock = clock;
        this.aids = new Plan.Aids(true, Lexicon.shipped());
        alias = access.prefix() + "-" + Layout.FORMAT;
        kept = access.prefix() + "-" + Layout.FORMAT + "-state";
        background.execute(aids.lexicon()::load); // Whoever searches meanwhile does without.
        looking = background.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What an answer says that must be good. */
    static JsonObject good(Answer answer) throws IOException {
        if (!answer.isGood()) {
            JsonObject error =
                    answer.body() == null ? null : answer.body().get("error") instanceof JsonObject e ? e : null;
            throw new IOException("OpenSearch refuses: " + answer.status() + " "
                    + (error == null ? "" : error.getString("type", "")));
        }
        return answer.body();
    }

    private static JsonObjectBuilder object() {
        return JsonText.JSON.createObjectBuilder();
    }

    private static JsonArrayBuilder array() {
        return JsonText.JSON.createArrayBuilder();
    }

    /** Now and then: whether it answers, which index serves, and what was put off. */
    private void look() {
        try {
            if (closed) {
                return;
            }
            Serving present;
            synchronized (changing) {
                present = resolve();
            }
            if (isAway) {
                isAway = false;
                LOG.info("the search index answers again");
            }
            retired.forEach((name, since) -> {
                if (since.plus(RETIRED_FOR).isBefore(clock.instant())) {
                    retired.remove(name);
                    discard(name);
                }
            });
            IndexState.Rebuild last = rebuild.get();
            boolean rested = last == null
                    || last.finishedAt() != null
                            && last.finishedAt().plus(RETRY_AFTER).isBefore(clock.instant());
            if (!present.complete() && rested) {
                rebuild();
            } else if (askedToForget
                    && System.nanoTime() - forgotAt >= FORGET_EVERY.toNanos()
                    && forgetting.compareAndSet(false, true)) {
                background.execute(this::forgetNow);
            }
        } catch (IOException | RuntimeException e) {
            away(e);
        }
    }

    private void away(Exception e) {
        if (!isAway && !closed) {
            isAway = true;
            LOG.log(Level.WARNING, "the search index does not answer: {0}", e.getMessage());
        }
    }

    /** The index that serves, as far as it is known; asked for where it is not. */
    private Serving present() throws IOException {
        Serving known = serving;
        if (known != null) {
            return known;
        }
        if (isAway) { // It is asked again every two seconds, once for all.
            throw new Away("it did not answer a moment ago");
        }
        synchronized (changing) {
            return serving != null ? serving : resolve();
        }
    }

    /** Asks which index the alias names; begins an empty one where there is none. */
    private Serving resolve() throws IOException {
        Answer answer = client.get(alias + "/_mapping");
        if (answer.status() == MISSING) {
            begin();
            answer = client.get(alias + "/_mapping");
        }
        JsonObject body = good(answer);
        String name = body.keySet().iterator().next();
        JsonObject mappings = body.getJsonObject(name).getJsonObject("mappings");
        Set<String> languages = new LinkedHashSet<>();
        for (String field : mappings.getJsonObject("properties").keySet()) {
            if (field.startsWith(Analysis.LANGUAGE_PREFIX)) {
                languages.add(field.substring(Analysis.LANGUAGE_PREFIX.length()));
            }
        }
        boolean complete = mappings.getJsonObject("_meta").getBoolean("complete", false);
        Serving before = serving;
        if (before == null || !before.name().equals(name)) {
            long reached = reached(name);
            if (reached > source.head()) {
                LOG.log(Level.INFO, "index {0} is ahead of the database: a new one is built", name);
                complete = false;
                reached = source.head();
            }
            position = reached;
        } else if (before.complete() != complete && !before.complete()) {
            complete = reached(name) <= source.head() && complete;
        }
        Serving present = new Serving(name, Set.copyOf(languages), complete);
        serving = present;
        return present;
    }

    private long reached(String name) throws IOException {
        Answer answer = client.get(kept + "/_doc/" + name);
        return answer.status() == MISSING
                ? 0
                : ((JsonNumber) good(answer).getJsonObject("_source").get("position")).longValue();
    }

    private void reach(String name, long reached) throws IOException {
        Answer answer = client.put(
                kept + "/_doc/" + name + "?version_type=external_gte&version=" + reached,
                object().add("position", reached).build());
        if (answer.status() != CONFLICT) { // Another node is further.
            good(answer);
        }
    }

    /** An empty index that follows from now on; what is older comes by a rebuild. */
    private void begin() throws IOException {
        if (!lease()) {
            throw new Away("another node begins the index");
        }
        if (client.get(alias + "/_mapping").status() != MISSING) {
            return;
        }
        String name = make();
        reach(name, source.head());
        good(client.post(
                "_aliases",
                object().add("actions", array().add(action("add", name))).build(),
                Patience.WRITE));
    }

    private JsonObjectBuilder action(String what, String name) {
        JsonObjectBuilder of = object().add("index", name).add("alias", alias);
        if (what.equals("add")) {
            of.add("is_write_index", true);
        }
        return object().add(what, of);
    }

    private String make() throws IOException {
        String name = alias + "-" + Codes.next();
        good(client.put(name, Layout.made()));
        return name;
    }

    /** Whether this node may build: nobody else does. Renewed by asking again. */
    private boolean lease() throws IOException {
        Answer there = client.get(kept + "/_doc/" + LEASE_ID);
        JsonObject mine = object().add("node", node)
                .add("until", clock.millis() + LEASE.toMillis())
                .build();
        if (there.status() == MISSING) {
            return client.put(kept + "/_doc/" + LEASE_ID + "?op_type=create", mine)
                    .isGood();
        }
        JsonObject body = good(there);
        JsonObject held = body.getJsonObject("_source");
        if (!held.getString("node").equals(node) && ((JsonNumber) held.get("until")).longValue() > clock.millis()) {
            return false;
        }
        return client.put(
                        kept + "/_doc/" + LEASE_ID + "?if_seq_no=" + body.get("_seq_no") + "&if_primary_term="
                                + body.get("_primary_term"),
                        mine)
                .isGood();
    }

    private void giveBack() {
        try {
            client.put(
                    kept + "/_doc/" + LEASE_ID,
                    object().add("node", node).add("until", 0).build());
        } catch (IOException e) {
            LOG.log(Level.FINE, "the lease ends by itself", e);
        }
    }

    /** Something asked of the index that serves. */
    private interface Work<T> {
        T with(Serving present) throws IOException;
    }

    private <T> T asking(Work<T> work) {
        try {
            return work.with(present());
        } catch (UncheckedIOException e) {
            throw refused(e.getCause());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private Refusal refused(IOException e) {
        if (e instanceof Away) {
            away(e);
        } else {
            LOG.log(Level.WARNING, "a search could not be answered: {0}", e.getMessage());
        }
        return new Refusal.Unavailable();
    }

    /** A query as it is asked there. */
    private record Asked(Plan plan, QueryJson.Written written) {}

    private Asked asked(SearchQuery query, Serving present, RemoteVocabulary vocabulary, boolean isLoose)
            throws IOException {
        return vocabulary.settled(() -> {
            Plan plan = isLoose
                    ? Plan.loose(query, present.languages(), aids, vocabulary)
                    : new Plan(query, present.languages(), aids, vocabulary);
            return new Asked(plan, QueryJson.of(plan.query()));
        });
    }

    @Override
    public SearchResult search(SearchQuery query) {
        return asking(present -> {
            RemoteVocabulary vocabulary = new RemoteVocabulary(client, alias, present.languages());
            Asked asked = asked(query, present, vocabulary, false);
            JsonObject answer = page(query, asked);
            if (total(answer) == 0 && asked.plan().ranks()) {
                asked = asked(query, present, vocabulary, true);
                answer = page(query, asked);
            }
            Plan plan = asked.plan();
            List<JsonObject> hits = hits(answer);
            int shown = Math.min(hits.size(), query.records());
            List<String> ids = new ArrayList<>(shown);
            List<SearchResult.Place> places = new ArrayList<>(shown);
            Set<String> weaker = new HashSet<>();
            boolean scored = isByRelevance(query, plan);
            for (JsonObject hit : hits.subList(0, shown)) {
                ids.add(hit.getString("_id"));
                places.add(new SearchResult.Place(place(hit, scored), query.collapse() ? group(hit) : null));
                if (isWeaker(hit, plan)) {
                    weaker.add(ids.getLast());
                }
            }
            long total = total(answer);
            SearchQuery.After next = hits.size() > shown ? places.getLast().at() : null;
            return new SearchResult(
                    ids,
                    places,
                    total,
                    weaker,
                    weakerTotal(answer, asked, total),
                    facets(answer),
                    next,
                    present.complete(),
                    plan.cut(),
                    total <= FEW && query.after() == null
                            ? vocabulary.settled(() -> Spelling.of(query.parsed(), plan.languages(), vocabulary))
                            : List.of(),
                    records -> snippets(plan, records));
        });
    }

    private static boolean isByRelevance(SearchQuery query, Plan plan) {
        return query.sort() == SearchQuery.Sort.RELEVANCE && plan.ranks();
    }

    private static List<JsonObject> hits(JsonObject answer) {
        return answer.getJsonObject("hits").getJsonArray("hits").getValuesAs(JsonObject.class);
    }

    private static long total(JsonObject answer) {
        return ((JsonNumber) answer.getJsonObject("hits").getJsonObject("total").get("value")).longValue();
    }

    private static SearchQuery.After place(JsonObject hit, boolean scored) {
        JsonArray sort = hit.getJsonArray("sort");
        return new SearchQuery.After(
                scored ? score(sort.getJsonNumber(0)) : 0,
                sort.getJsonNumber(scored ? 1 : 0).longValue(),
                sort.getString(scored ? 2 : 1));
    }

    private static float score(JsonNumber number) {
        return Float.parseFloat(number.toString());
    }

    private static String group(JsonObject hit) {
        JsonObject fields = hit.getJsonObject("fields");
        return fields == null ? null : fields.getJsonArray(Generation.GROUP).getString(0);
    }

    private static boolean isWeaker(JsonObject hit, Plan plan) {
        return plan.isGraded() && (!(hit.get("_score") instanceof JsonNumber score) || score(score) < Coverage.WHOLE);
    }

    private static long weakerTotal(JsonObject answer, Asked asked, long total) {
        if (!asked.plan().isGraded()) {
            return 0;
        }
        return asked.written().whole() == null
                ? total
                : ((JsonNumber) answer.getJsonObject("aggregations")
                                .getJsonObject("weaker")
                                .get("doc_count"))
                        .longValue();
    }

    private JsonObject page(SearchQuery query, Asked asked) throws IOException {
        JsonObjectBuilder body = body(query, asked)
                .add("size", query.records() + 1)
                .add("track_total_hits", true)
                .add("aggs", counts(asked));
        if (query.collapse()) {
            body.add("docvalue_fields", array().add(Generation.GROUP));
        }
        SearchQuery.After after = query.after();
        if (after != null) {
            body.add("search_after", after(begin(query, asked), isByRelevance(query, asked.plan())));
        }
        return whole(good(client.post(
                alias + "/_search?allow_partial_search_results=false&preference=" + preference(query),
                body.build(),
                Patience.SEARCH)));
    }

    /** Copies of an index may differ in what was removed from them: pages of one result come from one of them. */
    private static String preference(SearchQuery query) {
        return URLEncoder.encode("q" + Integer.toHexString(query.fingerprint().hashCode()), StandardCharsets.UTF_8);
    }

    /** An answer that is one: some that is cut off in time looks like a good one. */
    private static JsonObject whole(JsonObject answer) throws IOException {
        if (answer.getBoolean("timed_out", false)
                || answer.getJsonObject("_shards").getInt("failed", 0) > 0) {
            throw new Away("OpenSearch searched some of the index only");
        }
        return answer;
    }

    private static JsonObjectBuilder body(SearchQuery query, Asked asked) {
        boolean scored = isByRelevance(query, asked.plan());
        JsonArrayBuilder sort = array();
        if (scored) {
            sort.add("_score");
        }
        sort.add(object().add(Generation.PUBLISHED, "desc")).add(object().add(Generation.ID, "asc"));
        JsonObjectBuilder body = object().add("query", asked.written().query())
                .add("_source", false)
                .add("sort", sort)
                .add("track_scores", asked.plan().isGraded());
        if (!asked.plan().filters().isEmpty()) {
            body.add("post_filter", filter(asked.plan().filters(), null));
        }
        return body;
    }

    private static JsonArrayBuilder after(SearchQuery.After after, boolean scored) {
        JsonArrayBuilder values = array();
        if (scored) {
            values.add(new BigDecimal(Float.toString(after.score())));
        }
        return values.add(after.publishedAt()).add(after.id());
    }

    /**
     * Where a page begins: behind the last hit of the page before, by the score that this has now; where it was
     * withdrawn, by the one it had.
     */
    private SearchQuery.After begin(SearchQuery query, Asked asked) throws IOException {
        SearchQuery.After after = query.after();
        if (!isByRelevance(query, asked.plan())) {
            return after;
        }
        JsonObject alone = object().add("size", 1)
                .add("_source", false)
                .add(
                        "query",
                        object().add(
                                        "bool",
                                        object().add("must", asked.written().query())
                                                .add(
                                                        "filter",
                                                        object().add("term", object().add(Generation.ID, after.id())))))
                .build();
        List<JsonObject> hit = hits(whole(good(client.post(
                alias + "/_search?allow_partial_search_results=false&preference=" + preference(query),
                alone,
                Patience.SEARCH))));
        if (hit.isEmpty()) {
            return after;
        }
        float score = score(hit.getFirst().getJsonNumber("_score"));
        // Parts of a score that are added in another order differ in the last digit.
        return Math.abs(score - after.score()) > 2 * Math.ulp(after.score())
                ? new SearchQuery.After(score, after.publishedAt(), after.id())
                : after;
    }

    /** The filters as one, without that of a facet. */
    private static JsonObject filter(Map<Facet, Set<String>> filters, Facet without) {
        JsonArrayBuilder every = array();
        filters.forEach((facet, values) -> {
            if (facet != without) {
                every.add(filter(facet, values));
            }
        });
        return object().add("bool", object().add("filter", every)).build();
    }

    private static JsonObject filter(Facet facet, Set<String> values) {
        String field = Generation.facetField(facet);
        Set<String> alike = new LinkedHashSet<>(values);
        JsonArrayBuilder any = array();
        if (facet == Facet.LANGUAGE) {
            values.forEach(value -> {
                alike.addAll(Languages.foundAs(value));
                any.add(object().add("prefix", object().add(field, value + "-")));
            });
        }
        any.add(object().add("terms", object().add(field, Layout.array(alike))));
        return object().add("bool", object().add("should", any)).build();
    }

    /** Each facet under the filters of the others. */
    private static JsonObjectBuilder counts(Asked asked) {
        Map<Facet, Set<String>> filters = asked.plan().filters();
        JsonObjectBuilder all = object();
        for (Facet facet : Facet.values()) {
            all.add(
                    facet.field(),
                    object().add("filter", filter(filters, facet))
                            .add(
                                    "aggs",
                                    object().add(
                                                    "values",
                                                    object().add(
                                                                    "terms",
                                                                    object().add("field", Generation.facetField(facet))
                                                                            .add("size", MOST_VALUES)))));
        }
        if (asked.plan().isGraded() && asked.written().whole() != null) {
            all.add(
                    "weaker",
                    object().add(
                                    "filter",
                                    object().add(
                                                    "bool",
                                                    object().add("filter", filter(filters, null))
                                                            .add(
                                                                    "must_not",
                                                                    asked.written()
                                                                            .whole()))));
        }
        return all;
    }

    private static Map<Facet, List<SearchResult.Count>> facets(JsonObject answer) {
        Map<Facet, Map<String, Long>> counted = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            Map<String, Long> values = new LinkedHashMap<>();
            answer.getJsonObject("aggregations")
                    .getJsonObject(facet.field())
                    .getJsonObject("values")
                    .getJsonArray("buckets")
                    .getValuesAs(JsonObject.class)
                    .forEach(bucket ->
                            values.put(bucket.getString("key"), ((JsonNumber) bucket.get("doc_count")).longValue()));
            counted.put(facet, values);
        }
        return FacetedCounts.of(counted);
    }

    private List<Snippet> snippets(Plan understood, List<List<IndexedText>> records) {
        Highlighter highlighter = new Highlighter(understood, texts);
        // Reading texts is the longer part of many a search; threads of the pool take what the own one has not begun.
        return records.parallelStream().map(highlighter::snippet).toList();
    }

    @Override
    public void every(SearchQuery query, int size, BiConsumer<List<String>, Set<String>> batch) {
        asking(present -> {
            RemoteVocabulary vocabulary = new RemoteVocabulary(client, alias, present.languages());
            Asked asked = asked(query, present, vocabulary, false);
            String moment = good(client.post(alias + "/_search/point_in_time?keep_alive=5m", null, Patience.SEARCH))
                    .getString("pit_id");
            try {
                if (!every(asked, query, moment, size, batch) && asked.plan().ranks()) {
                    every(asked(query, present, vocabulary, true), query, moment, size, batch);
                }
            } finally {
                client.delete(
                        "_search/point_in_time",
                        object().add("pit_id", array().add(moment)).build());
            }
            return null;
        });
    }

    /** @return whether there was any */
    private boolean every(
            Asked asked, SearchQuery query, String moment, int size, BiConsumer<List<String>, Set<String>> batch)
            throws IOException {
        boolean scored = isByRelevance(query, asked.plan());
        JsonArray after = null;
        while (true) {
            JsonObjectBuilder body = body(query, asked)
                    .add("size", size)
                    .add("track_total_hits", false)
                    .add("pit", object().add("id", moment).add("keep_alive", "5m"));
            if (after != null) {
                body.add("search_after", after);
            }
            List<JsonObject> hits = hits(whole(
                    good(client.post("_search?allow_partial_search_results=false", body.build(), Patience.WRITE))));
            if (hits.isEmpty()) {
                return after != null;
            }
            List<String> ids = new ArrayList<>(hits.size());
            Set<String> weaker = new HashSet<>();
            for (JsonObject hit : hits) {
                ids.add(hit.getString("_id"));
                if (isWeaker(hit, asked.plan())) {
                    weaker.add(ids.getLast());
                }
            }
            batch.accept(ids, weaker);
            if (hits.size() < size) {
                return true;
            }
            after = after(place(hits.getLast(), scored), scored).build();
        }
    }

    @Override
    public List<String> similar(Likeness likeness) {
        return asking(present -> {
            RemoteVocabulary vocabulary = new RemoteVocabulary(client, alias, present.languages());
            JsonObject like = vocabulary.settled(() -> {
                try {
                    return QueryJson.of(LikeQuery.of(likeness, present.languages(), vocabulary))
                            .query();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            JsonArrayBuilder unwanted = array();
            if (!likeness.without().isEmpty()) {
                unwanted.add(object().add("terms", object().add(Generation.ID, Layout.array(likeness.without()))));
            }
            if (likeness.group() != null) {
                unwanted.add(object().add("term", object().add(Generation.GROUP, likeness.group())));
            }
            JsonObject body = object().add("size", likeness.most())
                    .add("_source", false)
                    .add(
                            "query",
                            object().add("bool", object().add("must", like).add("must_not", unwanted)))
                    .build();
            return hits(whole(good(
                            client.post(alias + "/_search?allow_partial_search_results=false", body, Patience.SEARCH))))
                    .stream()
                    .map(hit -> hit.getString("_id"))
                    .toList();
        });
    }

    @Override
    public void update(List<IndexEntry> present, Collection<String> gone, long reached) {
        synchronized (changing) {
            try {
                Serving known = present();
                Serving now = resolve();
                if (!known.name().equals(now.name())) {
                    throw new Away("another index has taken over"); // Its position says what it lacks.
                }
                write(now.name(), alias, present, gone, reached, true);
                reach(now.name(), reached);
                position = reached;
                if (touched != null) {
                    touched.addAll(gone);
                    present.forEach(entry -> touched.add(entry.id()));
                }
            } catch (IOException e) {
                away(e);
                throw new IllegalStateException("the index cannot be changed now: " + e.getMessage(), e);
            }
        }
    }

    /** One write of a record: its line that says what, and the record; that is {@code null} where it is removed. */
    private record Item(String id, String line, String document) {}

    /**
     * Writes records, and removes others, as they are at a position; what the index knows in a later state stays.
     *
     * @param name of the index that all of it must reach
     * @param as what it is called in the request: its name, or the alias
     */
    private void write(
            String name, String as, List<IndexEntry> present, Collection<String> gone, long version, boolean isShown)
            throws IOException {
        declare(name, present);
        List<Item> items = new ArrayList<>();
        int chars = 0;
        for (String id : gone) {
            items.add(new Item(id, line("delete", as, id, version), null));
        }
        for (IndexEntry entry : present) {
            Item item = new Item(
                    entry.id(),
                    line("index", as, entry.id(), version),
                    Layout.document(entry).toString());
            items.add(item);
            chars += item.document().length();
            if (items.size() >= BULK_RECORDS || chars >= BULK_CHARS) {
                write(name, items, isShown);
                items.clear();
                chars = 0;
            }
        }
        if (!items.isEmpty()) {
            write(name, items, isShown);
        }
    }

    private static String line(String what, String as, String id, long version) {
        return object().add(
                        what,
                        object().add("_index", as)
                                .add("_id", id)
                                .add("version", version)
                                .add("version_type", "external_gte"))
                .build()
                .toString();
    }

    /** Adds the fields of languages that are new. */
    private void declare(String name, List<IndexEntry> present) throws IOException {
        Set<String> needed = new LinkedHashSet<>();
        present.forEach(entry -> needed.addAll(Layout.languages(entry)));
        Serving now = serving;
        boolean isServing = now != null && now.name().equals(name);
        if (isServing) {
            needed.removeAll(now.languages());
        }
        if (needed.isEmpty()) {
            return;
        }
        good(client.put(name + "/_mapping", Layout.languages(needed)));
        if (isServing) {
            Set<String> all = new LinkedHashSet<>(now.languages());
            all.addAll(needed);
            serving = new Serving(name, Set.copyOf(all), now.complete());
        }
    }

    /** Sends items until each is written, or something later is there; those that failed alone are sent again. */
    private void write(String name, List<Item> all, boolean isShown) throws IOException {
        List<Item> items = List.copyOf(all);
        for (int tries = 1; !items.isEmpty(); tries++) {
            StringBuilder lines = new StringBuilder();
            for (Item item : items) {
                lines.append(item.line()).append('\n');
                if (item.document() != null) {
                    lines.append(item.document()).append('\n');
                }
            }
            String shown = isShown ? "&refresh=true" : "";
            String required = items.getFirst().line().contains("\"" + alias + "\"") ? "true" : "false";
            JsonArray answers = good(client.bulk("_bulk?require_alias=" + required + shown, lines.toString()))
                    .getJsonArray("items");
            if (answers == null || answers.size() != items.size()) {
                throw new Away("OpenSearch answers for some of what it was told only");
            }
            List<Item> again = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                JsonObject answer =
                        answers.getJsonObject(i).values().iterator().next().asJsonObject();
                int status = answer.getInt("status");
                if (!answer.getString("_index", name).equals(name) && status < 300) {
                    throw new Away("another index has taken over");
                }
                if (status == OVERLOADED || status >= SERVER) {
                    again.add(items.get(i));
                } else if (status >= 300 && status != CONFLICT && status != MISSING
                        || status == MISSING && items.get(i).document() != null) {
                    throw new IOException("OpenSearch refuses a record: " + status);
                }
            }
            if (!again.isEmpty() && tries == MOST_TRIES) {
                throw new Away(again.size() + " of " + all.size() + " writes fail again and again");
            }
            items = again;
            if (!items.isEmpty()) {
                pause(tries);
            }
        }
    }

    /** A little longer each time. */
    private static void pause(int tries) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(50L << tries);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("interrupted");
        }
    }

    @Override
    public void forget() {
        askedToForget = true;
    }

    /**
     * Words of what was removed stand in segments, and in the log of writes until that is trimmed: both are written
     * anew. What a copy that lost touch might ask for is kept some seconds ({@link Layout}); so it is done again until
     * nothing is left.
     */
    private void forgetNow() {
        try {
            askedToForget = false; // Before the work: what is asked for meanwhile is done the next time.
            if (!isForgotten(present().name())) {
                askedToForget = true;
            }
        } catch (IOException | RuntimeException e) {
            askedToForget = true;
            away(e);
        } finally {
            forgotAt = System.nanoTime();
            forgetting.set(false);
        }
    }

    private boolean isForgotten(String name) throws IOException {
        good(client.post(name + "/_flush?force=true&wait_if_ongoing=true", null, Patience.UPKEEP));
        good(client.post(name + "/_forcemerge?only_expunge_deletes=true&flush=true", null, Patience.UPKEEP));
        good(client.post(name + "/_refresh", null, Patience.UPKEEP));
        return good(client.get(name + "/_stats/docs"))
                        .getJsonObject("_all")
                        .getJsonObject("total")
                        .getJsonObject("docs")
                        .getInt("deleted")
                == 0;
    }

    @Override
    public long position() {
        try {
            present();
        } catch (IOException e) {
            away(e);
            throw new IllegalStateException("the index does not say its position: " + e.getMessage(), e);
        }
        return position;
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
        String fresh = null;
        boolean mayBuild = false;
        try {
            mayBuild = lease();
            if (!mayBuild) {
                throw new Away("another node builds");
            }
            long head = source.head();
            fresh = make();
            fill(fresh, head);
            catchUp(fresh, 500);
            switchTo(fresh);
            report(IndexState.Rebuild.State.DONE, 0, clock.instant(), null);
        } catch (IOException | RuntimeException e) {
            LOG.log(closed ? Level.FINE : Level.WARNING, "a rebuild of the index failed: {0}", e.toString());
            discard(fresh);
            synchronized (changing) {
                touched = null;
                report(
                        IndexState.Rebuild.State.FAILED,
                        0,
                        clock.instant(),
                        e.getClass().getSimpleName());
            }
        } finally {
            if (mayBuild) {
                giveBack();
            }
        }
    }

    private void discard(String name) {
        if (name != null) {
            try {
                client.delete(name, null);
                client.delete(kept + "/_doc/" + name, null);
            } catch (IOException e) {
                LOG.log(Level.FINE, "an abandoned index stays until the next is built", e);
            }
        }
    }

    /** Puts all records into a new index, on half of the cores: searching goes on. */
    private void fill(String fresh, long head) throws IOException {
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        Semaphore free = new Semaphore(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Instant> renewed = new AtomicReference<>(clock.instant());
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
                        write(fresh, fresh, entries, List.of(), head, false);
                        report(IndexState.Rebuild.State.RUNNING, entries.size(), null, null);
                        if (renewed.get().plus(LEASE.dividedBy(4)).isBefore(clock.instant())) {
                            renewed.set(clock.instant());
                            lease();
                        }
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
     * Brings to the new index what changed meanwhile, until little is left for the moment in which changes must wait.
     */
    private void catchUp(String fresh, int little) throws IOException {
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

    private void renew(String fresh, Set<String> changed) throws IOException {
        List<String> ids = List.copyOf(changed);
        for (int from = 0; from < ids.size(); from += BULK_RECORDS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + BULK_RECORDS));
            long head = source.head(); // What is found after this holds every act up to it.
            List<IndexEntry> present = source.find(some);
            Set<String> gone = new HashSet<>(some);
            present.forEach(entry -> gone.remove(entry.id()));
            write(fresh, fresh, present, gone, head, false);
        }
    }

    private void switchTo(String fresh) throws IOException {
        Serving old;
        synchronized (changing) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            renew(fresh, touched);
            good(client.post(fresh + "/_refresh", null, Patience.UPKEEP));
            good(client.put(
                    fresh + "/_mapping",
                    object().add("_meta", object().add("complete", true)).build()));
            reach(fresh, position);
            old = resolve();
            good(client.post(
                    "_aliases",
                    object().add("actions", array().add(action("add", fresh)).add(action("remove", old.name())))
                            .build(),
                    Patience.WRITE));
            long own = position;
            serving = null;
            resolve();
            position = own;
            touched = null;
        }
        retire(old.name(), fresh);
    }

    /** Deletes the index before, once nobody reads it any more, and at once what older rebuilds have left. */
    private void retire(String old, String fresh) throws IOException {
        Answer all = client.get(alias + "-*/_alias");
        for (String name : good(all).keySet()) {
            if (!name.equals(old) && !name.equals(fresh) && !name.equals(kept)) {
                discard(name);
            }
        }
        retired.put(old, clock.instant());
    }

    private void report(IndexState.Rebuild.State state, long more, Instant finished, String failure) {
        rebuild.updateAndGet(now ->
                new IndexState.Rebuild(now.job(), state, now.records() + more, now.startedAt(), finished, failure));
    }

    @Override
    public IndexState state() {
        try {
            Serving now = present();
            JsonObject counted = good(client.get(alias + "/_count"));
            return new IndexState(
                    now.name(),
                    position,
                    ((JsonNumber) counted.get("count")).longValue(),
                    now.complete(),
                    rebuild.get());
        } catch (IOException e) {
            away(e);
            return new IndexState("", Math.max(0, position), 0, false, rebuild.get());
        }
    }

    @Override
    public void close() {
        synchronized (changing) {
            closed = true;
            looking.cancel(false);
        }
        retired.keySet().forEach(this::discard);
        client.close();
    }
}
