package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.answerable.web.Reader;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The first page. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HomePages {
    @Inject
    Reader reader;

    @Inject
    FirstPage firstPage;

    @GET
    @Operation(hidden = true)
    public View home() {
        return firstPage.read(reader.language());
    }
}
