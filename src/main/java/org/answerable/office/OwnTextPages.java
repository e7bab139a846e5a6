package org.answerable.office;

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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.OfficeTexts.Part;
import org.answerable.office.OwnTextKeeping.Entry;
import org.answerable.office.OwnTextKeeping.Texts;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Sha256;
import org.answerable.platform.Time;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The office's own texts as pages of the desk. */
@Path("/desk/texts")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class OwnTextPages {
    private static final Set<String> SAID = Set.of("saved", "confirmed");
    private static final String FIELD = "text.";
    /** Beside each text what stands for the one that was shown, so that what nobody touched overwrites nothing. */
    private static final String WAS = "was.";

    @Inject
    OwnTextKeeping keeping;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public OwnTextsView all() {
        return new OwnTextsView(keeping.overview(), Languages.UI);
    }

    @GET
    @Path("{part}/{language}")
    @Operation(hidden = true)
    public OwnTextView one(
            @PathParam("part") String part, @PathParam("language") String language, @QueryParam("said") String said) {
        Texts texts = keeping.texts(part(part), language(language));
        return view(
                200,
                texts,
                Map.of(),
                Map.of(),
                texts.seen(),
                false,
                said != null && SAID.contains(said) ? said : null,
                List.of());
    }

    @POST
    @Path("{part}/{language}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response write(
            @PathParam("part") String part,
            @PathParam("language") String language,
            MultivaluedMap<String, String> form) {
        Part of = part(part);
        Language in = language(language);
        Map<String, String> typed = fields(form, FIELD);
        Map<String, String> was = fields(form, WAS);
        caller.with(Right.EDIT_OFFICE);
        if (Forms.text(form, "go").equals("preview")) {
            return Response.ok(view(
                            200, keeping.texts(of, in), typed, was, Forms.text(form, "seen"), true, null, List.of()))
                    .build();
        }
        return Forms.tried(
                () -> {
                    keeping.write(of, in, typed, Forms.text(form, "seen"));
                    return back(of, in, "saved");
                },
                refused -> {
                    Texts now = keeping.texts(of, in);
                    List<Fault> faults = refused.at(fault -> fault.pointer().replaceFirst("^/texts/", "/" + FIELD))
                            .lines();
                    return refused.answer(view(refused.status(), now, typed, was, now.seen(), false, null, faults));
                });
    }

    @POST
    @Path("privacy/{language}/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response confirm(@PathParam("language") String language) {
        Language in = language(language);
        return Forms.tried(
                () -> {
                    keeping.confirmPrivacy();
                    return back(Part.PRIVACY, in, "confirmed");
                },
                refused -> {
                    Texts now = keeping.texts(Part.PRIVACY, in);
                    return refused.answer(
                            view(refused.status(), now, Map.of(), Map.of(), now.seen(), false, null, refused.lines()));
                });
    }

    private static Map<String, String> fields(MultivaluedMap<String, String> form, String beginning) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach((field, values) -> {
            if (field.startsWith(beginning)) {
                fields.put(field.substring(beginning.length()), values.getFirst());
            }
        });
        return fields;
    }

    private static String mark(String text) {
        return Sha256.hex(text.strip().getBytes(StandardCharsets.UTF_8), 8);
    }

    private Response back(Part part, Language in, String said) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/texts/" + part.tag() + "/" + in.tag()
                        + "?said=" + said + "#done"))
                .build();
    }

    private OwnTextView view(
            int status,
            Texts texts,
            Map<String, String> typed,
            Map<String, String> was,
            String seen,
            boolean preview,
            String said,
            List<Fault> faults) {
        List<OwnTextView.Field> fields = new ArrayList<>();
        boolean english = texts.language().equals(Language.ENGLISH);
        for (Entry entry : texts.entries()) {
            String present = entry.words();
            String before = was.getOrDefault(entry.key(), mark(present));
            boolean changed = !before.equals(mark(present));
            String text = typed.getOrDefault(entry.key(), present).replace("\r\n", "\n");
            boolean touched = !before.equals(mark(text));
            boolean contested = !preview && changed && touched && !mark(text).equals(mark(present));
            fields.add(new OwnTextView.Field(
                    fields.size() + 1,
                    entry.key(),
                    entry.product(),
                    english ? null : entry.english(),
                    changed && !touched && !preview ? present : text,
                    entry.isOwn(),
                    entry.isOlder(),
                    OwnTextKeeping.arguments(entry.product()),
                    preview ? before : mark(present),
                    contested ? present : null));
        }
        Instant confirmed = texts.part() == Part.PRIVACY ? keeping.privacyConfirmedAt() : null;
        return new OwnTextView(
                status,
                texts.part(),
                texts.language(),
                fields,
                seen,
                preview,
                caller.identity().filter(who -> who.has(Right.EDIT_OFFICE)).isPresent(),
                confirmed == null ? null : Time.day(confirmed),
                said,
                faults);
    }

    private static Part part(String tag) {
        return Part.of(tag).orElseThrow(Refusal.NotFound::new);
    }

    private static Language language(String tag) {
        return Languages.ui(tag).orElseThrow(Refusal.NotFound::new);
    }
}
