package org.answerable.publication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.answerable.web.Cached;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Public records as pages. */
@Path("/records")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class RecordPages {
    @Inject
    RecordPage page;

    @Inject
    Reader reader;

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Response one(@PathParam("id") String id, @QueryParam("asked") String asked, @Context Request request) {
        return Cached.page(request, page.read(id, reader.language(), "true".equals(asked)), reader.language());
    }
}
