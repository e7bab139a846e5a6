package org.answerable.search;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The index of what is public: the port behind which Lucene, or a server, stands. Thread-safe. */
public interface SearchIndex extends AutoCloseable {
    /** One page of the result with the counts of all of it. */
    SearchResult search(SearchQuery query);

    /**
     * The ids of the whole result, in order, in batches of at most {@code size}, all of one moment; with each batch
     * those of it that are weaker ({@link SearchResult}).
     */
    void every(SearchQuery query, int size, BiConsumer<List<String>, Set<String>> batch);

    /**
     * The ids of records that say something similar, in any language, the most similar first; none where nothing says
     * enough of the same. One query, of bounded size however long the texts are; nothing of them is kept.
     */
    List<String> similar(Likeness likeness);

    /**
     * Brings the records to their present state; when this returns, searches see it. {@code position} is kept with the
     * next commit.
     */
    void update(List<IndexEntry> present, Collection<String> gone, long position);

    /**
     * Has the words of what was replaced or removed until now leave the disk as well, in the background and within a
     * minute: until then they may stand in files of the index, where no search finds them.
     */
    void forget();

    /** The journal's position up to which {@link #update} was told; after a crash, that of the last commit. */
    long position();

    /**
     * Begins a new index from its source beside the serving one, and switches when it is done; the job's id, the
     * running one's where there is one.
     */
    String rebuild();

    IndexState state();

    @Override
    void close();
}
