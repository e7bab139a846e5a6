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
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.Untried;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Which roles must have a second factor, as a page for administrators. */
@Path("/desk/second-factor")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class FactorRulePages {
    @Inject
    FactorKeeping keeping;

    @Inject
    Reader reader;

    /** The roles as they are now. */
    public record FactorRuleView(Set<Role> roles, boolean saved) implements View {
        @Override
        public String template() {
            return "accounts/FactorRuleView.jte";
        }
    }

    @GET
    @Operation(hidden = true)
    public View show(@QueryParam("saved") boolean saved) {
        return new FactorRuleView(keeping.demanded(), saved);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    @Untried("Ticks, of which each choice is right.")
    public Response demand(MultivaluedMap<String, String> form) {
        keeping.demand(AccountsPages.roles(form));
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/second-factor?saved=true#done"))
                .build();
    }
}
