package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.web.JsonInput;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Going on after an older backup was put in place, for programs of administrators. */
@Path("/api/v1/desk/journal")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResumeApi {
    @Inject
    Resuming resuming;

    @GET
    @Operation(summary = "Which heads of the journal this node has seen and misses, and where an administrator went on")
    public Resuming.State state() throws Exception {
        return resuming.state();
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Go on although the journal is not the one that was seen: {reason}")
    public Resuming.State resume(byte[] body) throws Exception {
        JsonInput json = JsonInput.of(body == null ? new byte[0] : body);
        String reason = json.text("reason");
        json.done();
        return resuming.resume(reason);
    }
}
