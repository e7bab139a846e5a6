package org.answerable.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import org.answerable.accounts.DraftKeeping;
import org.answerable.intake.Disowned;
import org.answerable.intake.FalseNames;
import org.answerable.intake.Submission;
import org.answerable.intake.Withdrawn;
import org.answerable.journal.Journal;

/** Takes in for moderators that something public was sent in a false name, and what its writer takes back of that. */
@ApplicationScoped
class NamesUsedFalsely implements FalseNames {
    @Inject
    NameClaims claims;

    @Inject
    PublicRecords records;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    DraftKeeping drafts;

    @Inject
    Journal journal;

    @Override
    public Optional<Disowned> find(String id) {
        if (records.find(id).isPresent()) {
            return Optional.of(new Disowned(Disowned.Of.RECORD, id));
        }
        return campaigns.find(id).map(campaign -> new Disowned(Disowned.Of.CAMPAIGN, campaign.id()));
    }

    @Override
    public void said(Submission submission) {
        claims.add(new NameClaim(submission));
        journal.record(
                "claim.made",
                "submission:" + submission.code(),
                submission.disowns().orElseThrow().written());
    }

    void withdrawn(@Observes Withdrawn withdrawn) {
        claims.toChange(withdrawn.submission().id()).ifPresent(claim -> claim.seal(withdrawn));
        drafts.close("/desk/claims/" + withdrawn.submission().code());
    }
}
