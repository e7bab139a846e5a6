package org.answerable.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.answerable.RunningServer;

/** The time of day of one node's machine, which is set while it serves ({@code src/test/c/clock.c}); on Linux. */
final class SetClock {
    private final Path off;

    /** From its next start on, the node has it. */
    SetClock(Path folder, RunningServer node) throws IOException, InterruptedException {
        off = folder.resolve("clock-off");
        setBy(Duration.ZERO);
        Path library = folder.resolve("clock.so");
        Process compiler = new ProcessBuilder(
                        "cc", "-O2", "-shared", "-fPIC", "-o", library.toString(), "src/test/c/clock.c")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
        node.with("LD_PRELOAD", library.toString()).with("CLOCK_OFF", off.toString());
    }

    /** From now on the clock is off by that, in whole seconds. */
    void setBy(Duration by) throws IOException {
        Files.write(
                off,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putLong(by.toSeconds())
                        .array(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
    }
}
