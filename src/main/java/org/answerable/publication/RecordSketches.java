package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.answerable.campaigns.Campaigns;
import org.answerable.campaigns.Space;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;

/** Groups public records by their public words alone, so that a group tells nothing of what is not public. */
@ApplicationScoped
public class RecordSketches implements Follower {
    @Inject
    PublicRecords records;

    @Inject
    Campaigns campaigns;

    @Override
    public String name() {
        return "public-campaigns";
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        for (Act act : acts) {
            if (act.act().equals("record.published") || act.act().equals("record.removed")) {
                Optional<PublicRecord> record = records.find(act.id());
                if (record.isPresent()) {
                    campaigns.put(Space.PUBLIC, act.id(), record.get().text());
                } else {
                    campaigns.forget(Space.PUBLIC, act.id());
                }
            }
        }
    }
}
