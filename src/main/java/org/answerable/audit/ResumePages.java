package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Going on after an older backup was put in place, as a page for administrators. */
@Path("/desk/journal")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ResumePages {
    @Inject
    Resuming resuming;

    @Inject
    Reader reader;

    /** The page; {@code reason} as it was typed. */
    public record ResumeView(Resuming.JournalState state, String reason, List<Fault> faults) implements View {
        @Override
        public String template() {
            return "audit/ResumeView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public ResumeView show() throws Exception {
        return new ResumeView(resuming.state(), "", List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response resume(MultivaluedMap<String, String> form) throws Exception {
        String reason = Forms.text(form, "reason");
        return Forms.tried(
                () -> {
                    resuming.resume(reason);
                    return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/journal#resumed"))
                            .build();
                },
                refused -> refused.answer(new ResumeView(resuming.state(), reason, refused.lines())));
    }
}
