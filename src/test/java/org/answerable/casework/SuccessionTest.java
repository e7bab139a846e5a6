package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.ComplaintRoute;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static AgencyEntry agency(String slug, boolean active, String successor) {
        return new AgencyEntry(
                slug,
                Agency.Level.STATE,
                null,
                20,
                5,
                10,
                null,
                List.of(),
                "wisconsin",
                new TreeSet<>(),
                new TreeSet<>(),
                active,
                successor,
                new TreeSet<>(),
                ComplaintRoute.NOT_CHECKED,
                Map.of());
    }

    @Test
    void the_work_goes_to_the_first_successor_that_is_active_else_to_the_office() {
        AgencyEntry old = agency("old", false, "middle");
        Map<String, AgencyEntry> agencies =
                Map.of("old", old, "middle", agency("middle", false, "new"), "new", agency("new", true, null));
        assertThat(Succession.heir(old, agencies)).isEqualTo("new");
        assertThat(Succession.heir(agency("alone", false, null), agencies)).isEqualTo(Identity.OFFICE);
        assertThat(Succession.heir(agency("lost", false, "nobody"), agencies)).isEqualTo(Identity.OFFICE);
    }
}
