package org.answerable.publication;

import java.time.LocalDate;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.web.DrawnText;
import org.answerable.web.View;

/**
 * The page of public records that say nearly the same.
 *
 * @param count how many there are
 * @param receipts how many were sent by whoever wrote them, each under a receipt; {@code null} where that would tell of
 *     few
 * @param first the day on which the sample was sent in
 * @param counties how many from each, where there are enough
 * @param others some of them, in what they differ
 */
public record CampaignView(
        String id,
        long count,
        Long receipts,
        String sample,
        LocalDate first,
        DrawnText words,
        List<Count> counties,
        List<Count> topics,
        List<Other> others)
        implements View {
    /** How many of it there are. */
    public record Count(String name, long count) {}

    /** One of the records. */
    public record Other(String id, Language language, LocalDate day, String county, List<Differing.Part> parts) {}
}
