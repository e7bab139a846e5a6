package org.answerable.journal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.answerable.journal.Auditing.AuditItem;
import org.answerable.platform.http.Items;
import org.answerable.platform.http.PageSize;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The journal for programs of auditors. */
@Path("/api/v1/desk/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditApi {
    static final int SIZE = 100;

    @Inject
    Auditing auditing;

    @GET
    @Operation(summary = "Every act, oldest first")
    public Items<AuditItem> list(@QueryParam("cursor") String cursor, @QueryParam("size") String size) throws Exception {
        return auditing.acts(cursor, PageSize.of(size, SIZE));
    }

    @POST
    @Path("verify")
    @Operation(summary = "Verify that no act was lost, altered or moved")
    public Verified verify() throws Exception {
        return auditing.verify();
    }
}
