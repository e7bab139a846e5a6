package org.answerable.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.audit.Auditing.AuditItem;
import org.answerable.journal.AuditQuery;
import org.answerable.web.Forms;
import org.answerable.web.Items;
import org.answerable.web.NeedsProof;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal at the desk, newest first. */
@Path("/desk")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AuditPages {
    /** Acts on one page: on a phone each takes three lines. */
    private static final int SIZE = 25;

    private static final List<String> FILTERS = List.of("act", "actor", "subject", "from", "to", "sort");

    @Inject
    Auditing auditing;

    @Inject
    AuditFile file;

    @Inject
    Caller caller;

    @Context
    UriInfo address;

    @GET
    @Path("audit")
    @Operation(hidden = true)
    public AuditView list() throws Exception {
        String cursor = asked("cursor");
        AuditQuery query = query();
        Items<AuditItem> page = auditing.acts(query, cursor, SIZE);
        return new AuditView(
                page.items(),
                !cursor.isEmpty(),
                page.next(),
                page.next() != null && page.items().size() < SIZE ? Auditing.LOOKED_THROUGH : 0,
                auditing.standing(),
                query,
                AuditQuery.acts(),
                address());
    }

    private AuditQuery query() {
        return AuditQuery.read(
                asked("act"), asked("actor"), asked("subject"), asked("from"), asked("to"), asked("sort"), true);
    }

    private String asked(String parameter) {
        return Forms.text(address.getQueryParameters(), parameter);
    }

    /** What the list is narrowed to, as a query string that begins with {@code ?}, or nothing. */
    private String address() {
        String query = FILTERS.stream()
                .filter(f -> !asked(f).isBlank())
                .map(f -> f + "=" + URLEncoder.encode(asked(f), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    /** The same acts as a file, in the same order. */
    @GET
    @Path("audit.{format: csv|ndjson}")
    @Produces({AuditFile.CSV, AuditFile.NDJSON})
    @Operation(hidden = true)
    @NeedsProof
    public Response file(@PathParam("format") String format) {
        caller.with(Right.READ_AUDIT);
        return AuditFileApi.answer(format, query(), file);
    }

    /** Not redirected where it is done in a moment; else the page says how far it is, and looks again by itself. */
    @POST
    @Path("audit/verify")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public AuditView verify() throws Exception {
        auditing.begin();
        return list();
    }
}
