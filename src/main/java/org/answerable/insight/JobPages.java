package org.answerable.insight;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the server does by itself, as a page for administrators, with the button that has everything counted anew. */
@Path("/desk/jobs")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class JobPages {
    @Inject
    JobReading reading;

    @Inject
    Recounting recounting;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public JobsView show(@QueryParam("asked") boolean asked) {
        return new JobsView(reading.all(), recounting.state(), asked);
    }

    @POST
    @Path("recount")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response recount() {
        recounting.recount();
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/jobs?asked=true#done"))
                .build();
    }
}
