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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Translations;
import org.answerable.platform.Refusal.Fault;
import org.answerable.translation.TranslationQueueView.Line;
import org.answerable.translation.TranslationQueueView.Tongue;
import org.answerable.translation.TranslationReading.Item;
import org.answerable.translation.TranslationReading.TranslationWork;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Translation at the desk: the queue, and one text at a time with what helps. */
@Path("/desk/translation")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class TranslationPages {
    private static final int SIZE = 25;
    private static final int EXCERPT = 160;

    @Inject
    TranslationReading reading;

    @Inject
    Translating translating;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public TranslationQueueView queue(
            @QueryParam("target") String target,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("done") String done) {
        boolean reviewed = "reviewed".equals(state);
        Items<Item> page = reading.list(target, reviewed ? state : null, cursor, SIZE);
        Map<String, Long> waiting = reading.waiting();
        List<Tongue> tongues = waiting.entrySet().stream()
                .map(e -> new Tongue(new Language(e.getKey()), e.getValue()))
                .toList();
        String into = target == null
                ? ""
                : Languages.parse(target)
                        .map(Translations::target)
                        .map(Language::tag)
                        .orElse("");
        return new TranslationQueueView(
                into,
                reviewed,
                waiting.values().stream().mapToLong(Long::longValue).sum(),
                tongues,
                page.items().stream().map(TranslationPages::line).toList(),
                page.next() == null ? null : address(into, reviewed, page.next()),
                cursor != null && !cursor.isEmpty() ? address(into, reviewed, "") : null,
                "true".equals(done));
    }

    private static String address(String target, boolean reviewed, String cursor) {
        return "/desk/translation?target=" + target + (reviewed ? "&state=reviewed" : "")
                + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
    }

    private static Line line(Item item) {
        String words = (item.title() == null ? item.text() : item.title() + " – " + item.text()).strip();
        return new Line(
                item.id(),
                item.kind(),
                item.state(),
                new Language(item.language()),
                new Language(item.target()),
                Barred.none(words).onOneLine().beginning(EXCERPT).text(),
                item.waits(),
                item.since());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public TranslationView one(@PathParam("id") String id) {
        TranslationWork work = reading.work(id);
        TranslationReading.TranslationDraft draft = work.passage().translation();
        return view(
                200,
                work,
                work.passage().mark(),
                draft == null ? "" : draft.title(),
                draft == null ? "" : draft.text(),
                List.of());
    }

    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response save(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        String title = Forms.text(form, "title");
        String text = Forms.text(form, "text").replace("\r\n", "\n");
        return Forms.tried(
                () -> {
                    translating.save(id, Forms.text(form, "mark"), title, text);
                    return saved(form);
                },
                refused -> {
                    TranslationWork work = reading.work(id);
                    return refused.answer(
                            view(refused.status(), work, work.passage().mark(), title, text, refused.lines()));
                });
    }

    private Response saved(MultivaluedMap<String, String> form) {
        String target = Languages.parse(Forms.text(form, "target"))
                .map(Translations::target)
                .map(Language::tag)
                .orElse("");
        return Response.seeOther(URI.create(
                        "/" + reader.language().tag() + "/desk/translation?target=" + target + "&done=true#done"))
                .build();
    }

    private static TranslationView view(
            int status, TranslationWork work, String mark, String title, String text, List<Fault> faults) {
        Item p = work.passage();
        String by = p.translation() == null ? null : p.translation().by();
        return new TranslationView(
                status,
                p.id(),
                p.kind(),
                p.state(),
                new Language(p.language()),
                new Language(p.target()),
                p.waits(),
                p.since(),
                mark,
                p.title(),
                p.text(),
                by,
                title == null ? "" : title,
                text,
                work.glossary(),
                work.memory(),
                faults);
    }
}
