package org.answerable.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {
    private static final class Turns extends Loop {
        private final CountDownLatch turned = new CountDownLatch(1);

        @Override
        public String what() {
            return "a test";
        }

        @Override
        protected void turn() throws InterruptedException {
            turned.countDown();
            pause(Duration.ofMinutes(1));
        }
    }

    /** The threads of an application that does not start are never begun: it once took two minutes to say so. */
    @Test
    void one_that_never_began_is_not_waited_for_and_does_nothing_when_it_is_begun_later() throws Exception {
        Turns loop = new Turns();
        loop.stop();
        assertThat(loop.awaitEnd(Duration.ofMinutes(10))).isTrue();
        loop.run();
        assertThat(loop.turned.getCount()).isEqualTo(1);
        assertThat(loop.ended()).isTrue();
    }

    @Test
    void one_that_works_is_waited_for() throws Exception {
        Turns loop = new Turns();
        Thread thread = Thread.ofPlatform().start(loop);
        assertThat(loop.turned.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(loop.awaitEnd(Duration.ofMillis(1))).as("not asked to end").isFalse();
        loop.stop();
        assertThat(loop.awaitEnd(Duration.ofMinutes(1))).isTrue();
        thread.join();
    }
}
