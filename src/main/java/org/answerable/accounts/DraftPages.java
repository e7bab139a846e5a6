package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.answerable.web.FormBody;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Keeps a form of the desk without sending it: the form at {@code /desk/x} is posted to {@code /desk/drafts/x}, and its
 * page comes again.
 */
@Path("/desk/drafts/{place: .+}")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DraftPages {
    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    /**
     * {@code discard}: ends what was kept instead; {@code list}: from the list, which comes again; {@code quiet}: a
     * script asks, and shows nothing of the answer.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @Untried("It only keeps what is typed.")
    public Response keep(@PathParam("place") String place, byte[] body) {
        MultivaluedMap<String, String> form = FormBody.read(body);
        if (Forms.ticked(form, "discard")) {
            drafts.discard("/desk/" + place, form);
        } else {
            drafts.keep("/desk/" + place, form);
        }
        if (Forms.ticked(form, "list")) {
            return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/drafts"))
                    .build();
        }
        return Forms.ticked(form, "quiet") ? Response.noContent().build() : page(place);
    }

    /** The address of a draft, opened without a form: its page. */
    @GET
    @Operation(hidden = true)
    public Response page(@PathParam("place") String place) {
        String own = SignInPages.own("/" + reader.language().tag() + "/desk/" + place + reader.query())
                .orElse("/" + reader.language().tag() + "/desk");
        return Response.seeOther(URI.create(own)).build();
    }
}
