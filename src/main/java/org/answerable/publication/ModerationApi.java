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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.publication.ModerationReading.SubmissionFile;
import org.answerable.publication.ModerationReading.SubmissionItem;
import org.answerable.redaction.Redaction;
import org.answerable.web.Items;
import org.answerable.web.JsonInput;
import org.answerable.web.PageSize;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Moderation for programs. */
@Path("/api/v1/desk/submissions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModerationApi {
    @Inject
    ModerationReading reading;
    @Inject
    Publishing publishing;
    @Inject
    Caller caller;
    @Inject
    Reader reader;

    @GET
    public Items<SubmissionItem> list(@QueryParam("state") String state, @QueryParam("cursor") String cursor, @QueryParam("size") String size) {
        return reading.list(state, cursor, PageSize.of(size, 50), reader.language());
    }

    @GET
    @Path("/{id}")
    public SubmissionFile one(@PathParam("id") String id) {
        return reading.file(id, reader.language());
    }

    @POST
    @Path("/{id}/publish")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Publish, or renew what is published", description = "Makes public the text and the answers named in answers: [{id, redactions}]. Where answers is absent, "
            + "a first publication takes all answers given so far, a later one adds none; those already public stay. Without title, the writer's title is public only where nothing "
            + "hidden stands in it and nothing in it looks personal. A title or a named answer that says a hidden word is refused (422, with the word); in answers not named the word is "
            + "hidden as well, and alsoHidden says where, in code points of the answer as written. replace: true puts these redactions in the place of the earlier ones; where that shows "
            + "again what was hidden in public, reason is required, and kept.")
    public Publishing.Published publish(@PathParam("id") String id, byte[] body) {
        caller.with(Right.MODERATE);
        JsonInput json = JsonInput.of(body);
        List<Redaction> redactions = redactions(json);
        String title = json.text("title");
        Map<String, List<Redaction>> answers = json.given("answers") ? new HashMap<>() : null;
        for (JsonInput answer : json.objects("answers")) {
            answers.computeIfAbsent(answer.required("id"), none -> new ArrayList<>()).addAll(redactions(answer));
            answer.noOthers();
        }
        boolean replace = json.flag("replace", false);
        String reason = json.text("reason");
        json.done();
        return publishing.publish(id, new Publishing.Decision(redactions, title, answers, replace, null, reason));
    }

    private static List<Redaction> redactions(JsonInput json) {
        List<Redaction> redactions = new ArrayList<>();
        for (JsonInput redaction : json.objects("redactions")) {
            Integer start = redaction.number("start");
            Integer end = redaction.number("end");
            String kind = redaction.required("kind");
            redaction.text("reason"); // Accepted as our own answers carry it; the kind decides the words.
            redaction.noOthers();
            if (start == null) {
                redaction.fault("start", "platform.fault.required");
            }
            if (end == null) {
                redaction.fault("end", "platform.fault.required");
            }
            redactions.add(new Redaction(start == null ? -1 : start, end == null ? -1 : end, kind));
        }
        return redactions;
    }

    @POST
    @Path("/{id}/withhold")
    @Consumes(MediaType.APPLICATION_JSON)
    public SubmissionFile withhold(@PathParam("id") String id, byte[] body) {
        caller.with(Right.MODERATE);
        JsonInput json = JsonInput.of(body);
        String reason = json.required("reason");
        json.done();
        publishing.withhold(id, reason);
        return reading.file(id, reader.language());
    }
}
