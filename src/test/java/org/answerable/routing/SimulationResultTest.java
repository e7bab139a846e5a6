package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.answerable.routing.SimulationResult.Row;
import org.answerable.routing.SimulationResult.Share;
import org.answerable.routing.SimulationResult.Stored;
import org.junit.jupiter.api.Test;

class SimulationResultTest {
    private static Assignment lead(String agency) {
        return new Assignment(agency, true, List.of());
    }

    private static Assignment support(String agency) {
        return new Assignment(agency, false, List.of());
    }

    @Test
    void what_would_go_elsewhere_is_counted_by_where_from_and_where_to() {
        SimulationResult result = new SimulationResult();
        for (int i = 0; i < 7; i++) {
            result.add("s" + i, List.of(lead("ice")), List.of(lead("cbp")));
        }
        result.add("same", List.of(lead("ice"), support("doj")), List.of(lead("ice"), support("doj")));
        result.add("led", List.of(lead("ice"), support("doj")), List.of(lead("doj"), support("ice")));
        Stored stored = Stored.read(result.write());
        assertThat(stored.same()).isEqualTo(1);
        assertThat(stored.changed()).isEqualTo(8);
        assertThat(stored.rows())
                .containsExactly(
                        new Row(List.of("ice"), List.of("cbp"), 7, List.of("s0", "s1", "s2", "s3", "s4")),
                        new Row(List.of("ice", "doj"), List.of("doj", "ice"), 1, List.of("led")));
        assertThat(stored.agencies())
                .containsExactly(new Share("cbp", 0, 7), new Share("doj", 2, 2), new Share("ice", 9, 2));
    }
}
