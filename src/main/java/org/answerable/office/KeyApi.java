package org.answerable.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys of the seal, for administrators: {@code script/keys retire} asks here whether one can go. */
@Path("/api/v1/desk/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Office")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class KeyApi {
    @Inject
    KeyReading reading;

    @GET
    @Operation(summary = "The keys that seal and open, and what needs each")
    @APIResponse(responseCode = "200", description = "Ids of keys and numbers of rows; nothing of a key")
    public Items<KeyReading.SealingKey> keys() {
        return new Items<>(reading.all(), null);
    }
}
