package org.answerable.search.opensearch;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.answerable.platform.Codes;
import org.answerable.search.SearchIndex;
import org.answerable.search.lucene.IndexContract;

/** The contract of an index, with a real OpenSearch. */
class OpenSearchIndexTest extends IndexContract {
    /** Each test has indices of its own there. */
    private final String prefix = "t-" + Codes.next();

    @Override
    protected SearchIndex begin() {
        return new OpenSearchIndex(access(OpenSearchNode.shared().url(), prefix), records, background, Clock.systemUTC());
    }

    static Access access(String url, String prefix) {
        Map<String, String> variables = Map.of("SEARCH_URL", url, "SEARCH_INDEX_PREFIX", prefix);
        return Access.of(name -> Optional.ofNullable(variables.get(name)));
    }
}
