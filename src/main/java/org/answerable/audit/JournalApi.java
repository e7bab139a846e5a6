package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.answerable.journal.HeadReading;
import org.answerable.platform.Refusal;
import org.answerable.platform.crypto.JournalKeys;
import org.answerable.web.Cached;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The published head of the journal, for programs of those who note it. */
@Path("/api/v1/journal")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journal")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class JournalApi {
    @Inject
    HeadReading heads;

    @Inject
    Reader reader;

    /** A head as somebody noted it. */
    @Schema(
            name = "NotedHead",
            example =
                    "{\"position\": 1204, \"hash\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}")
    public record NotedHead(
            @Schema(required = true) Integer position,

            @Schema(required = true, description = "In hexadecimal digits")
            String hash) {}

    /** Whether a noted head is still in the journal. */
    public record Same(boolean same) {}

    @GET
    @Path("/head")
    @Operation(
            summary = "The published head of the journal, signed",
            description = "A new one at most once a day. With position: the one published at that position.")
    @APIResponseSchema(value = HeadReading.SignedHead.class, responseDescription = "The head and its signature")
    public Response head(
            @Parameter(description = "Of the head; the present one where absent") @QueryParam("position")
                    String position,
            @Context Request request)
            throws Exception {
        return Cached.answer(
                request, position == null ? heads.present() : heads.at(number(position)), reader.language());
    }

    private static long number(String position) {
        if (!position.matches("[0-9]{1,15}")) {
            throw new Refusal.Malformed("/position", "platform.fault.type-number");
        }
        return Long.parseLong(position);
    }

    @GET
    @Path("/heads")
    @Operation(summary = "The last thirty published heads, newest first")
    @APIResponse(
            responseCode = "200",
            description = "The heads",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = HeadReading.SignedHead.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response heads(@Context Request request) throws Exception {
        return Cached.answer(request, new Items<>(heads.latest(), null), reader.language());
    }

    @GET
    @Path("/keys")
    @Operation(summary = "The keys that signatures of heads can be checked with, the present one first")
    @APIResponse(
            responseCode = "200",
            description = "The keys",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties = {
                                                @SchemaProperty(
                                                        name = "items",
                                                        type = SchemaType.ARRAY,
                                                        implementation = JournalKeys.VerifyingKey.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response keys(@Context Request request) {
        return Cached.answer(request, new Items<JournalKeys.VerifyingKey>(heads.keys(), null), reader.language());
    }

    @POST
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Whether a head that somebody noted is still in the journal: {position, hash} → {same}")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NotedHead.class)))
    @APIResponse(responseCode = "200", description = "Whether it is")
    public Same check(byte[] body) throws Exception {
        JsonInput json = JsonInput.of(body == null ? new byte[0] : body, NotedHead.class);
        Integer position = json.number("position");
        if (position == null) {
            json.fault("position", "platform.fault.required");
        }
        String hash = json.required("hash");
        json.done();
        return new Same(heads.holds(position, hash));
    }
}
