package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.journal.ReadingDigests;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who looked at a case, for auditors. */
@Path("/desk/reads")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ReadsPages {
    private static final int SIZE = 25;

    @Inject
    ReadsReading reads;

    @Context
    UriInfo address;

    @GET
    @Operation(hidden = true)
    public ReadsView list() throws Exception {
        return view(null);
    }

    /** Not redirected: what was found is of this moment. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public ReadsView check() throws Exception {
        return view(reads.check());
    }

    private ReadsView view(List<ReadingDigests.Differs> differing) throws Exception {
        String cursor = asked("cursor");
        Items<ReadsReading.ReadItem> page = reads.list(asked("subject"), asked("actor"), cursor, SIZE);
        String query = Stream.of("subject", "actor")
                .filter(name -> !asked(name).isBlank())
                .map(name -> name + "=" + URLEncoder.encode(asked(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new ReadsView(
                page.items(),
                page.next(),
                !cursor.isEmpty(),
                asked("subject"),
                asked("actor"),
                differing,
                query.isEmpty() ? "" : "?" + query);
    }

    private String asked(String parameter) {
        return Forms.text(address.getQueryParameters(), parameter);
    }
}
