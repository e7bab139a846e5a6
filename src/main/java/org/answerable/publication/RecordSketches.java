package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.answerable.campaigns.Campaigns;
import org.answerable.campaigns.Space;
import org.answerable.journal.Act;
import org.answerable.journal.Follower;
import org.answerable.journal.Journal;

/**
 * Groups public records by their public words alone, so that a group tells nothing of what is not public. Which records
 * are in another group since is an act, as each node's index has to hear of it.
 */
@ApplicationScoped
public class RecordSketches implements Follower {
    @Inject
    PublicRecords records;

    @Inject
    Campaigns campaigns;

    @Inject
    PublicCampaigns groups;

    @Inject
    Journal journal;

    @Override
    public String name() {
        return "public-campaigns";
    }

    private void put(String record, String text) throws Exception {
        Optional<String> before = campaigns.of(Space.PUBLIC, record);
        boolean merged = campaigns.put(Space.PUBLIC, record, text);
        Optional<String> now = campaigns.of(Space.PUBLIC, record);
        if (merged) {
            journal.record("campaign.merged", "campaign:" + now.orElseThrow(), "");
        } else if (now.isPresent() && !now.equals(before)) {
            // Whoever is alone in a group is in none that anybody asks for.
            List<String> members = groups.members(now.get(), Campaigns.LEAST);
            if (members.size() == 2) {
                members.forEach(id -> journal.record("record.grouped", "record:" + id, ""));
            } else if (members.size() > 2) {
                journal.record("record.grouped", "record:" + record, "");
            }
        }
    }

    @Override
    public void follow(List<Act> acts) throws Exception {
        for (Act act : acts) {
            if (act.act().equals("record.published") || act.act().equals("record.removed")) {
                Optional<PublicRecord> record = records.find(act.id());
                if (record.isPresent()) {
                    put(act.id(), record.get().text());
                } else {
                    campaigns.forget(Space.PUBLIC, act.id());
                }
            }
        }
    }
}
