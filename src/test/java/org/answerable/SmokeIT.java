package org.answerable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The walk of {@code script/smoke}, which knows only the public contract, against a real server. */
public class SmokeIT {
    @Test
    void the_main_job_works_for_a_program_that_knows_only_the_contract() throws Exception {
        walk(RunningServer.shared());
    }

    /** Walks it on this server; {@code TwoNodesIT} does so on PostgreSQL. */
    public static void walk(RunningServer server) throws Exception {
        Process smoke = new ProcessBuilder(
                        "python3", "script/smoke", server.base().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(smoke.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(smoke.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(smoke.exitValue()).as(said).isZero();
        assertThat(said).contains("0 failed");
    }
}
