package org.answerable.insight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.casework.DeskNews;
import org.answerable.casework.DeskView.Can;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Jobs;

/**
 * How the jobs go, for those who may look after them: each with its last run where it fails or has work waiting, the
 * others in one sentence.
 */
@ApplicationScoped
class JobNews implements DeskNews {
    @Inject
    JobReading reading;

    @Inject
    Messages messages;

    @Override
    public List<Can> lines(Identity me, Language reader) {
        if (!me.has(Right.REBUILD_INDEX)) {
            return List.of();
        }
        List<Jobs.State> jobs = reading.all();
        List<String> state = new ArrayList<>();
        jobs.stream()
                .map(Jobs.State::ranAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(last -> state.add(
                        messages.get(reader, "insight.jobs.run", jobs.size(), messages.dateTime(reader, last))));
        boolean failing = false;
        for (Jobs.State job : jobs) {
            String name = messages.get(reader, "insight.job." + job.name());
            if (job.failures() > 0) {
                failing = true;
                state.add(name + ": " + messages.get(reader, "insight.jobs.failing", job.failures()));
            } else if (job.waits() > 0) {
                state.add(name + ": " + messages.get(reader, "insight.jobs.waits", job.waits()));
            }
        }
        return List.of(new Can(messages.get(reader, "insight.jobs.title"), "/desk/jobs", state, failing));
    }
}
