package org.answerable.search.opensearch;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchAdapter;
import org.answerable.search.SearchIndex;

/** The index in an OpenSearch, where {@code SEARCH_URL} names one: all nodes share it. */
@ApplicationScoped
public class OpenSearchAdapter implements SearchAdapter {
    @Inject
    Settings settings;

    @Inject
    Time time;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService background;

    @Override
    public boolean isWanted() {
        return settings.get("SEARCH_URL").isPresent();
    }

    @Override
    public SearchIndex open(RecordSource source) {
        return new OpenSearchIndex(Access.of(settings::get), source, background, time.clock());
    }
}
