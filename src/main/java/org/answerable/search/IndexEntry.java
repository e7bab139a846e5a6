package org.answerable.search;

import java.time.Instant;
import java.util.List;

/**
 * What the index takes of one public record.
 *
 * @param id the record's public id
 * @param county FIPS, or {@code null}
 * @param group the code of the group of public records that say nearly the same, in which it may be alone; {@code null}
 *     where it is in none yet
 */
public record IndexEntry(
        String id,
        String kind,
        String language,
        String status,
        String county,
        String group,
        List<String> topics,
        List<String> agencies,
        Instant publishedAt,
        List<IndexedText> passages) {}
