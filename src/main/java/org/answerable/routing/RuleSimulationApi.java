package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.platform.Refusal;
import org.answerable.routing.DirectoryFileApi.FileRule;
import org.answerable.routing.RuleSimulating.Progress;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a draft of the rules would have changed, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class RuleSimulationApi {
    @Inject
    RuleSimulating simulating;

    @Inject
    Caller caller;

    /** A draft. */
    @Schema(
            name = "RuleSimulation",
            example = "{\"rules\": [{\"id\": \"jails\", \"agency\": \"coordinating-office\", \"role\": \"lead\","
                    + " \"priority\": 10, \"when\": {\"topics\": [\"detention\"]}}], \"last\": 500}")
    public record Draft(
            @Schema(required = true) List<FileRule> rules,

            @Schema(
                    description = "Over how many of the last submissions, 1 to 5,000; 500 where absent",
                    example = "500")
            Integer last) {}

    /** A job that has begun. */
    @Schema(name = "SimulationJob", example = "{\"job\": \"3n8pq4xw9c3d\"}")
    public record Begun(String job) {}

    @POST
    @Path("/desk/rules/simulate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a draft of all rules would have changed",
            description = "In the background; the job says how far it has come. Nothing is changed. If-Match names the "
                    + "directory that was read: 412 where it has changed since; without it the draft stands beside the "
                    + "rules as they are.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Draft.class)))
    @APIResponseSchema(value = Begun.class, responseCode = "202", responseDescription = "The job")
    public Response begin(
            @Parameter(
                            description = "The ETag of the directory from which the draft began",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam("If-Match")
                    String seen,
            byte[] body) {
        caller.with(Right.EDIT_DIRECTORY);
        Map<String, ?> sent = JsonInput.whole(body, Draft.class);
        sent.keySet().stream()
                .filter(field -> !List.of("rules", "last").contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new Refusal.Malformed("/" + field, "platform.fault.unknown-field", field);
                });
        if (!(sent.get("rules") instanceof List<?> rules)) {
            throw new Refusal.Invalid("/rules", "platform.fault.type-list");
        }
        return Response.accepted(new Begun(simulating.beginSeen(rules, last(sent.get("last")), seen)))
                .build();
    }

    private static int last(Object sent) {
        return switch (sent) {
            case null -> RuleSimulating.USUAL;
            case BigDecimal number
            when number.stripTrailingZeros().scale() <= 0
                    && number.abs().compareTo(BigDecimal.valueOf(1_000_000)) < 0 -> number.intValueExact();
            default -> throw new Refusal.Malformed("/last", "platform.fault.type-number");
        };
    }

    /** What was put into force. */
    @Schema(name = "RulesApplied")
    public record Applied(List<DirectoryChange> changes) {}

    @POST
    @Path("/desk/rules/simulations/{job}/apply")
    @Operation(
            summary = "Put a draft of all rules into force that was run",
            description =
                    "Refused (409) where the rules have changed since the run, it has not ended, or the draft changes "
                            + "nothing.")
    @APIResponse(responseCode = "200", description = "What changed")
    public Applied apply(@Parameter(description = "Of the answer that began it") @PathParam("job") String job) {
        return new Applied(simulating.putIntoForce(job));
    }

    @GET
    @Path("/desk/jobs/{job}")
    @Operation(
            summary = "How far a simulation of rules has come, and what its draft would change",
            description =
                    "Samples of words are there for whoever may read all tickets. A run that a restart ended has failed.")
    @APIResponse(responseCode = "200", description = "How far it has come, and what came of it")
    public Progress job(@Parameter(description = "Of the answer that began it") @PathParam("job") String job) {
        return simulating.progress(job);
    }
}
