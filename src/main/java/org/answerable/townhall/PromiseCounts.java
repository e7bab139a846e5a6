package org.answerable.townhall;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is counted of promises. Whoever counts implements it, so that no page counts all of them. */
public interface PromiseCounts {
    /** How many were made, those that were kept or dropped included, and how many were kept. */
    record Count(long made, long kept) {}

    /** All of them; empty while they are counted anew. */
    Optional<Count> all();

    /** The same by the agency that owns them; an agency that owns none is absent. */
    Map<String, Count> byOwner();

    /** The keys of those that were kept last, the latest first. */
    List<Long> lastKept(int size);
}
