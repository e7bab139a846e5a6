package org.answerable.search;

import java.time.Instant;
import java.util.List;

/**
 * What the index takes of one public record.
 *
 * @param id the record's public id
 * @param county FIPS, or {@code null}
 */
public record IndexEntry(
        String id,
        String kind,
        String language,
        String status,
        String county,
        List<String> topics,
        List<String> agencies,
        Instant publishedAt,
        List<IndexedText> passages) {}
