package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.directory.DocumentKind;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Choice;
import org.answerable.web.FormBody;
import org.answerable.web.FormWithFile;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Public documents as pages of the desk: all of them, and each with its parties, its versions and its history. */
@Path("/desk/directory/documents")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DocumentDeskPages {
    private static final DirectoryPart PART = DirectoryPart.DOCUMENT;

    /** Fields of a version of one line, which may be empty. */
    private static final List<String> LINES = List.of("signed", "from", "until", "source", "url", "checked");

    @Inject
    DirectoryEditing editing;

    @Inject
    EntryViews views;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** What a form says of a document. */
    private record Typed(Map<String, String> fields, List<String> agencies, List<String> taskForces) {
        static Typed of(MultivaluedMap<String, String> form) {
            return new Typed(Forms.single(form), Forms.texts(form, "agencies"), Forms.texts(form, "taskForces"));
        }

        static Typed of(Entry entry) {
            Map<String, Object> head = new LinkedHashMap<>(entry.fields());
            head.remove("versions");
            Map<String, String> fields = EntryForm.typed(head);
            return new Typed(
                    fields,
                    EntryForm.lines(fields.getOrDefault("agencies", "")),
                    EntryForm.lines(fields.getOrDefault("taskForces", "")));
        }
    }

    @GET
    @Operation(hidden = true)
    public EntryListView list(@QueryParam("q") String q) {
        return views.list(PART, q, reader.language());
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public DocumentDeskView begin() throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        return view(
                200,
                null,
                new Typed(Map.of("language", reader.language().tag()), List.of(), List.of()),
                null,
                List.of(),
                false,
                false,
                List.of());
    }

    @POST
    @Path("new")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(hidden = true)
    public Response add(@HeaderParam("Content-Type") MediaType type, byte[] body) throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        FormWithFile sent = FormWithFile.read(type, body);
        MultivaluedMap<String, String> form = FormBody.read(sent.fields());
        Typed typed = Typed.of(form);
        Map<String, Object> wanted = wanted(typed);
        wanted.put("slug", Forms.text(form, "slug").strip());
        return Forms.tried(
                () -> {
                    DirectoryEditing.ReadPdf pdf = read(sent.file());
                    wanted.put("versions", List.of(version(1, typed.fields(), pdf)));
                    return saved(editing.addDocument(wanted, pdf).name());
                },
                refused -> again(null, typed, null, List.of(), true, refused));
    }

    @GET
    @Path("{slug}")
    @Operation(hidden = true)
    public DocumentDeskView show(@PathParam("slug") String slug, @QueryParam("said") String said) throws Exception {
        return view(editing.one(PART, slug), 200, "saved".equals(said), List.of());
    }

    @POST
    @Path("{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        Entry present = editing.one(PART, slug);
        Map<String, Object> wanted = wanted(Typed.of(form));
        return Forms.tried(
                () -> saved(change(slug, EntryForm.patch(present.fields(), wanted), Forms.text(form, "seen"))),
                refused -> again(
                        present,
                        Typed.of(form),
                        present.tag(),
                        refused.conflict() == null ? List.of() : present.meanwhile(wanted),
                        false,
                        refused));
    }

    /** Adds a version, or puts one into another language. */
    @POST
    @Path("{slug}/versions")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(hidden = true)
    public Response addVersion(@PathParam("slug") String slug, @HeaderParam("Content-Type") MediaType type, byte[] body)
            throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        FormWithFile sent = FormWithFile.read(type, body);
        MultivaluedMap<String, String> form = FormBody.read(sent.fields());
        Map<String, String> typed = Forms.single(form);
        Entry present = editing.one(PART, slug);
        return Forms.tried(
                () -> {
                    DirectoryEditing.ReadPdf pdf = read(sent.file());
                    Map<String, ?> changes = Map.of("versions", versions(present, typed, pdf));
                    return saved(EntryForm.asSeen(
                                    () -> editing.changeDocument(slug, changes, pdf, Forms.text(form, "seen")::equals))
                            .name());
                },
                refused -> {
                    Typed head = Typed.of(present);
                    Map<String, String> fields = new HashMap<>(head.fields());
                    fields.putAll(typed);
                    return again(
                            present,
                            new Typed(fields, head.agencies(), head.taskForces()),
                            present.tag(),
                            List.of(),
                            true,
                            refused);
                });
    }

    /** Looks at a file that was chosen; {@code null} for none. It is kept with what is said of it, or not at all. */
    private DirectoryEditing.ReadPdf read(byte[] file) {
        return file.length == 0 ? null : editing.readPdf(file);
    }

    private List<Map<String, Object>> versions(Entry present, Map<String, String> typed, DirectoryEditing.ReadPdf pdf) {
        List<Map<String, Object>> versions = new ArrayList<>(listed(present));
        String which = typed.getOrDefault("which", "");
        Map<String, Object> same = versions.stream()
                .filter(version -> String.valueOf(version.get("number")).equals(which))
                .findFirst()
                .orElse(null);
        int number = versions.stream()
                .map(version -> ((BigDecimal) version.get("number")).intValue())
                .max(Integer::compare)
                .orElse(0);
        Map<String, Object> added = version(same == null ? number + 1 : Integer.parseInt(which), typed, pdf);
        if (same == null) {
            versions.add(added);
        } else {
            DirectoryPart.fields(same.get("text")).putAll(DirectoryPart.fields(added.get("text")));
            DirectoryPart.fields(same.get("pdf")).putAll(DirectoryPart.fields(added.get("pdf")));
        }
        return versions;
    }

    private static List<Map<String, Object>> listed(Entry entry) {
        List<Map<String, Object>> versions = new ArrayList<>();
        ((List<?>) entry.fields().get("versions")).forEach(version -> versions.add(DirectoryPart.fields(version)));
        return versions;
    }

    /** A version as it was typed; its text is that of the PDF, where there is one and nothing was typed. */
    private static Map<String, Object> version(int number, Map<String, String> typed, DirectoryEditing.ReadPdf pdf) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("number", BigDecimal.valueOf(number));
        LINES.forEach(field -> version.put(field, EntryForm.given(typed, field)));
        String language = typed.getOrDefault("language", "");
        String text = typed.getOrDefault("text", "");
        Map<String, Object> texts = new LinkedHashMap<>();
        Map<String, Object> pdfs = new LinkedHashMap<>();
        if (pdf != null) {
            pdfs.put(language, pdf.hash());
            text = text.isBlank() ? pdf.text() : text;
        }
        texts.put(language, text);
        version.put("text", texts);
        version.put("pdf", pdfs);
        return version;
    }

    /** Takes a version back. */
    @POST
    @Path("{slug}/take-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response takeBack(@PathParam("slug") String slug, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_DIRECTORY);
        Entry present = editing.one(PART, slug);
        String which = Forms.text(form, "version");
        return Forms.tried(
                () -> {
                    if (listed(present).stream()
                            .noneMatch(version -> line(version).number().equals(which))) {
                        throw new Refusal.Invalid("/version", "routing.document.take-back.version");
                    }
                    return saved(EntryForm.asSeen(() -> editing.takeBack(
                                    slug,
                                    Integer.parseInt(which),
                                    Forms.text(form, "reason"),
                                    Forms.text(form, "seen")::equals))
                            .name());
                },
                refused -> {
                    Typed typed = Typed.of(present);
                    typed.fields().put("language", reader.language().tag());
                    typed.fields().putAll(Forms.single(form));
                    return again(present, typed, present.tag(), List.of(), false, refused);
                });
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

    private static DocumentDeskView.Line line(Map<String, Object> version) {
        Map<String, Object> back =
                version.get("takenBack") instanceof Map<?, ?> given ? DirectoryPart.fields(given) : Map.of();
        return new DocumentDeskView.Line(
                String.valueOf(version.get("number")), (String) back.get("on"), (String) back.get("reason"));
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
                        "/" + reader.language().tag() + "/desk/directory/documents/" + slug + "?said=saved#done"))
                .build();
    }

    private static Map<String, Object> wanted(Typed typed) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        EntryForm.names(typed.fields(), wanted);
        wanted.put("kind", typed.fields().getOrDefault("kind", ""));
        wanted.put("agencies", typed.agencies());
        wanted.put("taskForces", typed.taskForces());
        return wanted;
    }

    private Response again(
            Entry present, Typed typed, String seen, List<DirectoryChange> meanwhile, boolean adding, Refused refused)
            throws Exception {
        return refused.answer(view(
                refused.status(),
                present,
                typed,
                seen,
                meanwhile,
                adding,
                false,
                refused.at(fault -> EntryForm.place(fault, reader.language())).lines()));
    }

    private DocumentDeskView view(Entry entry, int status, boolean saved, List<Fault> faults) throws Exception {
        Typed typed = Typed.of(entry);
        typed.fields().put("language", reader.language().tag()); // Of the version that may be added.
        return view(status, entry, typed, entry.tag(), List.of(), false, saved, faults);
    }

    private DocumentDeskView view(
            int status,
            Entry entry,
            Typed typed,
            String seen,
            List<DirectoryChange> meanwhile,
            boolean adding,
            boolean saved,
            List<Fault> faults)
            throws Exception {
        Language language = reader.language();
        String slug = entry == null ? null : entry.name();
        List<Choice> which =
                new ArrayList<>(List.of(new Choice("", messages.get(language, "routing.document.version.next"))));
        List<DocumentDeskView.Line> lines = entry == null
                ? List.of()
                : listed(entry).stream().map(DocumentDeskPages::line).toList();
        lines.stream()
                .filter(line -> line.takenBackOn() == null)
                .forEach(line -> which.add(new Choice(
                        line.number(), messages.get(language, "routing.document.version.in", line.number()))));
        List<Choice> forces = editing.all(DirectoryPart.TASK_FORCE).stream()
                .map(force -> new Choice(force.name(), EntryViews.name(force.fields(), language)))
                .toList();
        return new DocumentDeskView(
                status,
                slug,
                entry == null ? null : EntryViews.name(entry.fields(), language),
                entry == null ? null : EntryViews.nameLanguage(entry.fields(), language),
                entry == null || entry.active(),
                typed.fields(),
                typed.agencies(),
                typed.taskForces(),
                EntryForm.languages(language),
                new DocumentDeskView.Options(
                        Arrays.stream(DocumentKind.values())
                                .map(kind -> new Choice(
                                        kind.tag(), messages.get(language, "directory.document.kind." + kind.tag())))
                                .toList(),
                        EntryViews.with(
                                views.agencies(language, false),
                                typed.agencies(),
                                agency -> directory.agencyName(agency, language)),
                        forces,
                        views.languages(language),
                        which),
                lines,
                seen,
                meanwhile,
                slug == null ? List.of() : views.history(PART, slug, language),
                adding,
                views.may(Right.EDIT_DIRECTORY),
                saved,
                faults);
    }
}
