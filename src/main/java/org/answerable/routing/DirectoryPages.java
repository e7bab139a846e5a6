package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The whole directory, as a page of the desk: what there is of it, its file, and the one that comes with the product.
 */
@Path("/desk/directory")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DirectoryPages {
    @Inject
    DirectoryFiling filing;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public DirectoryView show(@QueryParam("taken") boolean taken) {
        return view(200, taken, List.of());
    }

    /** The file that {@code GET /api/v1/desk/directory} answers, for whoever is signed in and has no token. */
    @GET
    @Path("file")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response file() {
        return Response.ok(
                        filing.read().text().getBytes(StandardCharsets.UTF_8),
                        MediaType.APPLICATION_JSON + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"directory.json\"")
                .build();
    }

    @POST
    @Path("ready-made")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response takeReadyMade(MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> {
                    filing.takeReadyMade();
                    return Response.seeOther(
                                    URI.create("/" + reader.language().tag() + "/desk/directory?taken=true#done"))
                            .build();
                },
                refused -> refused.answer(view(refused.status(), false, refused.lines())));
    }

    private DirectoryView view(int status, boolean taken, List<Fault> faults) {
        DirectoryFiling.Extent extent = filing.extent();
        return new DirectoryView(
                status,
                extent.agencies(),
                extent.topics(),
                extent.rules(),
                extent.taskForces(),
                extent.documents(),
                extent.empty(),
                caller.identity().filter(who -> who.has(Right.EDIT_DIRECTORY)).isPresent(),
                taken,
                faults);
    }
}
