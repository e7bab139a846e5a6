package org.answerable.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.publication.PublicRecords;

/**
 * Keeps the index at the records' present state. What an act says is not looked at, only which record it may have
 * changed, so acts may come twice and late. Each node follows for its own index, which keeps the position with its
 * commits.
 */
@ApplicationScoped
public class SearchFollower implements Follower {
    /** The acts after which words may be public no more: something was hidden or taken back. */
    private static final Set<String> FORGETTING =
            Set.of("record.published", "record.removed", "translation.removed", "translation.reviewed");
    /**
     * The acts on tickets after which a public record may have another status or other agencies. {@code ticket.opened}
     * is not among them: a ticket is opened with its submission, which is not public then, or by a transfer, which says
     * so itself.
     */
    private static final Set<String> TICKET_ACTS = Set.of(
            "ticket.transferred",
            "ticket.answered",
            "ticket.closed",
            "ticket.left-out",
            "ticket.reopened",
            "translation.reviewed");

    @Inject
    SearchIndex index;

    @Inject
    PublicRecords records;

    @Inject
    PublicSource source;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public boolean local() {
        return true;
    }

    @Override
    public long position() {
        return index.position();
    }

    @Override
    public boolean whole() {
        return index.state().complete();
    }

    @Override
    public void follow(List<Act> acts) {
        Set<String> changed = new LinkedHashSet<>();
        Set<String> tickets = new LinkedHashSet<>();
        Set<String> submissions = new LinkedHashSet<>();
        for (Act act : acts) {
            if ((act.act().startsWith("record.")
                            || act.act().equals("translation.reviewed")
                            || act.act().equals("translation.removed"))
                    && act.kind().equals("record")) {
                changed.add(act.id());
            } else if (act.act().equals("campaign.merged")) {
                changed.addAll(records.ofGroup(act.id()));
            } else if (TICKET_ACTS.contains(act.act())) {
                tickets.add(act.id());
            } else if (act.act().equals("submission.consented")) {
                submissions.add(act.id()); // Its writer may have left an agency out whose part had ended before.
            }
        }
        // A ticket whose submission is not public (any more) leads nowhere: record.removed has named the record itself.
        changed.addAll(records.ofTickets(tickets));
        changed.addAll(records.ofSubmissions(submissions));
        List<IndexEntry> present = source.find(changed);
        present.forEach(entry -> changed.remove(entry.id()));
        index.update(present, changed, acts.getLast().position());
        if (acts.stream().anyMatch(act -> FORGETTING.contains(act.act()))) {
            index.forget();
        }
    }
}
