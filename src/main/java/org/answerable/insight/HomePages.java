package org.answerable.insight;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.answerable.platform.http.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePages {
    @GET
    @Operation(hidden = true)
    public View home() {
        return new HomeView(List.of(), null, 0, 0, List.of());
    }
}
