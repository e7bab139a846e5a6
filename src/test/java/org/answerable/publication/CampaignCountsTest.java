package org.answerable.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted of a group tells of no one or two, by subtraction neither. */
class CampaignCountsTest {
    private static Map<String, Long> counts(Object... pairs) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            counts.put((String) pairs[i], ((Number) pairs[i + 1]).longValue());
        }
        return counts;
    }

    @Test
    void a_county_is_not_counted_where_the_others_would_be_one_or_two() {
        assertThat(CampaignCounts.apart(counts("Dane", 4, "Brown", 3), 7)).hasSize(2);
        assertThat(CampaignCounts.apart(counts("Dane", 4, "Brown", 3), 10)).hasSize(2);
        assertThat(CampaignCounts.apart(counts("Dane", 4, "Brown", 3), 8)).containsOnlyKeys("Dane");
        assertThat(CampaignCounts.apart(counts("Dane", 4), 5)).isEmpty();
    }

    @Test
    void a_topic_is_not_counted_where_those_without_it_would_be_one_or_two() {
        assertThat(CampaignCounts.beside(counts("stops", 5, "data", 4, "detention", 3), 5))
                .containsOnlyKeys("stops");
        assertThat(CampaignCounts.beside(counts("stops", 5, "data", 4), 8)).containsOnlyKeys("stops", "data");
    }
}
