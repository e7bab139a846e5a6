package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.web.Cached;
import org.answerable.web.Items;
import org.answerable.web.Problem;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    ComplaintRoutes routes;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    /** An agency in the reader's language. */
    public record AgencyItem(String slug, String name, String level, String url) {}

    /** A county. */
    public record CountyItem(String slug, String fips, String name) {}

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

    /** What is known of one fact of an agency's own way to complain. */
    public record RouteFactItem(
            RouteFact fact,
            String name,

            @Schema(nullable = true, description = "What somebody found; null: nobody looked yet")
            RouteAnswer.Says says,

            @Schema(nullable = true) String checked,
            @Schema(nullable = true) String source) {}

    /** An answer that was given to a fact at a time; {@code null} where it was taken out. */
    public record RouteChangeItem(
            RouteFact fact,

            @Schema(nullable = true, description = "What was said then; null: the fact was taken out")
            RouteAnswer.Says says,

            @Schema(nullable = true) String checked,
            @Schema(nullable = true) String source,
            Instant at) {}

    /** An agency's own way to complain. */
    @Schema(name = "ComplaintRoute")
    public record RouteItem(
            String agency,
            List<RouteFactItem> facts,
            int yes,
            int known,
            @Schema(nullable = true) Integer score,
            List<RouteChangeItem> history) {}

    @GET
    @Path("/agencies/{slug}/complaint-route")
    @Operation(
            summary = "What is known of an agency's own way to complain",
            description =
                    "Each fact with the day on which somebody looked and a source, a score, and what was said before.")
    @APIResponseSchema(value = RouteItem.class, responseDescription = "The facts, in the order of the list")
    public Response complaintRoute(
            @Parameter(description = "Its slug") @PathParam("slug") String slug, @Context Request request) {
        Agency agency = directory.agency(slug).orElseThrow(Refusal.NotFound::new);
        ComplaintRoute route = agency.complaintRoute();
        List<RouteFactItem> facts = Arrays.stream(RouteFact.values())
                .map(fact -> {
                    RouteAnswer answer = route.facts().get(fact);
                    return new RouteFactItem(
                            fact,
                            messages.get(reader.language(), "directory.route." + fact.tag()),
                            answer == null ? null : answer.says(),
                            answer == null ? null : answer.checked(),
                            answer == null ? null : answer.source());
                })
                .toList();
        List<RouteChangeItem> history = routes.history(slug).stream()
                .map(change -> new RouteChangeItem(
                        change.fact(),
                        change.answer() == null ? null : change.answer().says(),
                        change.answer() == null ? null : change.answer().checked(),
                        change.answer() == null ? null : change.answer().source(),
                        change.at()))
                .toList();
        return Cached.answer(
                request,
                new RouteItem(
                        slug,
                        facts,
                        route.yes(),
                        route.known(),
                        route.hasScore() ? Integer.valueOf(route.score()) : null,
                        history),
                reader.language());
    }

    @GET
    @Path("/counties")
    @Operation(summary = "The counties of Wisconsin")
    @APIResponse(
            responseCode = "200",
            description = "The counties by name",
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
                                                        implementation = CountyItem.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response counties(@Context Request request) {
        List<CountyItem> items = directory.counties().stream()
                .map(c -> new CountyItem(c.slug(), c.fips(), c.name()))
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
