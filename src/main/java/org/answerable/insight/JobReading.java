package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.platform.Jobs;

/** What this node does by itself, for administrators. */
@UseCase
public class JobReading {
    @Inject
    Jobs jobs;

    /** Each job, and how it goes. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Needs(Right.REBUILD_INDEX)
    public List<Jobs.State> all() {
        return jobs.all();
    }
}
