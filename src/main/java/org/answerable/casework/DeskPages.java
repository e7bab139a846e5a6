package org.answerable.casework;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The desk's first page. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class DeskPages {
    @Inject
    DeskReading reading;

    @GET
    @Operation(hidden = true)
    public DeskView first() {
        return new DeskView(reading.waiting());
    }
}
