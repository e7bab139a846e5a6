package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.casework.RuleFindings.Finding;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is to be done about the rules, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class RuleFindingsApi {
    @Inject
    RuleFindings findings;

    @Inject
    Reader reader;

    @GET
    @Path("/desk/findings")
    @Operation(summary = "What is to be done about rules, and about agencies that they give to")
    @APIResponse(responseCode = "200", description = "All findings, by kind")
    public Items<Finding> all() {
        return new Items<>(findings.all(reader.language()), null);
    }
}
