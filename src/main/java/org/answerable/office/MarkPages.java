package org.answerable.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.answerable.platform.Refusal;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The mark of the office, for every page. */
@Path("/mark.png")
@RequestScoped
public class MarkPages {
    @Inject
    OfficeKeeping keeping;

    /** Its address changes when it does. */
    @GET
    @Produces("image/png")
    @Operation(hidden = true)
    public Response mark() {
        byte[] mark = keeping.mark().orElseThrow(Refusal.NotFound::new);
        return Response.ok(mark, "image/png")
                .header("Cache-Control", "public, max-age=86400")
                .build();
    }
}
