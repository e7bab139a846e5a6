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
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Holidays;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Agencies as pages of the desk: all, and each with its fields, its history, what depends on it, and how it ends. */
@Path("/desk/directory/agencies")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AgencyPages {
    private static final DirectoryPart PART = DirectoryPart.AGENCY;

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
    public AgencyView begin() throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        Map<String, String> typed = new HashMap<>(Map.of(
                "level",
                "state",
                "answerDays",
                "20",
                "acknowledgeDays",
                "5",
                "updateDays",
                "10",
                "calendar",
                "wisconsin"));
        return view(200, null, typed, List.of(), List.of(), null, List.of(), false, List.of());
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
    public AgencyView show(@PathParam("slug") String slug, @QueryParam("said") String said) throws Exception {
        return view(editing.one(PART, slug), 200, "saved".equals(said), List.of());
    }

    private AgencyView view(Entry entry, int status, boolean saved, List<Fault> faults) throws Exception {
        Map<String, String> typed = EntryForm.typed(entry.fields());
        return view(
                status,
                entry,
                typed,
                EntryForm.lines(typed.getOrDefault("counties", "")),
                EntryForm.lines(typed.getOrDefault("languages", "")),
                entry.tag(),
                List.of(),
                saved,
                faults);
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

    /** Retires it; it may name who has its work now. */
    @POST
    @Path("{slug}/retire")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response retire(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("active", false);
        String successor = Forms.text(form, "successor");
        changes.put("successor", successor.isEmpty() ? null : successor);
        return ended(slug, changes, form);
    }

    /** Takes it up again. */
    @POST
    @Path("{slug}/restore")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response restore(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> changes = new LinkedHashMap<>();
        changes.put("active", true);
        changes.put("successor", null);
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
                        "/" + reader.language().tag() + "/desk/directory/agencies/" + slug + "?said=saved#done"))
                .build();
    }

    private Response again(
            Entry present,
            MultivaluedMap<String, String> form,
            String seen,
            List<DirectoryChange> meanwhile,
            Refused refused)
            throws Exception {
        Map<String, String> typed = Forms.single(form);
        return refused.answer(view(
                refused.status(),
                present,
                typed,
                Forms.texts(form, "counties"),
                Forms.texts(form, "languages"),
                seen,
                meanwhile,
                false,
                refused.at(fault -> EntryForm.place(fault, reader.language())).lines()));
    }

    private static Map<String, Object> wanted(MultivaluedMap<String, String> form) {
        Map<String, String> typed = Forms.single(form);
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("level", Forms.text(form, "level"));
        String url = Forms.text(form, "url").strip();
        wanted.put("url", url.isEmpty() ? null : url);
        wanted.put("answerDays", number(Forms.text(form, "answerDays")));
        wanted.put("acknowledgeDays", number(Forms.text(form, "acknowledgeDays")));
        wanted.put("updateDays", number(Forms.text(form, "updateDays")));
        String hours = Forms.text(form, "hours").strip();
        wanted.put("hours", hours.isEmpty() ? null : hours);
        wanted.put("targets", EntryForm.targets(Forms.text(form, "targets")));
        wanted.put("calendar", Forms.text(form, "calendar"));
        wanted.put("closures", EntryForm.lines(Forms.text(form, "closures")));
        wanted.put("languages", Forms.texts(form, "languages"));
        wanted.put("counties", Forms.texts(form, "counties"));
        EntryForm.route(typed, wanted);
        EntryForm.names(typed, wanted);
        return wanted;
    }

    /** A whole number as the file has it; what is none stays what it is, which the file's reading refuses. */
    static Object number(String typed) {
        String digits = typed.strip();
        return digits.matches("[0-9]{1,9}") ? new BigDecimal(digits) : digits;
    }

    private AgencyView view(
            int status,
            Entry entry,
            Map<String, String> typed,
            List<String> counties,
            List<String> spoken,
            String seen,
            List<DirectoryChange> meanwhile,
            boolean saved,
            List<Fault> faults)
            throws Exception {
        Language language = reader.language();
        String slug = entry == null ? null : entry.name();
        Object successor = entry == null ? null : entry.fields().get("successor");
        Holidays calendar = Holidays.of(typed.getOrDefault("calendar", Holidays.STATE));
        return new AgencyView(
                status,
                slug,
                entry == null ? null : EntryViews.name(entry.fields(), language),
                entry == null || entry.active(),
                Identity.OFFICE.equals(slug),
                successor == null
                        ? null
                        : directory.agencyName(
                                directory.agencyNow(slug).map(Agency::slug).orElse(Identity.OFFICE), language),
                typed,
                counties,
                spoken,
                new AgencyView.Options(
                        views.levels(language),
                        views.calendars(language),
                        views.counties(),
                        views.routeAnswers(language),
                        EntryViews.with(views.languages(language), spoken, tag -> new Language(tag).name(language)),
                        views.agencies(language, true).stream()
                                .filter(other -> !other.value().equals(slug))
                                .toList()),
                EntryForm.languages(language),
                seen,
                meanwhile,
                slug == null ? List.of() : views.rules(PART, slug, language),
                slug == null ? 0 : editing.owedBy(slug),
                calendar == null ? null : calendar.source(),
                slug == null ? List.of() : views.history(PART, slug, language),
                views.may(Right.EDIT_DIRECTORY),
                saved,
                faults);
    }
}
