package org.answerable.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.answerable.Production;

/**
 * How long what ships takes to start: the minified server of {@code target/answerable-server.zip}, unpacked, with keys
 * of its own and without the demonstration, as the unit starts it: from the start of the process to
 * {@code /health/ready} and to the first page, in seconds of the clock, and the seconds of processors that it took
 * until then, which a busy machine lengthens less.
 */
final class Starts implements AutoCloseable {
    private static final int FIRST = 3;
    private static final int LATER = 5;
    private static final int PATIENCE = 300;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Table table;
    private final Path folder;
    private final Map<String, String> environment;
    private final int port;
    private final int tlsPort;
    private Process process;

    private record Start(double ready, double page, double processor) {}

    /** @param folder an empty one */
    Starts(Table table, Path folder) throws Exception {
        this.table = table;
        this.folder = folder;
        environment = Production.environment(Map.of());
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = one.getLocalPort();
            tlsPort = two.getLocalPort();
        }
    }

    void run() throws Exception {
        Path zip = Path.of("target/answerable-server.zip");
        unpack(zip, folder.resolve("installed"));
        table.bounded("what ships, packed", Files.size(zip) / 1e6, "MB", "", 150);
        List<Start> first = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            first.add(start("first" + i, "first" + i));
            stop();
        }
        row("a first start, empty H2 database", first);
        String last = "first" + (FIRST - 1);
        List<Start> later = new ArrayList<>();
        for (int i = 0; i < LATER; i++) {
            later.add(start(last, last));
            stop();
        }
        row("a later start", later);
        List<Start> installed = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            installed.add(start(last, "installed" + i));
            stop();
        }
        row("a first start on a database that is there", installed);
        start(last, last);
        close();
        row("a start after a kill", List.of(start(last, last)));
        stop();
    }

    private void row(String what, List<Start> starts) {
        table.bounded(
                what + ", to ready",
                median(starts.stream().map(Start::ready).toList()),
                "s",
                String.format(
                        "median of %d (%s); first page %s; processors %s",
                        starts.size(),
                        String.join(
                                ", ",
                                starts.stream()
                                        .map(start -> Table.figure(start.ready()))
                                        .toList()),
                        Table.figure(median(starts.stream().map(Start::page).toList())),
                        Table.figure(
                                median(starts.stream().map(Start::processor).toList()))),
                10);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Start start(String data, String output) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", folder.resolve("installed/wlp/bin/server").toString(), "run", "defaultServer")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("WLP_") || name.startsWith("JVM_") || name.equals("MAVEN_OPTS"));
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "DATA_DIR",
                        Files.createDirectories(folder.resolve("data-" + data)).toString(),
                        "WLP_OUTPUT_DIR",
                        Files.createDirectories(folder.resolve("output-" + output))
                                .toString(),
                        "WLP_SKIP_BOOTSTRAP_AGENT",
                        "1",
                        "JVM_ARGS",
                        "-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=classes.jsa",
                        "HTTP_PORT",
                        Integer.toString(port),
                        "HTTPS_PORT",
                        Integer.toString(tlsPort),
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        long begun = System.nanoTime();
        process = builder.start();
        await(begun, "/health/ready");
        double ready = (System.nanoTime() - begun) / 1e9;
        double processor =
                process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        await(begun, "/en/");
        return new Start(ready, (System.nanoTime() - begun) / 1e9, processor);
    }

    private void await(long begun, String path) throws IOException, InterruptedException {
        while (status(path) != 200) {
            if (!process.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE)) {
                throw new IllegalStateException(
                        "it did not start; see " + Files.readString(folder.resolve("console.log")));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // Another process: there is no event to wait for.
        }
    }

    private int status(String path) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** A clean stop, which writes the archive of classes where there is none. */
    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            close();
            throw new IllegalStateException("it did not stop");
        }
    }

    /** Kills what still runs. */
    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            List<ProcessHandle> all = process.descendants().toList();
            process.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
            all.forEach(handle -> handle.onExit().join());
        }
    }

    private static void unpack(Path zip, Path to) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().toList()) {
                Path at = to.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(at);
                } else {
                    Files.createDirectories(at.getParent());
                    try (InputStream in = file.getInputStream(entry)) {
                        Files.copy(in, at);
                    }
                }
            }
        }
    }
}
