package org.answerable.accounts;

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
import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The way to a second administrator for whom whoever runs the server vouches (ADR 52), as a page. */
@Path("/desk/second-administrator")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SecondAdministratorPages {
    @Inject
    InvitationKeeping invitations;

    @Inject
    AccountKeeping accounts;

    @Inject
    Inviting inviting;

    @Inject
    DraftKeeping drafts;

    @Inject
    Reader reader;

    /**
     * @param needsTwo whether there is, or was, a second administrator already
     * @param open invitations that wait for their person, and for whoever runs the server
     * @param link what was just made, shown this once; {@code null} for nothing
     * @param mailed whether the link was sent by mail as well
     * @param name what was typed
     */
    public record SecondAdministratorView(
            boolean needsTwo, List<Inviting.Line> open, String link, boolean mailed, String name, List<Fault> faults)
            implements View {
        /** What makes the code of an invitation, at the server's console. */
        public String command(Inviting.Line invitation) {
            return "script/second-administrator " + invitation.code() + " " + invitation.name();
        }

        @Override
        public String template() {
            return "accounts/SecondAdministratorView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public View show() {
        return view(null, false, "", List.of());
    }

    /** Not redirected: the link must not stand in an address of this page. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response invite(MultivaluedMap<String, String> form) {
        String name = Forms.text(form, "name");
        return Forms.tried(
                () -> {
                    AccountKeeping.Done done = invitations.createVouched(name);
                    drafts.discard(reader.path()); // No redirect, by which it would end by itself.
                    boolean mailed = inviting.send(done.letter(), reader.language());
                    return Response.ok(view(inviting.address(done.secret(), reader.language()), mailed, "", List.of()))
                            .build();
                },
                refused -> refused.answer(view(null, false, name, refused.lines())));
    }

    private View view(String link, boolean mailed, String name, List<Fault> faults) {
        return new SecondAdministratorView(accounts.needsTwo(), inviting.vouched(), link, mailed, name, faults);
    }
}
