package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.answerable.journal.HeadReading;
import org.answerable.platform.Settings;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.web.Cached;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The published heads of the journal, as a page. */
@Path("/journal")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class JournalPages {
    private static final String COMMANDS = """
            curl -s %1$s/api/v1/journal/head > head.json
            curl -s %1$s/api/v1/journal/keys | jq -r '.items[0].pem' > key.pem
            jq -j .statement head.json > statement.txt
            jq -r .signature head.json | base64 -d > signature.bin
            openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in statement.txt -sigfile signature.bin
            """;

    @Inject
    HeadReading heads;

    @Inject
    Reader reader;

    @Inject
    Settings settings;

    /**
     * The page.
     *
     * @param key the present one
     * @param commands what checks the signature, for a shell with curl, jq and OpenSSL 3
     */
    public record JournalView(
            HeadReading.SignedHead head,
            List<HeadReading.SignedHead> latest,
            JournalKeys.VerifyingKey key,
            String commands)
            implements View {
        @Override
        public String template() {
            return "audit/JournalView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public Response show(@Context Request request) throws Exception {
        return Cached.page(
                request,
                new JournalView(
                        heads.present(),
                        heads.latest(),
                        heads.keys().getFirst(),
                        COMMANDS.formatted(settings.publicUrl())),
                reader.language());
    }
}
