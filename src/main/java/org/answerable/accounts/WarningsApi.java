package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How one is told of deadlines oneself, for programs. */
@Path("/api/v1/desk/account/warnings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class WarningsApi {
    @Inject
    ChoosingWarnings choosing;

    @Inject
    Caller caller;

    /** What somebody chooses. */
    @Schema(name = "NewWarningChoice", example = "{\"delivery\": \"at-once\"}")
    public record Choice(
            @Schema(
                    required = true,
                    enumeration = {"digest", "at-once"})
            String delivery) {}

    @GET
    @Operation(summary = "How the caller is told of deadlines")
    @APIResponse(responseCode = "200", description = "As it is chosen now")
    public ChoosingWarnings.Chosen show() {
        return choosing.present();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say how the caller is told of deadlines",
            description = "digest: in one mail on the morning of a working day; at-once: within minutes.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Choice.class)))
    @APIResponse(responseCode = "200", description = "As it is chosen then")
    public ChoosingWarnings.Chosen choose(byte[] body) {
        caller.with(Right.USE_DESK);
        JsonInput json = JsonInput.of(body, Choice.class);
        String delivery = json.required("delivery");
        json.done();
        choosing.choose(delivery);
        return choosing.present();
    }
}
