package org.answerable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real server process for tests: the built Open Liberty of {@code target/liberty}, with ports, data and logs of its
 * own, so that any number of them run side by side. {@code mvn package} must have run.
 *
 * <pre>{@code
 * RunningServer server = RunningServer.shared();                                  // DEMO=true, H2; one for the whole test JVM
 * try (RunningServer own = RunningServer.start(Map.of("DEMO", "false", …))) { own.kill9(); own.restart(); }
 * }</pre>
 *
 * <p>The process belongs to the test JVM: it is killed when that ends. Data and logs lie under {@code target/servers};
 * {@link #close()} removes the data, and the console's log stays.
 */
public final class RunningServer implements AutoCloseable {
    /** How long a start may take; generous, because a loaded machine is slow. */
    public static final Duration START = Duration.ofSeconds(300);

    private static final Path LIBERTY = Path.of("target/liberty/wlp").toAbsolutePath();
    private static final HttpClient POLL =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Path ARCHIVE = Path.of("target/servers/classes.jsa").toAbsolutePath();
    /** The work area of a server that was stopped: which bundles its features need, and how they fit together. */
    private static final Path WORK_AREA = Path.of("target/servers/workarea").toAbsolutePath();
    /** The key of its own that a server makes for TLS, in another process, where it has none. */
    private static final Path KEY = Path.of("target/servers/resources").toAbsolutePath();
    /** The data of a server that was stopped, with the demonstration told. */
    private static final Path TOLD = Path.of("target/servers/told").toAbsolutePath();

    /**
     * A variable for tests alone: with {@code true} a server that is given a database or keys begins with the
     * demonstration told, as one that is given neither does. They must be {@code Databases.told()} and
     * {@code Production.toldKeys()}.
     */
    public static final String BEGINS_TOLD = "BEGINS_TOLD";

    private static final Path STARTS = Path.of("target/servers/starts.txt").toAbsolutePath();
    /** In what {@code /health/live} says: a follower of the journal that is behind. */
    private static final Pattern LAG = Pattern.compile("\"lag\\.[^\"]+\":\\s*[1-9]");
    /**
     * Tests start servers often: without the optimising compiler and, where script/test has made one, with a class
     * archive, that takes a third less. Without that compiler the JVM would make room for less code, and collect all
     * garbage twice in a start for it. What is measured is measured elsewhere, without any of this.
     */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m";

    private static RunningServer shared;

    private final Path home;
    private final Path data;
    private final Map<String, String> environment;
    private final int port;
    private final int tlsPort;
    private final Thread atExit = new Thread(this::kill9);
    private final boolean prepared;
    private boolean untouched;
    private Process process;
    private long launched;

    private RunningServer(Map<String, String> given) {
        try {
            Path servers = Files.createDirectories(Path.of("target/servers").toAbsolutePath());
            home = Files.createTempDirectory(servers, "server");
            data = given.containsKey("DATA_DIR")
                    ? Path.of(given.get("DATA_DIR"))
                    : Files.createDirectories(home.resolve("data"));
            int[] free = freePorts();
            port = free[0];
            tlsPort = free[1];
            configure();
            prepared = !given.containsKey("JVM_ARGS") && told().isPresent();
            if (prepared) {
                copy(WORK_AREA, workArea());
                copy(KEY, workArea().resolveSibling("resources"));
                boolean told = "true".equals(given.get(BEGINS_TOLD))
                        || given.keySet().stream()
                                .noneMatch(Set.of("DATABASE_URL", "DEMO", "SEAL_KEYSET", "HASH_KEYSET")::contains);
                if (told && isEmpty(data)) {
                    copy(TOLD, data);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String archive = Files.exists(ARCHIVE) ? " -XX:SharedArchiveFile=" + ARCHIVE : "";
        environment =
                new HashMap<>(Map.of("DEMO", "true", "WLP_SKIP_BOOTSTRAP_AGENT", "1", "JVM_ARGS", QUICK + archive));
        // A machine that runs tests side by side is overloaded now and then, and no test but that of it should be told
        // so.
        environment.put("REQUESTS_AT_ONCE", "100");
        environment.put("DATABASE_CONNECTIONS", "140");
        environment.putAll(given);
        environment.remove(BEGINS_TOLD);
        environment.putAll(Map.of(
                "DATA_DIR",
                data.toString(),
                "HTTP_PORT",
                Integer.toString(port),
                "HTTPS_PORT",
                Integer.toString(tlsPort),
                "WLP_USER_DIR",
                home.resolve("usr").toString(),
                "WLP_OUTPUT_DIR",
                home.resolve("output").toString(),
                "LOG_DIR",
                home.resolve("logs").toString(),
                "JAVA_HOME",
                System.getProperty("java.home")));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a server once and stops it cleanly, for the class archive and the folders that make all later starts of
     * tests quicker.
     */
    public static void main(String[] none) throws IOException {
        Files.deleteIfExists(ARCHIVE);
        delete(WORK_AREA);
        delete(KEY);
        delete(TOLD);
        try (RunningServer server = prepare(Map.of())) {
            server.with("JVM_ARGS", QUICK + " -XX:ArchiveClassesAtExit=" + ARCHIVE);
            server.launch();
            server.awaitReady();
            server.await(
                    "to have told all of its demonstration",
                    () -> !LAG.matcher(server.health()).find());
            server.stop();
            copy(server.workArea(), WORK_AREA);
            copy(server.workArea().resolveSibling("resources"), KEY);
            copy(server.data, TOLD);
        }
        if (!Files.exists(ARCHIVE)) {
            System.err.println("there is no class archive: the tests will take longer");
        }
    }

    /**
     * The one server of this test JVM: demo data, H2, no limits of tries. Tests that share it must not depend on what
     * others did to it.
     */
    public static synchronized RunningServer shared() {
        if (shared == null) {
            // Without limits: all tests come from one address, and one that sends much must not make another wait.
            RunningServer started = start(Map.of(
                    "RATE_LIMIT_RECEIPTS_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_OPENINGS_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_SUBMISSIONS_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_MESSAGES_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_RECEIPT_MESSAGES_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_SIGN_INS_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_TRANSLATIONS_PER_MINUTE",
                    "0",
                    "RATE_LIMIT_PREVIEWS_PER_MINUTE",
                    "0"));
            shared = started;
        }
        return shared;
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param environment its variables, on top of {@code DEMO=true}; ports and, unless given, {@code DATA_DIR} are
     *     chosen here
     */
    public static RunningServer start(Map<String, String> environment) {
        RunningServer server = prepare(environment);
        server.launch();
        server.awaitReady();
        return server;
    }

    /** The data of a server that was stopped, with the demonstration told on H2; empty where none was made. */
    public static Optional<Path> told() {
        return Stream.of(WORK_AREA, KEY, TOLD).allMatch(Files::exists) ? Optional.of(TOLD) : Optional.empty();
    }

    /** Fills a folder with the data of a demonstration on H2 that has told all and was stopped. */
    public static void tell(Path data) throws IOException {
        if (told().isPresent()) {
            copy(TOLD, data);
        } else {
            try (RunningServer server = start(Map.of("DATA_DIR", data.toString()))) {
                server.stop();
            }
        }
    }

    /** Starts a server that should refuse to be ready: waits until it says so in its log, and stays unready. */
    public static RunningServer startRefused(Map<String, String> environment, String expectedInLog) {
        RunningServer server = prepare(environment);
        server.launch();
        server.awaitLog(expectedInLog);
        return server;
    }

    /** A server with its folder and ports, not started; {@link #launch()} and {@link #awaitReady()} do the rest. */
    public static RunningServer prepare(Map<String, String> environment) {
        if (!Files.isExecutable(LIBERTY.resolve("bin/server"))) {
            throw new IllegalStateException("no server under " + LIBERTY + ": run mvn package first");
        }
        return new RunningServer(environment);
    }

    /** The same of another release, which {@code script/previous} built: its application and configuration. */
    public static RunningServer prepare(Path release, Map<String, String> environment) {
        RunningServer server = prepare(environment).untouched(true);
        Path to = server.home.resolve("usr/servers/defaultServer");
        delete(server.workArea());
        delete(server.workArea().resolveSibling("resources"));
        try {
            copy(release.resolve("liberty-config"), to);
            Files.delete(to.resolve("apps/answerable.war.xml")); // It points at the present application.
            Files.copy(release.resolve("answerable.war"), to.resolve("apps/answerable.war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    /** Starts the process without waiting. */
    public void launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("it runs already");
        }
        if (prepared && !untouched && Files.exists(workArea().resolve(".sRunning"))) {
            // After a kill Liberty throws its work area away and makes it anew, which takes a fifth of the start. This
            // is no data of the product's.
            delete(workArea());
            try {
                copy(WORK_AREA, workArea());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ProcessBuilder builder = new ProcessBuilder(
                        LIBERTY.resolve("bin/server").toString(), "run", "defaultServer")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()));
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("WLP_") || name.startsWith("JVM_") || name.equals("MAVEN_OPTS"));
        builder.environment().putAll(environment);
        launched = System.nanoTime();
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until {@code /health/ready} says UP; fails with the log's tail where the process ends or {@link #START}
     * passes.
     */
    public void awaitReady() {
        await("to be ready", () -> readiness() == 200);
        told(Duration.ofNanos(System.nanoTime() - launched));
    }

    /** How long each start took, for who makes the tests quicker: script/test sums it up. */
    private void told(Duration start) {
        try {
            Files.writeString(
                    STARTS,
                    start.toMillis() / 1000.0 + " " + home.getFileName() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the log holds the text. */
    public void awaitLog(String text) {
        await("to log \"" + text + "\"", () -> log().contains(text));
    }

    /** Waits until {@code /health/ready} answers this status: 503 for a server that listens and does not serve. */
    public void awaitReadiness(int status) {
        await("to answer " + status + " at /health/ready", () -> readiness() == status);
    }

    /** The status of {@code /health/ready}; -1 where nothing listens. */
    public int readiness() {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return POLL.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String health() {
        try {
            return POLL.send(
                            HttpRequest.newBuilder(uri("/health/live"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** By itself, without a library: {@code script/test} runs this class alone. */
    private void await(String what, Condition condition) {
        long deadline = System.nanoTime() + START.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive()) {
                throw new AssertionError(
                        "the server ended with " + process.exitValue() + " instead of coming " + what + "\n" + tail());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "the server did not come " + what + " within " + START.toSeconds() + " s\n" + tail());
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(100)); // Another process: there is no event to wait for.
        }
    }

    /** {@code http://localhost:PORT}, without a slash at the end. */
    public URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** {@code https://localhost:PORT}; the certificate signs itself. */
    public URI tlsBase() {
        return URI.create("https://localhost:" + tlsPort);
    }

    /** An address of this server: {@code uri("/en/share")}. */
    public URI uri(String path) {
        return URI.create(base() + path);
    }

    /** The folder that survives restarts. */
    public Path data() {
        return data;
    }

    /**
     * Every file that the server has written or could have: configuration, work area, logs, data, console, and what it
     * made in the system's temporary folder.
     */
    public List<Path> written() throws IOException {
        List<Path> files = new ArrayList<>(List.of(console()));
        for (Path folder : List.of(home, data, Path.of(System.getProperty("java.io.tmpdir")))) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return !folder.equals(home) && !folder.equals(data) && !inner.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean programs = file.toString().endsWith(".jar")
                            || file.toString().endsWith(".war")
                            || file.toString().endsWith(".jsa");
                    if (attributes.isRegularFile()
                            && !programs
                            && attributes
                                    .lastModifiedTime()
                                    .toInstant()
                                    .isAfter(process.info()
                                            .startInstant()
                                            .orElse(Instant.EPOCH)
                                            .minusSeconds(1))) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files;
    }

    /** Sets or, with {@code null}, unsets a variable for the next launch. */
    public RunningServer with(String variable, String value) {
        if (value == null) {
            environment.remove(variable);
        } else {
            environment.put(variable, value);
        }
        return this;
    }

    /**
     * Whether the next launch finds everything as the last process left it, Liberty's own work area included; else that
     * is as after a clean stop.
     */
    public RunningServer untouched(boolean all) {
        untouched = all;
        return this;
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The process, for measuring. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    /** SIGKILL, as by the operating system: nothing of the server runs any more when this returns. */
    public void kill9() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        ended(Duration.ofSeconds(30));
        all.forEach(handle -> handle.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    }

    /** SIGTERM, as by Ctrl-C: a clean stop, waited for. */
    public void stop() {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        if (!ended(Duration.ofSeconds(120))) {
            kill9();
            throw new AssertionError("the server did not stop within two minutes\n" + tail());
        }
    }

    /** Stops where it still runs, starts anew on the same data and ports, and waits until it is ready. */
    public void restart() {
        stop();
        launch();
        awaitReady();
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Everything the server wrote to its console, over all starts. */
    public String log() {
        try {
            return Files.exists(console()) ? new String(Files.readAllBytes(console()), StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last 80 lines of {@link #log()}, for a failure's message. */
    public String tail() {
        List<String> lines = log().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size())) + "\n(whole log: "
                + console() + ")";
    }

    private Path console() {
        return home.resolveSibling(
                home.getFileName() + ".log"); // Outlives the folder, for whoever looks into a failed test.
    }

    @Override
    public void close() {
        kill9(); // Nobody reads its data any more; how a clean stop goes is seen where a test restarts.
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook does its work.
        }
        delete(home);
    }

    /** The server's configuration, copied: the application itself is only pointed at. */
    private void configure() throws IOException {
        Path to = home.resolve("usr/servers/defaultServer");
        copy(LIBERTY.resolve("usr/servers/defaultServer"), to);
        // A build beside a running test must not reload the application under it.
        Path overrides = Files.createDirectories(to.resolve("configDropins/overrides"));
        Files.writeString(
                overrides.resolve("test.xml"),
                "<server><applicationMonitor updateTrigger=\"disabled\"/><config updateTrigger=\"disabled\"/></server>");
    }

    private Path workArea() {
        return home.resolve("output/defaultServer/workarea");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Copies a folder without what a server that ran in it left for its own run. */
    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                String name = folder.getFileName().toString();
                if (!folder.equals(from)
                        && (name.equals("workarea") || name.equals("logs") || name.equals("tranlog"))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (!name.endsWith(".pid") && !name.equals(".sLock") && !name.equals(".sCommandAuth")) {
                    Files.copy(
                            file,
                            to.resolve(from.relativize(file)),
                            StandardCopyOption.COPY_ATTRIBUTES,
                            StandardCopyOption.REPLACE_EXISTING);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static int[] freePorts() throws IOException {
        // Both open at once, so that they differ.
        try (ServerSocket one = onFreePort();
                ServerSocket two = onFreePort()) {
            return new int[] {one.getLocalPort(), two.getLocalPort()};
        }
    }

    /**
     * On a port below those that connections are given: a server opens its ports after many seconds, and any connection
     * of a test beside it might have one of them by then.
     */
    private static ServerSocket onFreePort() throws IOException {
        while (true) {
            try {
                return new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000));
            } catch (BindException taken) {
                // Another one, then.
            }
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
