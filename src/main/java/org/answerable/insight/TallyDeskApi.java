package org.answerable.insight;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What pages tell in numbers, for administrators: how far it is counted, and counting it anew. */
@Path("/api/v1/desk/tallies")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TallyDeskApi {
    @Inject
    Recounting recounting;

    @GET
    public Recounting.Counting state() {
        return recounting.state();
    }

    /** Begins soon; {@code GET /api/v1/desk/tallies} tells how far it is. */
    @POST
    @Path("/recount")
    public Response recount() {
        recounting.recount();
        return Response.accepted(recounting.state()).header("Location", "/api/v1/desk/tallies").build();
    }
}
