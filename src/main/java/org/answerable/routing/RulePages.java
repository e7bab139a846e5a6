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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.intake.Kind;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryEditing.Entry;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Rules as pages of the desk: all as sentences in their order, and each with its conditions and earlier versions. */
@Path("/desk/rules")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class RulePages {
    private static final DirectoryPart PART = DirectoryPart.RULE;
    private static final List<String> LISTS = List.of("topics", "counties", "kinds", "agencies", "languages");

    @Inject
    Directory directory;

    @Inject
    DirectoryEditing editing;

    @Inject
    EntryViews views;

    @Inject
    RuleSimulating simulating;

    @Inject
    RuleSentences sentences;

    @Inject
    Messages messages;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public RulesView list(@QueryParam("q") String q) {
        String words = q == null ? "" : q.strip();
        String sought = words.toLowerCase(Locale.ROOT);
        List<RuleLine> lines = editing.all(PART).stream()
                .map(rule -> views.line(rule, reader.language()))
                .filter(line -> line.id().contains(sought) || line.sentence().holds(sought))
                .toList();
        return new RulesView(
                words,
                lines.stream().filter(RuleLine::active).toList(),
                lines.stream().filter(line -> !line.active()).toList(),
                views.may(Right.EDIT_ROUTING));
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public RuleView begin() throws Exception {
        caller.with(Right.EDIT_ROUTING);
        return view(
                200,
                null,
                new HashMap<>(Map.of("role", "lead", "priority", "50")),
                Map.of(),
                null,
                List.of(),
                false,
                List.of());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response add(MultivaluedMap<String, String> form) throws Exception {
        Map<String, Object> wanted = wanted(form);
        wanted.put("id", Forms.text(form, "id").strip());
        return Forms.tried(
                () -> saved(editing.addRule(wanted).name()), refused -> again(null, form, null, List.of(), refused));
    }

    @GET
    @Path("{name}")
    @Operation(hidden = true)
    public RuleView show(@PathParam("name") String name, @QueryParam("said") String said) throws Exception {
        return view(editing.one(PART, name), 200, "saved".equals(said), List.of());
    }

    @POST
    @Path("{name}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response change(@PathParam("name") String name, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_ROUTING);
        Entry present = editing.one(PART, name);
        Map<String, Object> wanted = wanted(form);
        return Forms.tried(
                () -> saved(change(name, wanted, Forms.text(form, "seen"))),
                refused -> again(
                        present,
                        form,
                        present.tag(),
                        refused.conflict() == null ? List.of() : present.meanwhile(wanted),
                        refused));
    }

    /** What a new rule would have changed; it is not added. */
    @POST
    @Path("new/simulate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response simulateNew(MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_ROUTING);
        Map<String, Object> wanted = wanted(form);
        wanted.put("id", Forms.text(form, "id").strip());
        return Forms.tried(
                () -> Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/rules/simulations/"
                                + simulating.begin(null, wanted, RuleSimulating.USUAL)))
                        .build(),
                refused -> again(null, form, null, List.of(), refused));
    }

    /** What this version would have changed; nothing of the rule is changed. */
    @POST
    @Path("{name}/simulate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response simulate(@PathParam("name") String name, MultivaluedMap<String, String> form) throws Exception {
        caller.with(Right.EDIT_ROUTING);
        Entry present = editing.one(PART, name);
        Map<String, Object> wanted = wanted(form);
        wanted.put("active", true);
        boolean seen = present.tag().equals(Forms.text(form, "seen"));
        return Forms.tried(
                () -> {
                    if (!seen) {
                        throw new Refusal.Conflict("routing.edit.meanwhile");
                    }
                    return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/rules/simulations/"
                                    + simulating.begin(name, wanted, RuleSimulating.USUAL)))
                            .build();
                },
                refused -> again(present, form, present.tag(), seen ? List.of() : present.meanwhile(wanted), refused));
    }

    @POST
    @Path("{name}/{act: off|on}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response turn(
            @PathParam("name") String name, @PathParam("act") String act, MultivaluedMap<String, String> form)
            throws Exception {
        caller.with(Right.EDIT_ROUTING);
        return Forms.tried(
                () -> saved(change(name, Map.of("active", act.equals("on")), Forms.text(form, "seen"))),
                refused -> refused.answer(view(editing.one(PART, name), refused.status(), false, refused.lines())));
    }

    private String change(String name, Map<String, Object> changes, String seen) {
        Map<String, Object> present = editing.one(PART, name).fields();
        return EntryForm.asSeen(() -> editing.changeRule(name, EntryForm.patch(present, changes), seen::equals))
                .name();
    }

    private Response saved(String name) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/rules/" + name + "?said=saved#done"))
                .build();
    }

    /** A rule as the file has it, of its form. */
    static Map<String, Object> wanted(MultivaluedMap<String, String> form) {
        Map<String, Object> when = new LinkedHashMap<>();
        for (String list : LISTS) {
            List<String> chosen = Forms.texts(form, list);
            if (!chosen.isEmpty()) {
                when.put(list, chosen);
            }
        }
        List<String> about = EntryForm.lines(Forms.text(form, "about"));
        if (!about.isEmpty()) {
            when.put("about", about);
        }
        Map<String, Object> words = EntryForm.words(Forms.single(form));
        if (!words.isEmpty()) {
            when.put("words", words);
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("agency", Forms.text(form, "agency"));
        wanted.put("role", Forms.text(form, "role"));
        wanted.put("priority", AgencyPages.number(Forms.text(form, "priority")));
        wanted.put("because", EntryForm.because(Forms.single(form)));
        wanted.put("when", when);
        return wanted;
    }

    private Response again(
            Entry present,
            MultivaluedMap<String, String> form,
            String seen,
            List<DirectoryChange> meanwhile,
            Refused refused)
            throws Exception {
        Map<String, Collection<String>> chosen = new HashMap<>();
        LISTS.forEach(list -> chosen.put(list, Forms.texts(form, list)));
        return refused.answer(view(
                refused.status(),
                present,
                Forms.single(form),
                chosen,
                seen,
                meanwhile,
                false,
                refused.at(fault -> EntryForm.place(fault, reader.language())).lines()));
    }

    private RuleView view(Entry entry, int status, boolean saved, List<Fault> faults) throws Exception {
        Map<String, Object> when = DirectoryPart.fields(entry.fields().get("when"));
        Map<String, String> typed = new HashMap<>(EntryForm.typed(entry.fields()));
        EntryForm.typed(when).forEach((field, text) -> {
            if (field.startsWith("words.") || field.equals("about")) {
                typed.put(field, text);
            }
        });
        Map<String, Collection<String>> chosen = new HashMap<>();
        Map<String, String> listed = EntryForm.typed(when);
        LISTS.forEach(list -> chosen.put(list, EntryForm.lines(listed.getOrDefault(list, ""))));
        return view(status, entry, typed, chosen, entry.tag(), List.of(), saved, faults);
    }

    private RuleView view(
            int status,
            Entry entry,
            Map<String, String> typed,
            Map<String, Collection<String>> chosen,
            String seen,
            List<DirectoryChange> meanwhile,
            boolean saved,
            List<Fault> faults)
            throws Exception {
        Language language = reader.language();
        String id = entry == null ? null : entry.name();
        return new RuleView(
                status,
                id,
                entry == null ? null : sentences.of(entry.fields(), language),
                entry == null || entry.active(),
                typed,
                chosen,
                new RuleView.Options(
                        EntryViews.with(
                                views.agencies(language, false),
                                Stream.concat(
                                                chosen.getOrDefault("agencies", List.of()).stream(),
                                                Stream.of(typed.getOrDefault("agency", "")))
                                        .toList(),
                                slug -> directory.agencyName(slug, language)),
                        List.of(
                                new Choice("lead", messages.get(language, "casework.role.lead")),
                                new Choice("support", messages.get(language, "casework.role.support"))),
                        Arrays.stream(Kind.values())
                                .map(kind ->
                                        new Choice(kind.tag(), messages.get(language, "intake.kind." + kind.tag())))
                                .toList(),
                        EntryViews.with(
                                views.topics(language, false),
                                chosen.getOrDefault("topics", List.of()),
                                slug -> directory.topicName(slug, language)),
                        views.counties(),
                        EntryViews.with(
                                views.languages(language),
                                chosen.getOrDefault("languages", List.of()),
                                tag -> new Language(tag).name(language))),
                EntryForm.spoken(typed, language),
                EntryForm.languages(language),
                seen,
                meanwhile,
                id == null
                        ? List.of()
                        : editing.versions(id).stream()
                                .map(version -> new RuleView.Version(
                                        version.number(),
                                        version.since(),
                                        sentences.of(fields(version.says()), language)))
                                .toList(),
                id == null ? List.of() : views.history(PART, id, language),
                views.may(Right.EDIT_ROUTING),
                saved,
                faults);
    }

    private static Map<String, Object> fields(RuleWanted rule) {
        return DirectoryPart.fields(DirectoryPart.RULE
                .of(DirectoryPart.document(new DirectoryFile(List.of(), List.of(), List.of(rule))))
                .getFirst());
    }
}
