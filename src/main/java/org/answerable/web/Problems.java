package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.answerable.language.Messages;
import org.answerable.platform.Codes;
import org.answerable.platform.DatabaseWatch;
import org.answerable.platform.Refusal;

/**
 * Turns what went wrong into the contract's answer: RFC 9457 for the API, a page in the reader's language for people.
 */
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    /** RFC 9457. */
    public static final String TYPE = "application/problem+json";

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @Inject
    FormTokens tokens;

    @Inject
    DatabaseWatch watch;

    /**
     * A problem page; {@code posted}: it answers a form; {@code unsent}: that form, where it may be sent again, or
     * {@code null}; {@code keeps}: what was typed into it is kept at the desk.
     */
    public record ProblemView(int status, String title, String detail, boolean posted, Unsent unsent, boolean keeps)
            implements View {
        /** The same, where what was typed is kept. */
        public ProblemView keeping() {
            return new ProblemView(status, title, detail, posted, unsent, true);
        }

        @Override
        public String template() {
            return "web/ProblemView.jte";
        }
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Refusal refusal = refusal(thrown);
        if (refusal != null) {
            return answer(refusal);
        }
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof WebApplicationException web) {
                return answer(web);
            }
        }
        switch (watch.trouble(thrown)) {
            case AWAY:
                return answer(new Refusal.Unavailable());
            case FULL:
                return answer(new Refusal.Full());
            default:
        }
        // The message may quote what a person wrote, so only the kinds and places are logged.
        String incident = Codes.random(8);
        LOG.log(
                Level.SEVERE,
                "incident " + incident + " at " + reader.path().replaceAll("[^/a-z0-9-]", "_"),
                new Quiet(thrown));
        return problem(500, "platform.problem.internal", List.of(), null, incident);
    }

    private static Refusal refusal(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }

    private Response answer(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Invalid invalid -> problem(422, invalid.key(), invalid.faults(), null, invalid.arguments());
            case Refusal.Malformed malformed ->
                problem(
                        400,
                        "platform.problem.malformed",
                        List.of(new Refusal.Fault(malformed.pointer(), malformed.key(), malformed.arguments())),
                        null);
            case Refusal.NotFound missing -> problem(404, missing.key(), List.of(), null);
            case Refusal.Unauthenticated unknown -> unauthenticated(unknown);
            case Refusal.Forbidden forbidden -> problem(403, forbidden.key(), List.of(), null);
            case Refusal.Conflict conflict -> problem(409, conflict.key(), List.of(), null, conflict.arguments());
            case Refusal.Unconditional unconditional -> problem(428, unconditional.key(), List.of(), null);
            case Refusal.Outdated outdated -> problem(412, outdated.key(), List.of(), null);
            case Refusal.TooMany many ->
                problem(
                        429,
                        many.key(),
                        List.of(),
                        Map.of("Retry-After", Long.toString(many.seconds())),
                        many.arguments());
            case Refusal.TooSlow slow -> problem(408, slow.key(), List.of(), Map.of("Connection", "close"));
            case Refusal.TooLarge large ->
                problem(413, large.key(), List.of(), Map.of("Connection", "close"), large.arguments());
            case Refusal.WrongType type -> problem(415, type.key(), List.of(), null);
            case Refusal.Unavailable unavailable ->
                problem(503, unavailable.key(), List.of(), Map.of("Retry-After", "5"));
            case Refusal.Full full -> problem(507, full.key(), List.of(), Map.of("Retry-After", "60"));
            case Refusal.Closed closed -> problem(503, closed.key(), List.of(), Map.of("Retry-After", "3600"));
        };
    }

    private Response unauthenticated(Refusal.Unauthenticated unknown) {
        if (reader.path().startsWith("/api/")) {
            return problem(401, unknown.key(), List.of(), Map.of("WWW-Authenticate", "Bearer realm=\"answerable\""));
        }
        if (!reader.reads()) {
            return problem(401, unknown.key(), List.of(), null);
        }
        String page = "/" + reader.language().tag();
        return seeOther(Addresses.onTo(page + "/desk/sign-in", page + reader.path() + reader.query()));
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response answer(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        if (status < 400) {
            return web.getResponse();
        }
        if (status == 405 && reader.reads() && reader.path().matches("/desk/.+/[^/]+")) {
            // A form's own address, opened without the form, by Back, by loading again or after a sign-in: the page
            // above has the form.
            return seeOther("/" + reader.language().tag()
                    + reader.path().substring(0, reader.path().lastIndexOf('/')) + reader.query());
        }
        String key =
                switch (status) {
                    case 401 -> "platform.problem.unauthenticated";
                    case 403 -> "platform.problem.forbidden";
                    case 404 -> "platform.problem.not-found";
                    case 405 -> "platform.problem.method";
                    case 406 -> "platform.problem.not-acceptable";
                    case 413 -> "platform.problem.too-large";
                    case 415 -> "platform.problem.wrong-type";
                    default -> status >= 500 ? "platform.problem.internal" : "platform.problem.malformed";
                };
        Map<String, String> headers = new LinkedHashMap<>();
        String allow = web.getResponse().getHeaderString("Allow");
        if (allow != null) {
            headers.put("Allow", allow);
        }
        return problem(status, key, List.of(), headers, status == 413 ? RequestReader.BODY_LIMIT : "");
    }

    private Response problem(
            int status, String key, List<Refusal.Fault> faults, Map<String, String> headers, Object... arguments) {
        String title = messages.get(reader.language(), "platform.problem.title." + status(status));
        String detail = messages.get(reader.language(), key, arguments);
        Response.ResponseBuilder answer = Response.status(status);
        if (headers != null) {
            headers.forEach(answer::header);
        }
        answer.header("Cache-Control", "no-store")
                .header("Content-Language", reader.language().tag()); // The container would say that all is English.
        if (!reader.path().startsWith("/api/")) {
            String first = faults.isEmpty()
                    ? detail
                    : messages.get(
                            reader.language(),
                            faults.get(0).key(),
                            faults.get(0).arguments());
            return answer.type("text/html;charset=utf-8")
                    .entity(new ProblemView(
                            status, title, first, !reader.reads(), Unsent.of(status, reader, tokens), false))
                    .build();
        }
        Map<String, Object> body = new LinkedHashMap<>(); // As Problem describes it; a map leaves out what is absent.
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        if (!faults.isEmpty()) {
            List<Problem.ProblemError> errors = new ArrayList<>();
            faults.forEach(fault -> errors.add(new Problem.ProblemError(
                    fault.pointer(), messages.get(reader.language(), fault.key(), fault.arguments()))));
            body.put("errors", errors);
        }
        return answer.type(TYPE).entity(body).build();
    }

    private static int status(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507 -> status;
            default -> status >= 500 ? 500 : 400;
        };
    }

    /** A throwable's kinds and places without its messages. */
    private static final class Quiet extends Exception {
        Quiet(Throwable thrown) {
            super(
                    thrown.getClass().getName(),
                    thrown.getCause() == null || thrown.getCause() == thrown ? null : new Quiet(thrown.getCause()));
            setStackTrace(thrown.getStackTrace());
        }
    }
}
