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
    void one_part_is_not_counted_where_it_or_the_rest_is_one_or_two() {
        assertThat(CampaignCounts.part(5, 5)).isEqualTo(5);
        assertThat(CampaignCounts.part(5, 8)).isEqualTo(5);
        assertThat(CampaignCounts.part(5, 7)).isNull();
        assertThat(CampaignCounts.part(2, 8)).isNull();
        assertThat(CampaignCounts.part(0, 8)).isNull();
    }

    @Test
    void a_topic_is_not_counted_where_those_without_it_would_be_one_or_two() {
        assertThat(CampaignCounts.beside(counts("stops", 5, "data", 4, "detention", 3), 5))
                .containsOnlyKeys("stops");
        assertThat(CampaignCounts.beside(counts("stops", 5, "data", 4), 8)).containsOnlyKeys("stops", "data");
    }
}
