package org.answerable.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.language.Languages;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.office.OwnTextKeeping.Texts;
import org.answerable.platform.Refusal;
import org.answerable.web.AnswerableApplication;
import org.answerable.web.JsonInput;
import org.answerable.web.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The office's own texts, for programs. */
@Path("/api/v1")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Office")
@SecurityRequirement(name = AnswerableApplication.TOKEN)
@APIResponse(responseCode = "default", ref = Problem.REFUSAL)
public class OwnTextApi {
    @Inject
    OwnTextKeeping keeping;

    @Inject
    Caller caller;

    /** One text as it is answered. */
    @Schema(name = "OfficeTextItem")
    public record TextItem(
            @Schema(description = "The key of the message", example = "learn.privacy.lead")
            String key,

            @Schema(description = "As it stands now", example = "What this office knows about you.")
            String text,

            @Schema(description = "As the product came", example = "What this site knows about you.")
            String product,

            @Schema(description = "Whether the office wrote it", example = "true")
            boolean own,

            @Schema(description = "Whether the office changed the English one since", example = "false")
            boolean older) {}

    /** The texts of a part in a language. */
    @Schema(name = "OfficeTexts")
    public record TextsItem(
            @Schema(description = "The part", example = "privacy")
            String part,

            String language,

            @Schema(description = "What a change is given to say on what it rests", example = "9f86d081884c7d65")
            String seen,

            @Schema(description = "In the order of the page")
            List<TextItem> texts) {
        static TextsItem of(Texts texts) {
            return new TextsItem(
                    texts.part().tag(),
                    texts.language().tag(),
                    texts.seen(),
                    texts.entries().stream()
                            .map(e -> new TextItem(e.key(), e.words(), e.product(), e.isOwn(), e.isOlder()))
                            .toList());
        }
    }

    /** One text to be written. */
    @Schema(
            name = "NewOfficeText",
            example = "{\"key\": \"learn.privacy.lead\", \"text\": \"What this office knows about you.\"}")
    public record NewText(
            @Schema(required = true, description = "The key of the message", example = "learn.privacy.lead")
            String key,

            @Schema(description = "Empty: the product's own again", example = "What this office knows about you.")
            String text) {}

    /** Texts to be written. */
    @Schema(
            name = "NewOfficeTexts",
            example = "{\"seen\": \"9f86d081884c7d65\", \"texts\": [{\"key\": \"learn.privacy.lead\", "
                    + "\"text\": \"What this office knows about you.\"}]}")
    public record NewTexts(
            @Schema(required = true, description = "As it was answered", example = "9f86d081884c7d65")
            String seen,

            @Schema(description = "Those that are absent stay as they are")
            List<NewText> texts) {}

    @GET
    @Path("/desk/texts/{part}/{language}")
    @Operation(summary = "The office's own texts of a page, its letters, its name")
    @APIResponse(responseCode = "200", description = "All of that part, the office's and the product's")
    public TextsItem texts(
            @Parameter(
                            description =
                                    "name, how-it-works, your-rights, privacy, moderation, letters or acknowledgement",
                            example = "privacy")
                    @PathParam("part")
                    String part,
            @Parameter(description = "A language of the interface", example = "en") @PathParam("language")
                    String language) {
        caller.with(Right.READ_DIRECTORY);
        return TextsItem.of(keeping.texts(
                Part.of(part).orElseThrow(Refusal.NotFound::new),
                Languages.ui(language).orElseThrow(Refusal.NotFound::new)));
    }

    @PUT
    @Path("/desk/texts/{part}/{language}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Write texts of the office in place of the product's")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = NewTexts.class)))
    @APIResponse(responseCode = "200", description = "As they stand then")
    public TextsItem write(
            @Parameter(
                            description =
                                    "name, how-it-works, your-rights, privacy, moderation, letters or acknowledgement",
                            example = "privacy")
                    @PathParam("part")
                    String part,
            @Parameter(description = "A language of the interface", example = "en") @PathParam("language")
                    String language,
            byte[] body) {
        caller.with(Right.EDIT_OFFICE);
        JsonInput json = JsonInput.of(body, NewTexts.class);
        String seen = json.required("seen");
        Map<String, String> sent = new LinkedHashMap<>();
        for (JsonInput text : json.objects("texts")) {
            sent.put(text.required("key"), text.text("text"));
            text.noOthers();
        }
        json.done();
        return TextsItem.of(keeping.write(
                Part.of(part).orElseThrow(Refusal.NotFound::new),
                Languages.ui(language).orElseThrow(Refusal.NotFound::new),
                sent,
                seen));
    }
}
