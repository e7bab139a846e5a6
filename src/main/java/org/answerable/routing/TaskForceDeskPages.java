package org.answerable.routing;

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
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Task forces as pages of the desk: all of them, and each with its members and its history. */
@Path("/desk/directory/task-forces")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class TaskForceDeskPages {
    private static final DirectoryPart PART = DirectoryPart.TASK_FORCE;

    /** Fields of one line that may be empty. */
    private static final List<String> LINES =
            List.of("lead", "since", "until", "successor", "source", "url", "checked");

    @Inject
    DirectoryEditing editing;

    @Inject
    EntryViews views;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public EntryListView list(@QueryParam("q") String q) {
        return views.list(PART, q, reader.language());
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public TaskForceDeskView begin() throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        return view(200, null, Map.of(), List.of(), null, List.of(), false, List.of());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> wanted = wanted(form);
        wanted.put("slug", Forms.text(form, "slug").strip());
        return Forms.tried(
                () -> saved(editing.add(PART, wanted).name()), refused -> again(null, form, null, List.of(), refused));
    }

    @GET
    @Path("{slug}")
    @Operation(hidden = true)
    public TaskForceDeskView show(@PathParam("slug") String slug, @QueryParam("said") String said) throws Exception {
        return view(editing.one(PART, slug), 200, "saved".equals(said), List.of());
    }

    @POST
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        Entry present = editing.one(PART, slug);
        Map<String, Object> wanted = wanted(form);
        return Forms.tried(
                () -> saved(change(slug, EntryForm.patch(present.fields(), wanted), Forms.text(form, "seen"))),
                refused -> again(
                        present,
                        form,
                        present.tag(),
                        refused.conflict() == null ? List.of() : present.meanwhile(wanted),
                        refused));
    }

    /** Shows it to the public no more. */
    @POST
    @Path("{slug}/retire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retire(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        return shown(slug, false, form);
    }

    /** Shows it again. */
    @POST
    @Path("{slug}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        return shown(slug, true, form);
    }

    private Response shown(String slug, boolean shown, MultivaluedMap<String, String> form) throws Exception {
        return Forms.tried(
                () -> saved(change(slug, Map.of("active", shown), Forms.text(form, "seen"))),
                refused -> refused.answer(view(editing.one(PART, slug), refused.status(), false, refused.lines())));
    }

    private String change(String slug, Map<String, ?> changes, String seen) {
        return EntryForm.asSeen(() -> editing.change(PART, slug, changes, seen::equals))
                .name();
    }

    private Response saved(String slug) {
        return Response.seeOther(URI.create(
                        "/" + reader.language().tag() + "/desk/directory/task-forces/" + slug + "?said=saved#done"))
                .build();
    }

    private static Map<String, Object> wanted(MultivaluedMap<String, String> form) {
        Map<String, String> typed = Forms.single(form);
        Map<String, Object> wanted = new LinkedHashMap<>();
        EntryForm.names(typed, wanted);
        wanted.put("agencies", Forms.texts(form, "agencies"));
        LINES.forEach(field -> wanted.put(field, EntryForm.given(typed, field)));
        return wanted;
    }

    private Response again(
            Entry present,
            MultivaluedMap<String, String> form,
            String seen,
            List<DirectoryChange> meanwhile,
            Refused refused)
            throws Exception {
        return refused.answer(view(
                refused.status(),
                present,
                Forms.single(form),
                Forms.texts(form, "agencies"),
                seen,
                meanwhile,
                false,
                refused.at(fault -> EntryForm.place(fault, reader.language())).lines()));
    }

    private TaskForceDeskView view(Entry entry, int status, boolean saved, List<Fault> faults) throws Exception {
        Map<String, String> typed = EntryForm.typed(entry.fields());
        return view(
                status,
                entry,
                typed,
                EntryForm.lines(typed.getOrDefault("agencies", "")),
                entry.tag(),
                List.of(),
                saved,
                faults);
    }

    private TaskForceDeskView view(
            int status,
            Entry entry,
            Map<String, String> typed,
            List<String> members,
            String seen,
            List<DirectoryChange> meanwhile,
            boolean saved,
            List<Fault> faults)
            throws Exception {
        Language language = reader.language();
        String slug = entry == null ? null : entry.name();
        List<Choice> others = new ArrayList<>(List.of(views.nothing(language)));
        editing.all(PART).stream()
                .filter(other -> !other.name().equals(slug))
                .forEach(other -> others.add(new Choice(other.name(), EntryViews.name(other.fields(), language))));
        return new TaskForceDeskView(
                status,
                slug,
                entry == null ? null : EntryViews.name(entry.fields(), language),
                entry == null || entry.active(),
                typed,
                members,
                EntryForm.languages(language),
                EntryViews.with(
                        views.agencies(language, false), members, agency -> directory.agencyName(agency, language)),
                EntryViews.with(
                        views.agencies(language, true),
                        List.of(typed.getOrDefault("lead", "")),
                        agency -> directory.agencyName(agency, language)),
                others,
                seen,
                meanwhile,
                slug == null ? List.of() : views.history(PART, slug, language),
                views.may(Right.EDIT_DIRECTORY),
                saved,
                faults);
    }
}
