package org.answerable.search;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Where an index is filled from: what is public at this moment. */
public interface RecordSource {
    /** The journal's last position: what {@link #each} gives afterwards holds the effect of every act up to it. */
    long head();

    /** Every public record, in batches, each loaded when it is given. */
    void each(Consumer<List<IndexEntry>> batch);

    /** The present state of these records; those that are not public (any more) are absent. */
    List<IndexEntry> find(Collection<String> ids);
}
