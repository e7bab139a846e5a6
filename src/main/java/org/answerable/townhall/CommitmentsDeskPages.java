package org.answerable.townhall;

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
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Keeping promises, as a page of the desk. */
@Path("/desk/commitments")
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class CommitmentsDeskPages {
    @Inject
    TownHallReading reading;

    @Inject
    CommitmentKeeping keeping;

    @Inject
    TownHallDeskViews views;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public CommitmentsDeskView list(@QueryParam("done") String done, @QueryParam("cursor") String cursor) {
        return views.commitments(
                200,
                cursor,
                done != null && TownHallDeskPages.DONE.contains(done) ? done : null,
                null,
                "",
                "",
                List.of());
    }

    /** A form's own address, opened without a form: the list from that promise on. */
    @GET
    @Path("{id}")
    @Operation(hidden = true)
    public Response instead(@PathParam("id") String id) {
        caller.with(Right.READ_TOWN_HALL_DESK);
        String from = reading.from(id);
        return Response.seeOther(URI.create(
                        "/" + reader.language().tag() + "/desk/commitments" + (from == null ? "" : "?cursor=" + from)))
                .build();
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response move(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        String from =
                reading.from(id); // Where it stood: what comes after it is next, where it is moved out of the way.
        String status = Forms.text(form, id + "-status");
        String evidence = Forms.text(form, id + "-evidence");
        return Forms.tried(
                () -> {
                    keeping.move(id, status, evidence);
                    return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/commitments?done=changed"
                                    + (from == null ? "" : "&cursor=" + from) + "#done"))
                            .build();
                },
                refused -> refused.answer(views.commitments(
                        refused.status(),
                        from,
                        null,
                        id,
                        status,
                        evidence,
                        refused.in(id).lines())));
    }
}
