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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What somebody says of themselves to colleagues, as a page. */
@Path("/desk/account/away")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class AwayPages {
    private static final Set<String> SAID = Set.of("entered", "ended", "languages");

    @Inject
    TakingLeave leave;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public AwayView show(@QueryParam("said") String said) {
        return view(200, null, said != null && SAID.contains(said) ? said : null, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response enter(MultivaluedMap<String, String> form) {
        return acted(
                "entered",
                form,
                () -> leave.enter(
                        day(Forms.text(form, "from")), day(Forms.text(form, "until")), Forms.text(form, "deputy")));
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response end(MultivaluedMap<String, String> form) {
        return acted("ended", form, () -> leave.end());
    }

    @POST
    @Path("languages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response speak(MultivaluedMap<String, String> form) {
        return acted("languages", form, () -> leave.speak(words(Forms.text(form, "languages"))));
    }

    private Response acted(String said, MultivaluedMap<String, String> form, Runnable act) {
        return Forms.tried(
                () -> {
                    act.run();
                    return Response.seeOther(URI.create(
                                    "/" + reader.language().tag() + "/desk/account/away?said=" + said + "#done"))
                            .build();
                },
                refused -> refused.answer(view(refused.status(), form, null, refused.lines())));
    }

    /** With what was typed where a form came back, else with what is said now. */
    private AwayView view(int status, MultivaluedMap<String, String> form, String said, List<Fault> faults) {
        TakingLeave.Said present = leave.present();
        TakingLeave.Away away = present.leave();
        boolean typed = form != null && form.containsKey("from");
        boolean spoken = form != null && form.containsKey("languages");
        return new AwayView(
                status,
                present,
                typed
                        ? Forms.text(form, "from")
                        : away == null ? "" : away.from().toString(),
                typed
                        ? Forms.text(form, "until")
                        : away == null ? "" : away.until().toString(),
                typed ? Forms.text(form, "deputy") : away == null || away.deputy() == null ? "" : away.deputy(),
                spoken
                        ? Forms.text(form, "languages")
                        : String.join(" ", present.languages().stream().sorted().toList()),
                said,
                faults);
    }

    /** Words with spaces or commas between them. */
    static Set<String> words(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A day as a browser sends it; {@code null} where it is none. */
    static LocalDate day(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
