package org.answerable.publication;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
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
import java.util.List;
import org.answerable.intake.SimilarRecords;
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

/** Public records for programs. */
@Path("/api/v1/records")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class RecordApi {
    @Inject
    PublicRecords records;

    @Inject
    RecordViews views;

    @Inject
    Citations citations;

    @Inject
    Instance<SimilarRecords> similar;

    @Inject
    PublicCampaigns campaigns;

    @Inject
    Reader reader;

    /** How a record is cited, and the hash of what it shows. */
    public record RecordCitation(
            String id,
            String url,

            @Schema(
                    description =
                            "SHA-256 of what the record shows now: of the UTF-8 of title (nothing where null), text "
                                    + "and the text of each of answers, in this order, as the record has them, "
                                    + "with one character U+0000 between each two; 64 lower-case hex digits")
            String sha256,

            @Schema(description = "Since when the record shows these words")
            Instant since,

            List<CitationText> citations)
            implements Invented {}

    /** A citation, ready to be copied. */
    public record CitationText(Citation.Style style, String text) implements Invented {}

    @GET
    @Path("/{id}")
    @Operation(summary = "One public record")
    @APIResponseSchema(
            value = RecordViews.RecordView.class,
            responseDescription = "The record, with its answers and history")
    public Response one(@Parameter(description = "Its id") @PathParam("id") String id, @Context Request request) {
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        return Cached.answer(
                request, views.of(record, reader.language(), campaigns.of(id).orElse(null)), reader.language());
    }

    @GET
    @Path("/{id}/citation")
    @Operation(
            summary = "How a public record is cited",
            description =
                    "In three styles, in the reader's language. sha256 changes when something of the record is hidden later "
                            + "or an answer is added; when that was stands in its history, what was shown before does not.")
    @APIResponseSchema(value = RecordCitation.class, responseDescription = "Its citations and its hash")
    public Response citation(@Parameter(description = "Its id") @PathParam("id") String id, @Context Request request) {
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        Citation citation = Citation.of(record);
        return Cached.answer(
                request,
                new RecordCitation(
                        record.id(),
                        views.of(record, reader.language()).url(),
                        citation.sha256(),
                        citation.since(),
                        citations.of(record, reader.language()).stream()
                                .map(cited -> new CitationText(cited.style(), cited.text()))
                                .toList()),
                reader.language());
    }

    @GET
    @Path("/{id}/similar")
    @Operation(
            summary = "Public records that say something similar",
            description = "At most five, in any language, never the record itself: "
                    + "those that share its rare words, or say concepts of the glossary that it names.")
    @APIResponse(
            responseCode = "200",
            description = "Those records, the most similar first",
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
                                                        implementation = SimilarRecords.Item.class),
                                                @SchemaProperty(
                                                        name = "next",
                                                        type = SchemaType.STRING,
                                                        nullable = true)
                                            })))
    public Response similar(@Parameter(description = "Its id") @PathParam("id") String id, @Context Request request) {
        PublicRecord record = records.find(id).orElseThrow(Refusal.NotFound::new);
        List<SimilarRecords.Similar> found =
                similar.isResolvable() ? similar.get().toRecord(record.id(), reader.language()) : List.of();
        return Cached.answer(
                request, new Items<>(found.stream().map(SimilarRecords.Item::of).toList(), null), reader.language());
    }
}
