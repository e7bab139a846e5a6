package org.answerable.publication;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.publication.CampaignView.Count;
import org.answerable.publication.CampaignView.Other;
import org.answerable.web.DrawnText;

/** Reads what public records of a group say, and in what they differ: from {@link PublicRecord} alone. */
@UseCase
public class CampaignReading {
    /** So many are shown beside the sample. */
    private static final int SHOWN = 20;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    PublicRecords records;

    @Inject
    Directory directory;

    /**
     * The page of a group.
     *
     * @throws Refusal.NotFound where there is none, or too few of it are public
     */
    @Transactional
    @Needs(Right.PUBLIC)
    public CampaignView read(String code, Language reader) {
        PublicCampaigns.Campaign campaign = campaigns.find(code).orElseThrow(Refusal.NotFound::new);
        List<PublicRecord> found =
                List.copyOf(records.find(campaigns.members(code, SHOWN + 1)).values());
        if (found.isEmpty()) {
            throw new Refusal.NotFound();
        }
        PublicRecord sample = found.getFirst();
        List<Other> others = found.stream()
                .skip(1)
                .map(r -> new Other(
                        r.id(),
                        new Language(r.language()),
                        r.submittedOn(),
                        directory.countyName(r.county()),
                        Differing.of(sample.text(), r.text())))
                .toList();
        return new CampaignView(
                campaign.id(),
                campaign.count(),
                campaign.receipts(),
                sample.id(),
                sample.submittedOn(),
                DrawnText.of(sample.barred(), new Language(sample.language())),
                counts(CampaignCounts.apart(campaigns.counties(code), campaign.count()), directory::countyName),
                counts(
                        CampaignCounts.beside(campaigns.topics(code), campaign.count()),
                        slug -> directory.topicName(slug, reader)),
                others);
    }

    private static List<Count> counts(Map<String, Long> counted, UnaryOperator<String> name) {
        List<Count> counts = new ArrayList<>();
        counted.forEach((value, count) -> counts.add(new Count(name.apply(value), count)));
        return counts;
    }
}
