package org.answerable.translation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.answerable.platform.Refusal;
import org.answerable.web.Reader;
import org.answerable.web.TakesAnyPost;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The button below a public record, a meeting or a promise. It carries no token: a public page sets no cookie, so there
 * is nobody in whose name a forged post could act, and what it does is bounded by the limit of tries.
 */
@Path("/{kind: records|commitments|town-halls}/{id}/translations")
@RequestScoped
public class AskingPages {
    @Inject
    AskingForTranslation asking;

    @Inject
    Reader reader;

    @POST
    @Operation(hidden = true)
    @TakesAnyPost("A public page sets no cookie, so there is nobody in whose name a forged post could act.")
    public Response ask(@PathParam("kind") String kind, @PathParam("id") String id) {
        try {
            askFor(kind, id);
        } catch (Refusal refused) {
            throw refused;
        } catch (RuntimeException twoInOneInstant) {
            askFor(kind, id); // The other one's passage is there now.
        }
        return Response.seeOther(
                        URI.create("/" + reader.language().tag() + "/" + kind + "/" + id + "?asked=true#translation"))
                .build();
    }

    private void askFor(String kind, String id) {
        switch (kind) {
            case "records" -> asking.ask(id, reader.language());
            case "commitments" -> asking.askForPromise(id, reader.language());
            default -> asking.askForMeeting(id, reader.language());
        }
    }
}
