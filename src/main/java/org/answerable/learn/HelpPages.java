package org.answerable.learn;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.learn.HelpKeeping.Kept;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Organizations that help, as pages of the desk. */
@Path("/desk/help")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class HelpPages {
    private static final List<String> TEXTS =
            List.of("list", "name", "url", "phone", "cost", "hours", "source", "checked");

    @Inject
    HelpKeeping keeping;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @GET
    @Operation(hidden = true)
    public HelpListView list(@QueryParam("said") String said) {
        return new HelpListView(keeping.all(), may(), "saved".equals(said));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public HelpEntryView begin() {
        caller.with(Right.EDIT_DIRECTORY);
        return view(200, null, Map.of("list", "independent"), List.of(), List.of(), List.of(), "", List.of());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form) {
        Map<String, Object> wanted = wanted(form);
        wanted.put("id", Forms.text(form, "id").strip());
        return Forms.tried(
                () -> {
                    keeping.add(wanted);
                    return back();
                },
                refused -> refused.answer(again(refused.status(), null, form, refused.lines())));
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public HelpEntryView one(@PathParam("id") String id) {
        return view(200, keeping.one(id), List.of());
    }

    private HelpEntryView view(int status, Kept kept, List<Fault> faults) {
        HelpWanted entry = kept.entry();
        Map<String, String> typed = new LinkedHashMap<>();
        entry.tree().forEach((field, value) -> {
            if (value instanceof String text) {
                typed.put(field, text);
            }
        });
        entry.about().forEach((language, text) -> typed.put("about." + language, text));
        typed.put("place", entry.counties() == null ? "" : entry.counties().isEmpty() ? "state" : "counties");
        return view(
                status,
                kept,
                typed,
                entry.subjects(),
                entry.counties() == null ? List.of() : entry.counties(),
                entry.languages() == null ? List.of() : entry.languages(),
                kept.seen(),
                faults);
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        caller.with(Right.EDIT_DIRECTORY);
        return Forms.tried(
                () -> {
                    keeping.change(id, wanted(form), Forms.text(form, "seen"));
                    return back();
                },
                refused -> refused.answer(again(refused.status(), keeping.one(id), form, refused.lines())));
    }

    @POST
    @Path("{id}/retire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retire(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return shown(id, false);
    }

    @POST
    @Path("{id}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return shown(id, true);
    }

    private Response shown(String id, boolean whether) {
        return Forms.tried(
                () -> {
                    keeping.show(id, whether);
                    return back();
                },
                refused -> refused.answer(view(refused.status(), keeping.one(id), refused.lines())));
    }

    private Response back() {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/help?said=saved#done"))
                .build();
    }

    /** What was typed, again; where it is refused because somebody was quicker, on what is there now. */
    private HelpEntryView again(int status, Kept kept, MultivaluedMap<String, String> form, List<Fault> faults) {
        return view(
                status,
                kept,
                Forms.single(form),
                Forms.texts(form, "subjects"),
                Forms.texts(form, "counties"),
                Forms.texts(form, "languages"),
                kept == null ? "" : kept.seen(),
                faults);
    }

    /** As the directory's file has it. */
    private static Map<String, Object> wanted(MultivaluedMap<String, String> form) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        TEXTS.forEach(field -> wanted.put(field, Forms.text(form, field).strip()));
        wanted.put("subjects", Forms.texts(form, "subjects"));
        switch (Forms.text(form, "place")) {
            case "state" -> wanted.put("counties", List.of());
            case "counties" -> wanted.put("counties", Forms.texts(form, "counties"));
            default -> {} // Not known.
        }
        List<String> languages = Forms.texts(form, "languages");
        if (!languages.isEmpty()) {
            wanted.put("languages", languages);
        }
        Map<String, Object> about = new LinkedHashMap<>();
        Languages.UI.forEach(language -> about.put(language.tag(), Forms.text(form, "about." + language.tag())));
        wanted.put("about", about);
        return wanted;
    }

    private HelpEntryView view(
            int status,
            Kept kept,
            Map<String, String> typed,
            List<String> subjects,
            List<String> counties,
            List<String> languages,
            String seen,
            List<Fault> faults) {
        Language mine = reader.language();
        List<Language> tongues = new ArrayList<>(List.of(mine));
        Languages.UI.stream().filter(language -> !language.equals(mine)).forEach(tongues::add);
        return new HelpEntryView(
                status,
                kept,
                typed,
                subjects,
                counties,
                languages,
                Help.SUBJECTS.stream()
                        .map(s -> new Choice(s, messages.get(mine, "learn.help.subject." + s)))
                        .toList(),
                Stream.concat(
                                Stream.of(new Choice("", messages.get(mine, "learn.help.unknown"))),
                                Help.COSTS.stream().map(c -> new Choice(c, messages.get(mine, "learn.help.cost." + c))))
                        .toList(),
                directory.counties().stream()
                        .map(c -> new Choice(c.fips(), c.name()))
                        .toList(),
                // Its own may be others than the interface's: they came by file, and saving keeps them.
                Stream.concat(Languages.UI.stream().map(Language::tag), languages.stream())
                        .distinct()
                        .map(tag -> new Choice(tag, new Language(tag).name(mine)))
                        .toList(),
                tongues,
                seen,
                may(),
                faults);
    }

    private boolean may() {
        return caller.identity().filter(who -> who.has(Right.EDIT_DIRECTORY)).isPresent();
    }
}
