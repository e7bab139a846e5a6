package org.answerable.search.opensearch;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.answerable.platform.upkeep.DoctorsLook;

/** Whether the OpenSearch that {@code SEARCH_URL} names answers, takes this server in, and is one that will do. */
public final class OpenSearchLook implements DoctorsLook {
    private static final int LEAST = 3;

    @Override
    public void look(Function<String, Optional<String>> variables, Consumer<String> good, Consumer<String> wrong) {
        if (variables.apply("SEARCH_URL").isEmpty()) {
            return;
        }
        try (OpenSearchClient client = new OpenSearchClient(Access.of(variables))) {
            OpenSearchClient.Answer answer = client.get("");
            if (!answer.isGood()) {
                wrong.accept(
                        answer.status() == 401 || answer.status() == 403
                                ? "OpenSearch does not let this server in: SEARCH_USER and SEARCH_PASSWORD, or SEARCH_API_KEY"
                                : "OpenSearch answers " + answer.status() + " at SEARCH_URL");
                return;
            }
            JsonObject version = answer.body().getJsonObject("version");
            String number = version == null ? "" : version.getString("number", "");
            if (version == null
                    || !version.getString("distribution", "").equals("opensearch")
                    || !number.matches("\\d{1,4}\\..*")
                    || Integer.parseInt(number.substring(0, number.indexOf('.'))) < LEAST) {
                wrong.accept("at SEARCH_URL is no OpenSearch of version " + LEAST + " or newer");
            } else if (client.get("_cluster/health")
                    .body()
                    .getString("status", "")
                    .equals("red")) {
                wrong.accept("OpenSearch " + number + " answers, and some of its indices are red");
            } else {
                good.accept("OpenSearch " + number + " answers");
            }
        } catch (IOException e) {
            wrong.accept(
                    "OpenSearch does not answer at SEARCH_URL; the server starts without, and refuses searches until it"
                            + " does");
        } catch (IllegalArgumentException e) {
            wrong.accept(e.getMessage());
        }
    }
}
