package org.answerable.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A script of {@code script/}, run as an operator runs it: by its name, with nothing but the variables that are given.
 */
public final class Script {
    /**
     * These processes end before an optimising compiler or a collector beside them would be worth what they take. The
     * launcher says that it was told so.
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private Script() {}

    /** How it ended, and what it said on both outputs. */
    public record Result(int status, String said) {}

    public static Result run(Map<String, String> environment, String name, String... arguments) {
        List<String> command = new ArrayList<>(List.of("script/" + name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> given = builder.environment();
        given.keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        given.put("JAVA_HOME", System.getProperty("java.home"));
        given.put("JDK_JAVA_OPTIONS", QUICK);
        given.putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("NOTE: Picked up JDK_JAVA_OPTIONS: " + QUICK + "\n", "");
            return new Result(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
