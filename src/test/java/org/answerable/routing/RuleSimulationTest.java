package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RuleSimulationTest {
    private static final Instant START = Instant.parse("2026-05-04T15:00:00Z");

    @Test
    void a_run_of_which_nobody_speaks_any_more_has_failed() {
        RuleSimulation run = new RuleSimulation("x", 500, START);
        assertThat(run.state(START.plusSeconds(5))).isEqualTo(JobState.WAITING);
        run.comesTo(50, START.plusSeconds(10));
        assertThat(run.state(START.plusSeconds(25))).isEqualTo(JobState.RUNNING);
        assertThat(run.state(START.plusSeconds(31))).isEqualTo(JobState.FAILED);
        run.end(70, "{}", START.plusSeconds(12));
        assertThat(run.state(START.plusSeconds(999))).isEqualTo(JobState.DONE);
        assertThat(run.total()).isEqualTo(70);
    }
}
