package org.answerable.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where an index is filled from: what is public at this moment. */
public interface RecordSource {
    /** The journal's last position: what {@link #each} gives afterwards holds the effect of every act up to it. */
    long head();

    /**
     * Every public record, once, in batches, each loaded when it is given.
     *
     * @param batch is given what makes the entries of one: the longer part of the work, which any thread may do once
     */
    void each(Consumer<Supplier<List<IndexEntry>>> batch);

    /** The present state of these records; those that are not public (any more) are absent. */
    List<IndexEntry> find(Collection<String> ids);
}
