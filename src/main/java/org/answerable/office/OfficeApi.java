package org.answerable.office;

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
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The office, and what is missing before it can work, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Office")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class OfficeApi {
    @Inject
    OfficeKeeping keeping;

    @Inject
    SetUp setUp;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Path("/desk/office")
    @Operation(summary = "What the office says of itself")
    @APIResponse(responseCode = "200", description = "Empty texts where nobody has said anything yet")
    public Described office() {
        return keeping.present();
    }

    @PUT
    @Path("/desk/office")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say what the office is")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Described.class)))
    @APIResponse(responseCode = "200", description = "As it is then")
    public Described describe(byte[] body) {
        caller.with(Right.EDIT_OFFICE);
        JsonInput json = JsonInput.of(body, Described.class);
        Described said = new Described(
                json.text("name"),
                json.text("runBy"),
                json.text("contact"),
                json.text("securityContact"),
                json.text("sender"));
        json.done();
        return keeping.describe(said);
    }

    @GET
    @Path("/desk/set-up")
    @Operation(summary = "What is done and what is missing before the office can work")
    @APIResponse(responseCode = "200", description = "All steps, in their order")
    public Items<SetUp.Step> steps() {
        return new Items<>(setUp.steps(reader.language()), null);
    }
}
