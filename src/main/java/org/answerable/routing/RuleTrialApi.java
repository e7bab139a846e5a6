package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.routing.RuleTrial.Chosen;
import org.answerable.routing.RuleTrial.Outcome;
import org.answerable.routing.RuleTrial.Tried;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Invented;
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

/** Trying the rules, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class RuleTrialApi {
    @Inject
    RuleTrial trial;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** A message that is tried. */
    @Schema(
            name = "RuleTrial",
            example = "{\"text\": \"The Wisconsin State Patrol stopped us on I-94.\", \"kind\": \"complaint\"}")
    public record Sent(
            @Schema(required = true, description = "1 to 20,000 code points")
            String text,

            @Schema(
                    description = "comment where absent",
                    enumeration = {"comment", "complaint", "question", "praise"})
            String kind,

            TrialPlace place,

            @Schema(description = "BCP 47 tag; found out where absent")
            String language,

            @Schema(description = "Slugs of topics") List<String> topics,

            @Schema(description = "Slugs of the agencies that the writer names")
            List<String> agencies) {}

    /** Where it would have happened. */
    public record TrialPlace(
            @Schema(description = "A name or a FIPS code") String county, String municipality) {}

    /** Who would get it. */
    @Schema(name = "RuleTrialOutcome")
    public record Answer(
            @Schema(description = "The language that it was read in")
            String language,

            @Schema(description = "Topics that were found in the text")
            List<String> topics,

            List<Tried> tickets)
            implements Invented {}

    @POST
    @Path("/desk/rules/try")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who would get a message, and why", description = "Nothing of it is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Sent.class)))
    @APIResponse(responseCode = "200", description = "By the rules and names that are in force")
    public Answer tried(byte[] body) {
        caller.with(Right.READ_DIRECTORY);
        JsonInput json = JsonInput.of(body, Sent.class);
        String text = json.text("text");
        String kind = json.text("kind");
        JsonInput at = json.object("place");
        RuleTrial.Place place = new RuleTrial.Place(null, null);
        if (at != null) {
            place = new RuleTrial.Place(at.text("county"), at.text("municipality"));
            at.noOthers();
        }
        String language = json.text("language");
        Chosen chosen = new Chosen(json.texts("topics"), json.texts("agencies"));
        json.done();
        Outcome outcome = trial.on(text, kind == null ? "comment" : kind, language, place, chosen, reader.language());
        return new Answer(outcome.language(), outcome.topics(), outcome.tickets());
    }
}
