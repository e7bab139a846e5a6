package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;

/** Gives the product its one index, opened when it is first asked for. */
@ApplicationScoped
public class SearchIndexes {
    @Produces
    @ApplicationScoped
    SearchIndex open(@Any Instance<SearchAdapter> adapters, PublicSource source) {
        return adapters.stream()
                .filter(SearchAdapter::isWanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no kind of index is configured"))
                .open(source);
    }

    void close(@Disposes SearchIndex index) {
        index.close();
    }
}
