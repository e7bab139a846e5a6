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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Topics as pages of the desk: all in their order, and each with its words, its history, and how it ends. */
@Path("/desk/directory/topics")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class TopicPages {
    private static final DirectoryPart PART = DirectoryPart.TOPIC;

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
    public TopicView begin() throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        return view(200, null, Map.of(), null, List.of(), false, List.of());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> wanted = wanted(Forms.single(form));
        wanted.put("slug", Forms.text(form, "slug").strip());
        return Forms.tried(
                () -> saved(editing.add(PART, wanted).name()), refused -> again(null, form, null, List.of(), refused));
    }

    @GET
    @Path("{slug}")
    @Operation(hidden = true)
    public TopicView show(@PathParam("slug") String slug, @QueryParam("said") String said) throws Exception {
        return view(editing.one(PART, slug), 200, "saved".equals(said), List.of());
    }

    @POST
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        Entry present = editing.one(PART, slug);
        Map<String, Object> wanted = wanted(Forms.single(form));
        return Forms.tried(
                () -> saved(change(slug, EntryForm.patch(present.fields(), wanted), Forms.text(form, "seen"))),
                refused -> again(
                        present,
                        form,
                        present.tag(),
                        refused.conflict() == null ? List.of() : present.meanwhile(wanted),
                        refused));
    }

    /** Retires it, or makes it part of another. */
    @POST
    @Path("{slug}/retire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retire(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("active", false);
        String into = Forms.text(form, "mergedInto");
        changes.put("mergedInto", into.isEmpty() ? null : into);
        return ended(slug, changes, form);
    }

    /** Offers it again. */
    @POST
    @Path("{slug}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("active", true);
        changes.put("mergedInto", null);
        return ended(slug, changes, form);
    }

    private Response ended(String slug, Map<String, Object> changes, MultivaluedMap<String, String> form)
            throws Exception {
        return Forms.tried(
                () -> saved(change(slug, changes, Forms.text(form, "seen"))),
                refused -> refused.answer(view(editing.one(PART, slug), refused.status(), false, refused.lines())));
    }

    private String change(String slug, Map<String, Object> changes, String seen) {
        return EntryForm.asSeen(() -> editing.change(PART, slug, changes, seen::equals))
                .name();
    }

    private Response saved(String slug) {
        return Response.seeOther(URI.create(
                        "/" + reader.language().tag() + "/desk/directory/topics/" + slug + "?said=saved#done"))
                .build();
    }

    private static Map<String, Object> wanted(Map<String, String> typed) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        EntryForm.names(typed, wanted);
        wanted.put("words", EntryForm.words(typed));
        if (!typed.getOrDefault("position", "").isBlank()) {
            wanted.put("position", AgencyPages.number(typed.get("position")));
        }
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
                seen,
                meanwhile,
                false,
                refused.at(fault -> EntryForm.place(fault, reader.language())).lines()));
    }

    private TopicView view(Entry entry, int status, boolean saved, List<Fault> faults) throws Exception {
        return view(status, entry, EntryForm.typed(entry.fields()), entry.tag(), List.of(), saved, faults);
    }

    private TopicView view(
            int status,
            Entry entry,
            Map<String, String> typed,
            String seen,
            List<DirectoryChange> meanwhile,
            boolean saved,
            List<Fault> faults)
            throws Exception {
        Language language = reader.language();
        String slug = entry == null ? null : entry.name();
        Object into = entry == null ? null : entry.fields().get("mergedInto");
        return new TopicView(
                status,
                slug,
                entry == null ? null : EntryViews.name(entry.fields(), language),
                entry == null || entry.active(),
                into == null ? null : directory.topicName(directory.topicNow(slug), language),
                typed,
                EntryForm.languages(language),
                EntryForm.spoken(typed, language),
                views.topics(language, true).stream()
                        .filter(other -> !other.value().equals(slug))
                        .toList(),
                seen,
                meanwhile,
                slug == null ? List.of() : views.rules(PART, slug, language),
                slug == null ? 0 : editing.about(slug),
                slug == null ? List.of() : views.history(PART, slug, language),
                views.may(Right.EDIT_DIRECTORY),
                saved,
                faults);
    }
}
