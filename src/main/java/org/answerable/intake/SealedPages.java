package org.answerable.intake;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.access.Identity;
import org.answerable.accounts.Accounts;
import org.answerable.directory.Directory;
import org.answerable.intake.OpeningSealed.OpenedWords;
import org.answerable.intake.OpeningSealed.SealedFile;
import org.answerable.intake.OpeningSealed.SealedItem;
import org.answerable.language.Language;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Sealed originals at the desk: the list, one with what was asked of it, asking, deciding, reading. All of it works
 * without JavaScript.
 */
@Path("/desk/sealed")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SealedPages {
    private static final Set<String> DONE = Set.of("asked", "agreed", "declined");

    @Inject
    OpeningSealed opening;

    @Inject
    Accounts accounts;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public View list(@QueryParam("cursor") String cursor) {
        Items<SealedItem> found = opening.list(cursor, 25);
        return new SealedListView(
                found.items().stream().map(this::line).toList(), found.next(), cursor != null && !cursor.isEmpty());
    }

    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public View one(@PathParam("id") String id, @QueryParam("done") String done) {
        return view(200, id, done != null && DONE.contains(done) ? done : null, null, null, null, List.of(), "");
    }

    @POST
    @Path("{id}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response act(@PathParam("id") String id, @PathParam("act") String act, MultivaluedMap<String, String> form) {
        String reason = Forms.text(form, act + "-reason");
        return Forms.tried(
                () -> acted(id, act, reason),
                refused -> refused.answer(view(
                        refused.status(),
                        id,
                        null,
                        act,
                        refused.problem(),
                        null,
                        refused.in(act).faults(),
                        reason)));
    }

    private Response acted(String id, String act, String reason) {
        String done =
                switch (act) {
                    case "ask" -> {
                        opening.ask(id, reason);
                        yield "asked";
                    }
                    case "agree" -> {
                        opening.agree(id);
                        yield "agreed";
                    }
                    case "decline" -> {
                        opening.decline(id, reason);
                        yield "declined";
                    }
                    case "open" -> null;
                    default -> throw new Refusal.NotFound();
                };
        if (done == null) {
            OpenedWords words = opening.open(id);
            return Response.ok(view(200, id, null, null, null, words, List.of(), ""))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        return Response.seeOther(
                        URI.create("/" + reader.language().tag() + "/desk/sealed/" + id + "?done=" + done + "#done"))
                .build();
    }

    /** A form's own address, opened without a form: the sealed original. */
    @GET
    @Path("{id}/{act}")
    @Operation(hidden = true)
    public View instead(@PathParam("id") String id, @PathParam("act") String act) {
        return one(id, null);
    }

    private SealedView view(
            int status,
            String id,
            String done,
            String tried,
            String conflict,
            OpenedWords words,
            List<Fault> faults,
            String typed) {
        SealedFile file = opening.file(id);
        return new SealedView(
                status, line(file.sealed()), file, people(file), done, tried, conflict, words, faults, typed);
    }

    private SealedListView.Line line(SealedItem item) {
        return new SealedListView.Line(
                item,
                new Language(item.language()),
                item.topics().stream()
                        .map(slug -> directory.topicName(slug, reader.language()))
                        .toList());
    }

    /** Names by account; who left keeps the account's. */
    private Map<String, String> people(SealedFile file) {
        return file.requests().stream()
                .flatMap(r -> Stream.of(r.askedBy(), r.decidedBy()))
                .filter(name -> name != null)
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> accounts.identity(name)
                                .map(Identity::displayName)
                                .orElse(name)));
    }
}
