package org.answerable.directory;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.NamesView.Chosen;
import org.answerable.directory.NamesView.InLanguage;
import org.answerable.directory.NamesView.Line;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.Naming.Entry;
import org.answerable.directory.Naming.Kind;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The names of agencies, topics, kinds and states as pages of the desk. */
@Path("/desk/names")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class NamesPages {
    @Inject
    Naming naming;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public NamesView all() {
        return view(200, null, false, List.of());
    }

    @GET
    @Path("{kind: agency|topic|word}/{slug}")
    @Operation(hidden = true)
    public NamesView one(
            @PathParam("kind") String kind, @PathParam("slug") String slug, @QueryParam("said") String said) {
        Entry entry = naming.one(Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)), slug);
        List<InLanguage> names = new ArrayList<>();
        for (Language language : Languages.UI) {
            Called called = entry.names().getOrDefault(language.tag(), new Called("", ""));
            names.add(new InLanguage(language.tag(), called.name(), called.description()));
        }
        return view(
                200,
                new Chosen(path(entry), name(entry), hasDescription(entry), names),
                "saved".equals(said),
                List.of());
    }

    /**
     * Saves what was changed. A language whose name is left empty keeps what it had; a word is then the product's own
     * again.
     */
    @POST
    @Path("{kind: agency|topic|word}/{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(
            @PathParam("kind") String kind, @PathParam("slug") String slug, MultivaluedMap<String, String> form) {
        Kind which = Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
        Entry entry = naming.one(which, slug);
        List<Fault> faults = new ArrayList<>();
        List<InLanguage> typed = new ArrayList<>();
        for (Language language : Languages.UI) {
            String name = Forms.text(form, "name." + language.tag());
            String description = Forms.text(form, "description." + language.tag());
            typed.add(new InLanguage(language.tag(), name, description));
            if (!name.isBlank() || which == Kind.WORD) {
                faults.addAll(Forms.tried(
                        () -> {
                            naming.call(which, slug, language.tag(), name, description);
                            return List.of();
                        },
                        refused -> refused.at(fault -> fault.pointer() + "/" + language.tag())
                                .lines()));
            }
        }
        if (!faults.isEmpty()) {
            return Response.status(422)
                    .entity(view(
                            422, new Chosen(path(entry), name(entry), hasDescription(entry), typed), false, faults))
                    .build();
        }
        return Response.seeOther(URI.create("/" + reader.language().tag() + path(entry) + "?said=saved#done"))
                .build();
    }

    private NamesView view(int status, Chosen chosen, boolean saved, List<Fault> faults) {
        List<Entry> all = naming.all();
        Map<Boolean, List<Line>> words = lines(all, Kind.WORD).stream()
                .collect(Collectors.partitioningBy(line -> line.path().contains(".kind.")));
        return new NamesView(
                status,
                lines(all, Kind.AGENCY),
                lines(all, Kind.TOPIC),
                words.get(true),
                words.get(false),
                chosen,
                saved,
                caller.identity().filter(who -> who.has(Right.EDIT_DIRECTORY)).isPresent(),
                faults);
    }

    private List<Line> lines(List<Entry> all, Kind kind) {
        return all.stream()
                .filter(e -> e.kind().equals(kind.tag()))
                .map(e -> new Line(path(e), name(e), kind == Kind.WORD ? e.slug() : null, (int) Languages.UI.stream()
                        .filter(l -> !e.names().containsKey(l.tag()))
                        .count()))
                .toList();
    }

    private String name(Entry entry) {
        Called called = Languages.choose(entry.names(), reader.language());
        return called == null ? entry.slug() : called.name();
    }

    private static boolean hasDescription(Entry entry) {
        return !entry.kind().equals(Kind.WORD.tag());
    }

    private static String path(Entry entry) {
        return "/desk/names/" + entry.kind() + "/" + entry.slug();
    }
}
