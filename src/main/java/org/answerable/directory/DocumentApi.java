package org.answerable.directory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.web.Cached;
import org.answerable.web.Invented;
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

/** Task forces and public documents for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class DocumentApi {
    @Inject
    DocumentReading reading;

    @Inject
    Reader reader;

    /** A task force in the reader's language. */
    public record TaskForceItem(
            String slug,
            String name,
            @Schema(description = "What it is for") String description,
            List<String> agencies,
            @Schema(nullable = true) String lead,
            @Schema(nullable = true) String since,
            @Schema(nullable = true) String until,
            @Schema(nullable = true) String successor,
            @Schema(nullable = true) String source,
            @Schema(nullable = true) String url,
            @Schema(nullable = true) String checked)
            implements Invented {}

    /** A document in the reader's language, without what it says. */
    public record DocumentItem(
            String slug,
            String title,
            @Schema(description = "What it is about") String description,
            DocumentKind kind,
            List<String> agencies,
            List<String> taskForces,
            List<VersionItem> versions)
            implements Invented {}

    /** A version of a document, without what it says. */
    public record VersionItem(
            int number,
            @Schema(nullable = true) String signed,
            @Schema(nullable = true) String from,
            @Schema(nullable = true) String until,
            @Schema(nullable = true) String source,
            @Schema(nullable = true) String url,
            @Schema(nullable = true) String checked,

            @Schema(description = "In which there is a text of it; none where it was taken back")
            List<String> languages,

            @Schema(nullable = true) String takenBack) {}

    /** What a version says in one of its languages. */
    public record VersionText(
            String language,
            String text,

            @Schema(nullable = true) String pdf) implements Invented {}

    /** A version with all that it says. */
    public record VersionAnswer(String slug, VersionItem version, List<VersionText> texts) implements Invented {}

    @GET
    @Path("/task-forces")
    @Operation(summary = "The task forces")
    @APIResponse(
            responseCode = "200",
            description = "The task forces, in the language of the request",
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
                                                        implementation = TaskForceItem.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response taskForces(@Context Request request) {
        return Cached.answer(
                request,
                new Items<>(reading.taskForces().stream().map(this::item).toList(), null),
                reader.language());
    }

    @GET
    @Path("/task-forces/{slug}")
    @Operation(summary = "A task force")
    @APIResponseSchema(value = TaskForceItem.class, responseDescription = "The task force")
    public Response taskForce(
            @Parameter(description = "Its slug") @PathParam("slug") String slug, @Context Request request) {
        return Cached.answer(request, item(reading.taskForce(slug)), reader.language());
    }

    @GET
    @Path("/documents")
    @Operation(summary = "The public documents: agreements, policies, audits, training material")
    @APIResponse(
            responseCode = "200",
            description = "The documents, without what they say",
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
                                                        implementation = DocumentItem.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response documents(
            @Parameter(description = "Of this kind alone: agreement, policy, audit or training")
                    @QueryParam("kind")
                    @DefaultValue("")
                    String kind,
            @Parameter(description = "Of this party alone, by itself or as a member of a task force: its slug")
                    @QueryParam("agency")
                    @DefaultValue("")
                    String agency,
            @Context Request request) {
        return Cached.answer(
                request,
                new Items<>(
                        reading.documents(kind, agency).stream().map(this::item).toList(), null),
                reader.language());
    }

    @GET
    @Path("/documents/{slug}")
    @Operation(summary = "A document, without what it says")
    @APIResponseSchema(value = DocumentItem.class, responseDescription = "The document")
    public Response document(
            @Parameter(description = "Its slug") @PathParam("slug") String slug, @Context Request request) {
        return Cached.answer(request, item(reading.document(slug)), reader.language());
    }

    @GET
    @Path("/documents/{slug}/versions/{number}")
    @Operation(summary = "A version of a document, with all that it says")
    @APIResponseSchema(value = VersionAnswer.class, responseDescription = "The version")
    public Response version(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The version's number, from 1") @PathParam("number") String number,
            @Context Request request) {
        int version = DocumentPages.number(number);
        List<DocumentReading.Said> said = reading.said(slug, version);
        return Cached.answer(
                request,
                new VersionAnswer(
                        slug,
                        item(reading.document(slug).version(version).orElseThrow(Refusal.NotFound::new)),
                        said.stream()
                                .map(one -> new VersionText(
                                        one.language(),
                                        one.words(),
                                        one.hasPdf()
                                                ? "/api/v1/documents/" + slug + "/versions/" + number + "/pdf?text="
                                                        + one.language()
                                                : null))
                                .toList()),
                reader.language());
    }

    @GET
    @Path("/documents/{slug}/versions/{number}/pdf")
    @Produces("application/pdf")
    @Operation(summary = "The PDF that a version was read from")
    @APIResponse(
            responseCode = "200",
            description = "The PDF",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING)))
    public Response pdf(
            @Parameter(description = "Its slug") @PathParam("slug") String slug,
            @Parameter(description = "The version's number, from 1") @PathParam("number") String number,
            @Parameter(description = "The language of the text that was read from it")
                    @QueryParam("text")
                    @DefaultValue("en")
                    String text,
            @Context Request request) {
        return DocumentPages.pdf(
                request, reading, reading.pdf(slug, DocumentPages.number(number), text), reader.language());
    }

    private TaskForceItem item(TaskForceEntry force) {
        Language language = reader.language();
        return new TaskForceItem(
                force.slug(),
                force.name(language),
                force.purpose(language),
                List.copyOf(force.agencies()),
                force.lead(),
                force.since(),
                force.until(),
                force.successor(),
                force.source().source(),
                force.source().url(),
                force.source().checked());
    }

    private DocumentItem item(DocumentEntry document) {
        Language language = reader.language();
        return new DocumentItem(
                document.slug(),
                document.title(language),
                document.summary(language),
                document.kind(),
                List.copyOf(document.agencies()),
                List.copyOf(document.taskForces()),
                document.versions().stream().map(DocumentApi::item).toList());
    }

    private static VersionItem item(DocumentEntry.Version version) {
        return new VersionItem(
                version.number(),
                version.signed(),
                version.from(),
                version.until(),
                version.source().source(),
                version.source().url(),
                version.source().checked(),
                version.isTakenBack() ? List.of() : List.copyOf(version.texts().keySet()),
                version.isTakenBack() ? version.takenBack().on() : null);
    }
}
