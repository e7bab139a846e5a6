package org.answerable.translation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.translation.TranslationReading.Item;
import org.answerable.translation.TranslationReading.TranslationWork;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Passages for programs of translators. */
@Path("/api/v1/desk/translations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Translations")
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
@SecurityRequirement(name = AnswerableApplication.TOKEN)
public class TranslationApi {
    @Inject
    TranslationReading reading;

    @Inject
    Translating translating;

    @Inject
    Caller caller;

    /** A text in another language. */
    @Schema(
            name = "NewTranslation",
            example = "{\"title\": \"Una parada sin intérprete\", \"text\": \"Nadie hablaba español.\"}")
    public record NewTranslation(
            String title,
            @Schema(required = true) String text,

            @Schema(
                    description =
                            "The mark of the source that was translated, as it was given; refused where the source has changed")
            String mark) {}

    @GET
    @Operation(summary = "Passages and whether they are translated")
    @APIResponse(responseCode = "200", description = "The passages")
    public Items<Item> list(
            @Parameter(description = "BCP 47 tag of the language to translate into") @QueryParam("target")
                    String target,
            @Parameter(description = "One of the states that items have") @QueryParam("state") String state,
            @Parameter(description = "next of the page before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 100, 50 where absent") @QueryParam("size") String size) {
        return reading.list(target, state, cursor, PageSize.of(size, 50));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One passage with what helps to translate it")
    @APIResponse(responseCode = "200", description = "The passage as it is then")
    public TranslationWork one(@Parameter(description = "Its id") @PathParam("id") String id) {
        return reading.work(id);
    }

    /**
     * Saves the translation, which publishes it; {@code mark}, where given, is the one of the source that was
     * translated.
     */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Save a translation, which publishes it")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewTranslation.class)))
    @APIResponse(responseCode = "200", description = "The passage as it is then")
    public TranslationWork save(@Parameter(description = "Its id") @PathParam("id") String id, byte[] body) {
        caller.with(Right.TRANSLATE);
        JsonInput json = JsonInput.of(body, NewTranslation.class);
        String title = json.text("title");
        String text = json.required("text");
        String mark = json.text("mark");
        json.done();
        translating.save(id, mark, title, text);
        return reading.work(id);
    }
}
