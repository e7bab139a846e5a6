package org.answerable.publication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.answerable.web.Cached;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Public records that say nearly the same, as a page. */
@Path("/campaigns")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CampaignPages {
    @Inject
    CampaignReading reading;

    @Inject
    Reader reader;

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response one(@PathParam("id") String id, @Context Request request) {
        return Cached.page(request, reading.read(id, reader.language()), reader.language());
    }
}
