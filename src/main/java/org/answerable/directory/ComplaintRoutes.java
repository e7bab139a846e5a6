package org.answerable.directory;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;

/** How what is known of an agency's own way to complain came to be; what is known now, the {@link Directory} has. */
@UseCase
public class ComplaintRoutes {
    /** So many changes are told, the newest first: each fact a few times over. */
    private static final int HISTORY = 50;

    @Inject
    DirectoryEntries entries;

    /**
     * An answer that was given to a fact.
     *
     * @param answer {@code null} where the fact was taken out
     */
    public record Change(RouteFact fact, RouteAnswer answer, Instant at) {}

    /** What was said of an agency's way to complain, the newest first. */
    @Transactional
    @Needs(Right.PUBLIC)
    public List<Change> history(String agency) {
        return entries.routeFactChanges(agency, HISTORY).stream()
                .map(change -> new Change(change.fact(), change.answer().orElse(null), change.at()))
                .toList();
    }
}
