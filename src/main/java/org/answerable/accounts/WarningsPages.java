package org.answerable.accounts;

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
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How one is told of deadlines oneself, as a page. */
@Path("/desk/account/warnings")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class WarningsPages {
    private static final String SAID = "saved";

    @Inject
    ChoosingWarnings choosing;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public WarningsView show(@QueryParam("said") String said) {
        return view(200, null, SAID.equals(said), List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response choose(MultivaluedMap<String, String> form) {
        String delivery = Forms.text(form, "delivery");
        return Forms.tried(
                () -> {
                    choosing.choose(delivery);
                    return Response.seeOther(URI.create(
                                    "/" + reader.language().tag() + "/desk/account/warnings?said=" + SAID + "#done"))
                            .build();
                },
                refused -> refused.answer(view(refused.status(), delivery, false, refused.lines())));
    }

    private WarningsView view(int status, String sent, boolean said, List<Fault> faults) {
        ChoosingWarnings.Chosen chosen = choosing.present();
        return new WarningsView(
                status,
                caller.with(Right.USE_DESK),
                chosen.mailed(),
                sent == null ? chosen.delivery().tag() : sent,
                said,
                faults);
    }
}
