package org.answerable.journal;

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
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.platform.http.Cached;
import org.answerable.platform.http.Reader;
import org.answerable.platform.http.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The published heads of the journal, as a page. */
@Path("/journal")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class JournalPages {
    @Inject
    HeadReading heads;
    @Inject
    Reader reader;

    /**
     * The page.
     *
     * @param key the present one
     */
    public record JournalView(HeadReading.SignedHead head, List<HeadReading.SignedHead> latest, JournalKeys.VerifyingKey key) implements View {
        @Override
        public String template() {
            return "journal/JournalView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public Response show(@Context Request request) throws Exception {
        return Cached.page(request, new JournalView(heads.present(), heads.latest(), heads.keys().getFirst()), reader.language());
    }
}
