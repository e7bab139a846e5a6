package org.answerable.campaigns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.crypto.Keys;

/** What other features may have of the groups, within their own use cases and followers. */
@ApplicationScoped
public class Campaigns {
    /** A group of fewer public records is not shown. */
    public static final int LEAST = 3;

    @Inject
    JtaTransactions transactions;

    @Inject
    Keys keys;

    @Inject
    CampaignRows rows;

    /**
     * Puts a text, or what it is now, into the group it belongs to; twice is once.
     *
     * @return whether it made one group of two, so that others are in another group as well
     */
    public boolean put(Space space, String subject, String text) throws Exception {
        return grouping().put(space, subject, text);
    }

    /** Forgets a text: no sketch of it remains. */
    public void forget(Space space, String subject) throws Exception {
        grouping().remove(space, subject);
    }

    private Grouping grouping() {
        return new Grouping(transactions, Pieces.of(keys));
    }

    /** Whether two texts are in one group. */
    public boolean areAlike(Space space, String one, String other) {
        return of(space, one)
                .filter(group -> of(space, other).equals(Optional.of(group)))
                .isPresent();
    }

    /** The group that a text is in; it may be alone in it. */
    public Optional<String> of(Space space, String subject) {
        return rows.of(space, subject);
    }
}
