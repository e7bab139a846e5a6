package org.answerable.publication;

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
import org.answerable.intake.Disowned;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.publication.ClaimReading.ClaimFile;
import org.answerable.publication.ClaimReading.ClaimItem;
import org.answerable.publication.ClaimReading.ClaimedRecord;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Names that were used falsely, at the desk: the list, one with what it is about, the decision. */
@Path("/desk/claims")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class ClaimPages {
    private static final int SIZE = 25;

    @Inject
    ClaimReading reading;

    @Inject
    ClaimDeciding deciding;

    @Inject
    Messages messages;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public ClaimsView list(@QueryParam("state") String state, @QueryParam("cursor") String cursor) {
        String shown = state == null || state.isEmpty() ? ClaimState.OPEN.tag() : state.equals("all") ? "" : state;
        Items<ClaimItem> found = reading.list(shown, cursor, SIZE);
        return new ClaimsView(
                found.items().stream()
                        .map(item -> new ClaimsView.Line(item, new Language(item.language())))
                        .toList(),
                ClaimState.of(shown).orElse(null),
                found.next(),
                cursor != null && !cursor.isEmpty());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public ClaimView one(@PathParam("id") String id, @QueryParam("done") String done) {
        return view(200, id, Map.of(), List.of(), null, "yes".equals(done));
    }

    @POST
    @Path("/{id}/decide")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> {
                    deciding.decide(
                            id,
                            new ClaimDeciding.Choice(
                                    Forms.text(form, "outcome"),
                                    Forms.text(form, "record"),
                                    Forms.text(form, "words"),
                                    Forms.text(form, "reason")));
                    return Response.seeOther(
                                    URI.create("/" + reader.language().tag() + "/desk/claims/" + id + "?done=yes#done"))
                            .build();
                },
                refused -> refused.answer(
                        view(refused.status(), id, Forms.single(form), refused.faults(), refused.problem(), false)));
    }

    private ClaimView view(
            int status, String id, Map<String, String> typed, List<Fault> faults, String conflict, boolean done) {
        ClaimFile file = reading.file(id);
        Language language = new Language(file.claim().language());
        DrawnText words = DrawnText.of(file.text(), language).hinted(reader.language());
        List<Choice> offered = new ArrayList<>();
        if (file.claim().of() == Disowned.Of.CAMPAIGN) {
            offered.add(new Choice("", messages.get(reader.language(), "publication.claim.record.none")));
            file.records().stream().map(ClaimedRecord::id).forEach(record -> offered.add(new Choice(record, record)));
        }
        return new ClaimView(
                status,
                file,
                language,
                words,
                DrawnText.glosses(List.of(words)),
                offered,
                typed,
                faults,
                conflict,
                done);
    }
}
