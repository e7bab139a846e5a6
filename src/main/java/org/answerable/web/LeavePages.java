package org.answerable.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * What the quick exit asks for on its way out: whoever sits down here next finds nothing of what the browser carried.
 */
@Path("/leave")
@RequestScoped
public class LeavePages {
    @Inject
    CarriedForm carried;

    @POST
    @Operation(hidden = true)
    @TakesAnyPost("It ends what this browser carries and nothing that is kept; nobody who leaves waits for a token.")
    public Response leave() {
        return Response.noContent()
                .cookie(carried.ended().toArray(NewCookie[]::new))
                .build();
    }
}
