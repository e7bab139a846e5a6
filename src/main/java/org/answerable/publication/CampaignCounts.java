package org.answerable.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import org.answerable.campaigns.Campaigns;

/** Counts of parts of a group that tell of no few, neither by themselves nor by what is left of the whole. */
final class CampaignCounts {
    private CampaignCounts() {}

    /**
     * Of parts of which each record is in one at most.
     *
     * @param counts the largest first, none below {@link Campaigns#LEAST}
     * @param all how many records there are
     */
    static Map<String, Long> apart(Map<String, Long> counts, long all) {
        Map<String, Long> told = new LinkedHashMap<>(counts);
        while (!told.isEmpty()
                && few(all - told.values().stream().mapToLong(n -> n).sum())) {
            String smallest = null;
            for (String part : told.keySet()) {
                smallest = part;
            }
            told.remove(smallest);
        }
        return told;
    }

    /** Of parts of which a record may be in several. */
    static Map<String, Long> beside(Map<String, Long> counts, long all) {
        Map<String, Long> told = new LinkedHashMap<>(counts);
        told.values().removeIf(count -> few(all - count));
        return told;
    }

    /** Of one part; {@code null} where it is none, or it or the rest is of few. */
    static Long part(long count, long all) {
        return count < Campaigns.LEAST || few(all - count) ? null : Long.valueOf(count);
    }

    private static boolean few(long count) {
        return count > 0 && count < Campaigns.LEAST;
    }
}
