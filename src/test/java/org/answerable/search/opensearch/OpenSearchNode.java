package org.answerable.search.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/** A real OpenSearch of one node within the JVM of the tests, which all tests of a run share; it ends with that. */
public final class OpenSearchNode {
    static {
        // It is run without its own assertions, as it is delivered: one fails at a word that no text has.
        OpenSearchNode.class.getClassLoader().setPackageAssertionStatus("org.opensearch", false);
    }

    private static OpenSearchNode shared;

    private final OpenSearchRunner runner;
    private final Path folder;
    private final int port;

    private OpenSearchNode() throws IOException {
        folder = Files.createTempDirectory("opensearch-node");
        port = freePort();
        int transport = freePort();
        runner = new OpenSearchRunner();
        runner.onBuild((number, settings) -> {
            settings.put("http.port", String.valueOf(port));
            settings.put("transport.port", String.valueOf(transport));
            settings.put("network.host", "127.0.0.1");
            settings.put("discovery.type", "single-node");
            settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
            settings.put("action.auto_create_index", "true"); // As delivered: what must not be made is tried so.
        });
        runner.build(OpenSearchRunner.newConfigs()
                .clusterName("answerable-tests")
                .numOfNode(1)
                .basePath(folder.toString())
                .disableESLogger());
        runner.ensureYellow();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The node; started when it is first asked for. */
    public static synchronized OpenSearchNode shared() {
        if (shared == null) {
            try {
                OpenSearchNode started = new OpenSearchNode();
                Runtime.getRuntime().addShutdownHook(new Thread(started::end, "opensearch-node-end"));
                shared = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Where it keeps what it is told. */
    public Path data() {
        return folder;
    }

    private void end() {
        try {
            runner.close();
            List<Path> files;
            try (Stream<Path> all = Files.walk(folder)) {
                files = all.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The folder of a test's end stays.
        }
    }
}
