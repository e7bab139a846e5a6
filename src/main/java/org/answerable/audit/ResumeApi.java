package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.GivenReason;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Going on after an older backup was put in place, for programs of administrators. */
@Path("/api/v1/desk/journal")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journal")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class ResumeApi {
    @Inject
    Resuming resuming;

    @GET
    @Operation(summary = "Which heads of the journal this node has seen and misses, and where an administrator went on")
    @APIResponse(responseCode = "200", description = "What was seen and is missing")
    public Resuming.JournalState state() throws Exception {
        return resuming.state();
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Go on although the journal is not the one that was seen: {reason}")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = GivenReason.class)))
    @APIResponse(responseCode = "200", description = "What was seen and is missing")
    public Resuming.JournalState resume(byte[] body) throws Exception {
        JsonInput json = JsonInput.of(body == null ? new byte[0] : body, GivenReason.class);
        String reason = json.text("reason");
        json.done();
        return resuming.resume(reason);
    }
}
