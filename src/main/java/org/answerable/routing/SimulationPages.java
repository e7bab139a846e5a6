package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.DirectoryFileApi.FileSent;
import org.answerable.routing.RuleSimulating.Progress;
import org.answerable.web.Forms;
import org.answerable.web.JsonInput;
import org.answerable.web.NeedsProof;
import org.answerable.web.Reader;
import org.answerable.web.Refused;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What drafts of the rules would have changed, as pages of the desk. */
@Path("/desk/rules/simulations")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SimulationPages {
    @Inject
    RuleSimulating simulating;

    @Inject
    EntryViews views;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    /** @param present whether the form has the rules as they are, to begin a draft from */
    @GET
    @Operation(hidden = true)
    public SimulationsView list(@QueryParam("present") boolean present) {
        String file = present ? simulating.present() : "";
        return view(200, file, file, String.valueOf(RuleSimulating.USUAL), List.of(), List.of());
    }

    /** Runs the rules of a directory file, or of a draft that began from the rules as they were. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(MultivaluedMap<String, String> form) {
        caller.with(Right.EDIT_DIRECTORY);
        String file = Forms.text(form, "file");
        String base = Forms.text(form, "base");
        String last = Forms.text(form, "last");
        return Forms.tried(
                () -> to(simulating.begin(rules(file), number(last), base.isBlank() ? null : rules(base))),
                refused -> refused.answer(
                        view(refused.status(), file, base, last, summary(refused, "/file"), places(refused))));
    }

    /** The summary: what is wrong with rules as one line, for each of them stands with its place in a list below. */
    private static List<Fault> summary(Refused refused, String pointer) {
        List<Fault> places = places(refused);
        List<Fault> lines = new ArrayList<>(refused.lines());
        lines.removeAll(places);
        if (!places.isEmpty()) {
            lines.addFirst(new Fault(pointer, "platform.problem.invalid", places.size()));
        }
        return lines;
    }

    private static List<Fault> places(Refused refused) {
        return refused.faults().stream()
                .filter(fault -> fault.pointer().startsWith("/rules"))
                .toList();
    }

    private static List<?> rules(String file) {
        try {
            Map<String, ?> read = JsonInput.whole(file.getBytes(StandardCharsets.UTF_8), FileSent.class);
            if (read.get("rules") instanceof List<?> rules) {
                return rules;
            }
        } catch (Refusal.Malformed e) {
            // Said below, beside the field.
        }
        throw new Refusal.Invalid("/file", "routing.simulate.no-rules");
    }

    private static int number(String typed) {
        return AgencyPages.number(typed) instanceof BigDecimal number ? number.intValue() : 0;
    }

    @GET
    @Path("{job}")
    @Operation(hidden = true)
    public SimulationView show(@PathParam("job") String job) {
        return view(200, job, List.of(), List.of());
    }

    /** Puts the draft into force as it was run. */
    @POST
    @Path("{job}/apply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @NeedsProof
    public Response apply(@PathParam("job") String job, MultivaluedMap<String, String> form) {
        return Forms.tried(
                () -> {
                    simulating.putIntoForce(job);
                    return to(job + "#done");
                },
                refused -> again(job, refused));
    }

    /** Runs what the draft changes once more, beside the rules as they are now. */
    @POST
    @Path("{job}/again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response again(@PathParam("job") String job, MultivaluedMap<String, String> form) {
        return Forms.tried(() -> to(simulating.again(job)), refused -> again(job, refused));
    }

    private Response again(String job, Refused refused) {
        return refused.answer(view(refused.status(), job, summary(refused, ""), places(refused)));
    }

    /** The form of either, opened without it: the run. */
    @GET
    @Path("{job}/apply")
    @Operation(hidden = true)
    public Response insteadOfApply(@PathParam("job") String job) {
        simulating.progress(job);
        return to(job);
    }

    /** The same. */
    @GET
    @Path("{job}/again")
    @Operation(hidden = true)
    public Response insteadOfAgain(@PathParam("job") String job) {
        return insteadOfApply(job);
    }

    private Response to(String job) {
        return Response.seeOther(URI.create("/" + reader.language().tag() + "/desk/rules/simulations/" + job))
                .build();
    }

    private SimulationView view(int status, String job, List<Fault> faults, List<Fault> places) {
        Progress progress = simulating.progress(job);
        RuleSimulating.Result result = progress.result();
        Language language = reader.language();
        return new SimulationView(
                status,
                job,
                progress.draft(),
                views.may(Right.EDIT_ROUTING),
                views.may(Right.EDIT_DIRECTORY),
                faults,
                places,
                progress.state().tag(),
                progress.done(),
                progress.total(),
                result != null,
                result == null ? 0 : result.same(),
                result == null ? 0 : result.changed(),
                result == null
                        ? List.of()
                        : result.agencies().stream()
                                .map(share -> new SimulationView.Share(
                                        directory.agencyName(share.agency(), language), share.before(), share.after()))
                                .toList(),
                result == null
                        ? List.of()
                        : result.changes().stream()
                                .map(change -> new SimulationView.Change(
                                        names(change.from(), language),
                                        names(change.to(), language),
                                        change.count(),
                                        change.samples().stream()
                                                .map(sample -> new SimulationView.Sample(
                                                        sample.text(),
                                                        sample.language(),
                                                        messages.get(language, "intake.kind." + sample.kind())))
                                                .toList()))
                                .toList());
    }

    private String names(List<String> agencies, Language language) {
        return messages.list(
                language,
                agencies.stream()
                        .map(agency -> directory.agencyName(agency, language))
                        .toList());
    }

    private SimulationsView view(
            int status, String file, String base, String last, List<Fault> faults, List<Fault> places) {
        return new SimulationsView(
                status, simulating.last(), file, base, last, views.may(Right.EDIT_DIRECTORY), faults, places);
    }
}
