package org.answerable.publication;

import static org.answerable.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.answerable.RunningServer;
import org.answerable.SmokeIT;
import org.answerable.Visitor;
import org.answerable.Visitor.Reply;
import org.answerable.search.opensearch.OpenSearchNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same with the index in a real OpenSearch, and the walk of {@code script/smoke}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisibilityOnOpenSearchIT extends VisibilityIT {
    private RunningServer onOpenSearch;

    @Override
    protected RunningServer server() {
        onOpenSearch = RunningServer.start(
                Map.of("SEARCH_URL", OpenSearchNode.shared().url(), "SEARCH_INDEX_PREFIX", "visibility"));
        return onOpenSearch;
    }

    @AfterAll
    void stop() {
        if (onOpenSearch != null) {
            onOpenSearch.stop();
        }
    }

    @Test
    void the_main_job_works() throws Exception {
        SmokeIT.walk(onOpenSearch);
    }

    @Test
    void a_server_starts_where_no_opensearch_answers_and_says_so() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        try (RunningServer alone = RunningServer.prepare(Map.of("SEARCH_URL", "http://127.0.0.1:" + nobody))) {
            alone.launch();
            alone.awaitLog("the search index does not answer");
            Visitor reader = new Visitor(alone.base());
            eventually("it serves").until(() -> reader.get("/health/live").status() == 200);
            Reply search = eventually("the API refuses a search as unavailable")
                    .until(() -> reader.get("/api/v1/search?q=bus"), reply -> reply.status() == 503);
            assertThat(search.body()).contains("\"status\":503");
            Reply page = reader.get("/es/search?q=bus");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("lang=\"es\"");
            assertThat(reader.get("/en/share").status()).isEqualTo(200);
        }
    }
}
