package org.answerable.search.lucene;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.search.RecordSource;
import org.answerable.search.SearchAdapter;
import org.answerable.search.SearchIndex;

/** The index within the product, in {@code DATA_DIR/index}: each node has its own. */
@ApplicationScoped
public class LuceneAdapter implements SearchAdapter {
    @Inject
    Settings settings;

    @Inject
    Time time;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService background;

    @Override
    public boolean isWanted() {
        return settings.get("SEARCH_URL").isEmpty();
    }

    @Override
    public SearchIndex open(RecordSource source) {
        return new LuceneIndex(settings.dataDir().resolve("index"), source, background, time.clock());
    }
}
