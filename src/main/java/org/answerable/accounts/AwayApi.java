package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
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

/** What somebody says of themselves to colleagues, for programs such as an office's calendar. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class AwayApi {
    @Inject
    TakingLeave leave;

    @Inject
    Caller caller;

    /** Days away. */
    @Schema(
            name = "Leave",
            example = "{\"from\": \"2026-07-01\", \"until\": \"2026-07-14\", \"deputy\": \"kim@agency.example\"}")
    public record Days(
            @Schema(required = true, description = "The first day, in Wisconsin", example = "2026-07-01")
            LocalDate from,

            @Schema(required = true, description = "The last day", example = "2026-07-14")
            LocalDate until,

            @Schema(
                    nullable = true,
                    description = "Who stands in: an account, shown to colleagues; it gets no rights by that",
                    example = "kim@agency.example")
            String deputy) {}

    /** What is said now. */
    @Schema(name = "Away")
    public record Away(
            @Schema(nullable = true, description = "Null where the caller is not away and will not be")
            Days leave,

            List<String> languages) {}

    /** The languages that somebody works in. */
    @Schema(name = "SpokenLanguages", example = "{\"languages\": [\"en\", \"es\"]}")
    public record Spoken(@Schema(required = true) List<String> languages) {}

    @GET
    @Path("/desk/account/away")
    @Operation(summary = "When the caller is away, and in which languages they work")
    @APIResponse(responseCode = "200", description = "As it is said now")
    public Away show() {
        return said();
    }

    @PUT
    @Path("/desk/account/away")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say when the caller is away; it takes the place of what was said before")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Days.class)))
    @APIResponse(responseCode = "200", description = "As it is said then")
    public Away enter(byte[] body) {
        caller.with(Right.USE_DESK);
        JsonInput json = JsonInput.of(body, Days.class);
        LocalDate from = json.day("from");
        LocalDate until = json.day("until");
        String deputy = json.text("deputy");
        json.done();
        leave.enter(from, until, deputy);
        return said();
    }

    @DELETE
    @Path("/desk/account/away")
    @Operation(summary = "End the leave: the caller is there")
    @APIResponse(responseCode = "204", description = "Nothing is said any more")
    public void end() {
        leave.end();
    }

    @PUT
    @Path("/desk/account/languages")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say in which languages the caller works")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Spoken.class)))
    @APIResponse(responseCode = "200", description = "As it is said then")
    public Away speak(byte[] body) {
        caller.with(Right.USE_DESK);
        JsonInput json = JsonInput.of(body, Spoken.class);
        List<String> languages = json.texts("languages");
        json.done();
        leave.speak(new LinkedHashSet<>(languages));
        return said();
    }

    private Away said() {
        TakingLeave.Said said = leave.present();
        TakingLeave.Away away = said.leave();
        return new Away(
                away == null ? null : new Days(away.from(), away.until(), away.deputy()),
                said.languages().stream().sorted().toList());
    }
}
