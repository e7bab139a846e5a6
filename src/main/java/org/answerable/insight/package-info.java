/**
 * Figures and overviews over all features, read only: the first page, the pages of agencies and topics, the map of the
 * site, and what runs by itself.
 *
 * <p>No page counts. What is told in numbers stands in {@link org.answerable.insight.Tallies}, sums by heading that a
 * follower of the journal keeps ({@link org.answerable.insight.TallyFollower}): it takes a record's old entries out of
 * the sums and puts its present ones in, so an act may come twice and late. The sums begin empty, are counted in
 * batches until they are whole, and begin anew where their format was raised or an administrator asks for it; until
 * they are whole, pages say that they are being counted.
 *
 * <p>It implements {@code townhall.PromiseCounts} and {@code casework.DeskNews}; nothing but {@code demo} stands above
 * it, and nobody calls it.
 *
 * <p>A page reads some sums by their key, and the few records that it shows by {@code tally_entry_latest}: as much with
 * a million records as with ten. The map of the site is cut by ranges of keys and written as a stream.
 */
package org.answerable.insight;
