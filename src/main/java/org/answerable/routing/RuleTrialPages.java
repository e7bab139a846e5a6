package org.answerable.routing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.answerable.access.Caller;
import org.answerable.access.Right;
import org.answerable.directory.Directory;
import org.answerable.intake.Kind;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.routing.RuleTrial.Outcome;
import org.answerable.routing.RuleTrial.Span;
import org.answerable.routing.RuleTrialView.Piece;
import org.answerable.routing.RuleTrialView.Recipient;
import org.answerable.routing.RuleTrialView.Result;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Trying the rules, as a page of the desk. What is tried stands in no address. */
@Path("/desk/rules/try")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class RuleTrialPages {
    @Inject
    RuleTrial trial;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @GET
    @Operation(hidden = true)
    public RuleTrialView show() {
        caller.with(Right.READ_DIRECTORY);
        return view(200, "", Kind.COMPLAINT.tag(), "", null, List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response tried(MultivaluedMap<String, String> form) {
        String text = Forms.text(form, "text");
        String kind = Forms.text(form, "kind");
        String county = Forms.text(form, "county");
        return Forms.tried(
                () -> {
                    Outcome outcome = trial.on(
                            text,
                            kind,
                            null,
                            new RuleTrial.Place(county.isEmpty() ? null : county, null),
                            new RuleTrial.Chosen(List.of(), List.of()),
                            reader.language());
                    return Response.ok(view(200, text, kind, county, result(outcome), List.of()))
                            .header("Cache-Control", "no-store")
                            .build();
                },
                refused -> refused.answer(view(refused.status(), text, kind, county, null, refused.lines())));
    }

    private Result result(Outcome outcome) {
        return new Result(
                outcome.language(),
                outcome.topics().stream()
                        .map(slug -> directory.topicName(slug, reader.language()))
                        .toList(),
                outcome.tickets().stream()
                        .map(ticket -> new Recipient(
                                directory.agencyName(ticket.agency(), reader.language()),
                                messages.get(
                                        reader.language(),
                                        "casework.role." + ticket.role().tag()),
                                ticket.because()))
                        .toList(),
                pieces(
                        outcome.text(),
                        outcome.tickets().stream()
                                .flatMap(ticket -> ticket.words().stream())
                                .sorted(Comparator.comparingInt(Span::start).thenComparingInt(Span::end))
                                .toList()));
    }

    /** The text in pieces, those marked that decided; spans in their order may overlap. */
    static List<Piece> pieces(String text, List<Span> spans) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Span span : spans) {
            int start = Math.max(at, text.offsetByCodePoints(0, span.start()));
            int end = text.offsetByCodePoints(0, span.end());
            if (end <= start) {
                continue;
            }
            if (start > at) {
                pieces.add(new Piece(text.substring(at, start), false));
            }
            pieces.add(new Piece(text.substring(start, end), true));
            at = end;
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }

    private RuleTrialView view(int status, String text, String kind, String county, Result result, List<Fault> faults) {
        List<Choice> counties = new ArrayList<>(
                List.of(new Choice("", messages.get(reader.language(), "intake.share.county.unknown"))));
        directory.counties().forEach(one -> counties.add(new Choice(one.fips(), one.name())));
        return new RuleTrialView(
                status,
                text,
                kind,
                county,
                Arrays.stream(Kind.values())
                        .map(one -> new Choice(one.tag(), messages.get(reader.language(), "intake.kind." + one.tag())))
                        .toList(),
                counties,
                result,
                faults);
    }
}
