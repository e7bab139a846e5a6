package org.answerable.platform.upkeep;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.answerable.platform.ScriptFault;

/** PostgreSQL's own programs. */
final class Programs {
    private Programs() {}

    /**
     * Runs one to its end.
     *
     * @throws ScriptFault where it is not there, or says that it failed; with its last words
     */
    static void run(Map<String, String> environment, Path folder, String program, List<String> arguments)
            throws IOException, ScriptFault {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(arguments);
        Path said = Files.createTempFile(folder, "said", ".tmp");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException missing) {
            throw new ScriptFault(
                    program + " is missing. It comes with PostgreSQL's client programs; on Debian: apt-get install"
                            + " postgresql-client (of the server's major version or newer)",
                    missing);
        }
        try {
            if (process.waitFor() != 0) {
                String words = Files.readString(said, StandardCharsets.UTF_8).strip();
                throw new ScriptFault(program + " failed: " + words.substring(Math.max(0, words.length() - 1000)));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new ScriptFault(program + " was interrupted", e);
        } finally {
            Files.delete(said);
        }
    }
}
