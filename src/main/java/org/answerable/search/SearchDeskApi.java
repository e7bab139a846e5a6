package org.answerable.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The index, for administrators: how it is, and building it anew. */
@Path("/api/v1/desk/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchDeskApi {
    @Inject
    Search search;

    /** A rebuild that was begun; {@code GET /api/v1/desk/search} tells how it goes. */
    public record Job(String job) {}

    @GET
    public IndexState state() {
        return search.state();
    }

    @POST
    @Path("/rebuild")
    public Response rebuild() {
        return Response.accepted(new Job(search.rebuild())).header("Location", "/api/v1/desk/search").build();
    }
}
