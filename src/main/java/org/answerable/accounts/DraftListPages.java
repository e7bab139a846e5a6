package org.answerable.accounts;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * All that an account typed at the desk and did not send, with its words: also of a form that is there no longer, or
 * that the account may not open any more.
 */
@Path("/desk/drafts")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DraftListPages {
    @Inject
    DraftKeeping drafts;

    /**
     * @param kept newest first
     * @param days how long each is kept
     */
    public record DraftListView(List<DraftKeeping.Kept> kept, long days) implements View {
        @Override
        public String template() {
            return "accounts/DraftListView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public DraftListView list() {
        return new DraftListView(drafts.own(path -> true).reversed(), DraftKeeping.KEPT.toDays());
    }
}
