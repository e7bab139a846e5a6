package org.answerable.journal;

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
import org.answerable.journal.Auditing.AuditItem;
import org.answerable.platform.http.FormTokens;
import org.answerable.platform.http.Items;
import org.answerable.platform.http.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal at the desk. */
@Path("/desk/audit")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AuditPages {
    @Inject
    Auditing auditing;
    @Inject
    FormTokens tokens;
    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public AuditView list(@QueryParam("cursor") String cursor) throws Exception {
        Items<AuditItem> page = auditing.acts(cursor, AuditApi.SIZE);
        return new AuditView(page.items(), cursor != null && !cursor.isEmpty(), page.next(), auditing.standing());
    }

    /** Not redirected where it is done in a moment; else the page says how far it is, and looks again by itself. */
    @POST
    @Path("verify")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public AuditView verify(MultivaluedMap<String, String> form) throws Exception {
        tokens.check(reader, form.getFirst("token"));
        auditing.begin();
        return list(null);
    }
}
