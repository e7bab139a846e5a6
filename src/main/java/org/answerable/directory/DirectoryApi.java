package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.answerable.web.Cached;
import org.answerable.web.Items;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The directory for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class DirectoryApi {
    @Inject
    Directory directory;

    @Inject
    Reader reader;

    /** An agency in the reader's language. */
    public record AgencyItem(String slug, String name, String level, String url) {}

    /** A topic in the reader's language. */
    public record TopicItem(String slug, String name) {}

    @GET
    @Path("/agencies")
    @Operation(summary = "The agencies")
    @APIResponse(
            responseCode = "200",
            description = "The agencies, in the language of the request",
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
                                                        implementation = AgencyItem.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response agencies(@Context Request request) {
        List<AgencyItem> items = directory.agencies().stream()
                .map(a -> new AgencyItem(
                        a.slug(), a.name(reader.language()), a.level().tag(), a.url()))
                .toList();
        return Cached.answer(request, new Items<>(items, null), reader.language());
    }

    @GET
    @Path("/topics")
    @Operation(summary = "The topics")
    @APIResponse(
            responseCode = "200",
            description = "The topics, in the language of the request",
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
                                                        implementation = TopicItem.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response topics(@Context Request request) {
        List<TopicItem> items = directory.topics().stream()
                .map(t -> new TopicItem(t.slug(), t.name(reader.language())))
                .toList();
        return Cached.answer(request, new Items<>(items, null), reader.language());
    }
}
