package org.answerable.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;
import org.answerable.web.FormBody;
import org.answerable.web.FormWithFile;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The office, and what is missing before it can work, as a page of the desk. */
@Path("/desk/office")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class OfficePages {
    private static final Set<String> SAID = Set.of("saved", "sent");

    @Inject
    OfficeKeeping keeping;

    @Inject
    SetUp setUp;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public OfficeView show(@QueryParam("said") String said) {
        return view(200, keeping.present(), "", said != null && SAID.contains(said) ? said : null, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response describe(MultivaluedMap<String, String> form) {
        Described said = new Described(
                Forms.text(form, "name"),
                Forms.text(form, "runBy"),
                Forms.text(form, "contact"),
                Forms.text(form, "securityContact"),
                Forms.text(form, "sender"));
        return Forms.tried(
                () -> {
                    keeping.describe(said);
                    return back("saved");
                },
                refused -> refused.answer(view(refused.status(), said, "", null, refused.lines())));
    }

    @POST
    @Path("mail")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response mail(MultivaluedMap<String, String> form) throws Exception {
        String to = Forms.text(form, "to");
        return Forms.tried(
                () -> {
                    keeping.testMail(to, reader.language());
                    return back("sent");
                },
                refused -> refused.answer(view(refused.status(), keeping.present(), to, null, refused.lines())));
    }

    /** A mark, or none: the product's again. */
    @POST
    @Path("mark")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    @Operation(hidden = true)
    public Response mark(@HeaderParam("Content-Type") MediaType type, byte[] body) {
        caller.with(Right.EDIT_OFFICE);
        FormWithFile sent = FormWithFile.read(type, body);
        boolean removes = Forms.text(FormBody.read(sent.fields()), "go").equals("remove");
        return Forms.tried(
                () -> {
                    keeping.mark(removes ? null : sent.file());
                    return back("saved");
                },
                refused -> refused.answer(view(refused.status(), keeping.present(), "", null, refused.lines())));
    }

    private Response back(String said) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/office?said=" + said + "#done"))
                .build();
    }

    private OfficeView view(int status, Described office, String to, String said, List<Fault> faults) {
        Instant tested = keeping.mailTestedAt();
        return new OfficeView(
                status,
                setUp.steps(reader.language()),
                office,
                tested == null ? null : Time.day(tested),
                to,
                caller.identity().filter(who -> who.has(Right.EDIT_OFFICE)).isPresent(),
                said,
                faults);
    }
}
