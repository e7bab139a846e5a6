package org.answerable.intake;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.Supplier;
import org.answerable.access.RateLimits;
import org.answerable.intake.Following.Case;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.web.FormBody;
import org.answerable.web.FormTokens;
import org.answerable.web.Forms;
import org.answerable.web.Pace;
import org.answerable.web.Reader;
import org.answerable.web.TakesAnyPost;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The way back by receipt, for people. The receipt travels in the bodies of posts to this one address, and from there
 * to the page that is sent on to in a cookie that only the server opens ({@link CarriedCase}); it stands in no address.
 * So Back finds pages, and no question whether to send something again.
 */
@Path("/receipt")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class ReceiptPages {
    @Inject
    Following following;

    @Inject
    Consenting consenting;

    @Inject
    ReceiptViews views;

    @Inject
    FormTokens tokens;

    @Inject
    RateLimits limits;

    @Inject
    Pace pace;

    @Inject
    CarriedCase cases;

    @Inject
    Reader reader;

    @Context
    UriInfo address;

    @Context
    HttpHeaders headers;

    /**
     * {@code w}: the number under which the browser's cookie opens; {@code page}: which page of the case. Without them,
     * or where there is no such cookie, the receipt is asked for.
     */
    @GET
    @Operation(hidden = true)
    public Response ask(@QueryParam("w") String number, @QueryParam("page") String page) {
        MultivaluedMap<String, String> form =
                cases.read(number, headers.getCookies()).orElse(null);
        if (form == null) {
            return Response.ok(views.ask(200, "", List.of(), null)).build();
        }
        String typed = Forms.text(form, "receipt");
        String shown = page == null ? "" : page;
        boolean same = Forms.text(form, "page").equals(shown);
        PageNote note = same && !Forms.text(form, "note").isEmpty() ? new PageNote(Forms.text(form, "note")) : null;
        return paced(typed, false, () -> switch (shown) {
            case "given" -> given(typed, form);
            case "consent" -> views.consent(200, typed, new Consenting.Wish(null, null, null, null), List.of(), note);
            case "withdraw" -> views.asked(200, typed, note);
            default -> views.opened(200, typed, same ? Forms.text(form, "text") : "", List.of(), note);
        });
    }

    /**
     * {@code go}: {@code open|message|consent|consent-now|withdraw|withdraw-now}; {@code withdraw} asks first.
     * {@code given} is the page that gave the receipt.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost("Gives back what was typed, and does nothing but show.")
    public Response act(byte[] body) {
        MultivaluedMap<String, String> form = FormBody.read(body);
        String typed = Forms.text(form, "receipt");
        String go = Forms.text(form, "go");
        // What a language button sends: the same page again, nothing done.
        String act = go.equals("stay") ? Forms.text(form, "page") : go;
        PageNote again =
                tokens.valid(reader, form.getFirst("token")) ? null : new PageNote("intake.receipt.note.again");
        if (again != null && (act.equals("open") || act.isEmpty())) {
            return SharePages.answer(views.ask(403, typed, List.of(), again));
        }
        boolean only = go.equals("stay") || again != null;
        Response answer = paced(typed, !Forms.text(form, "text").isBlank(), () -> switch (act) {
            case "given" -> given(typed, form);
            case "message" ->
                only
                        ? views.opened(
                                again == null ? 200 : 403, typed, shown(Forms.text(form, "text")), List.of(), again)
                        : message(typed, form);
            case "consent" ->
                views.consent(
                        again == null ? 200 : 403,
                        typed,
                        new Consenting.Wish(null, null, null, null),
                        List.of(),
                        again);
            case "consent-now" ->
                only ? views.consent(403, typed, wish(form), List.of(), again) : consented(typed, wish(form));
            case "withdraw" -> views.asked(again == null ? 200 : 403, typed, again);
            case "withdraw-now" -> only ? views.asked(403, typed, again) : withdraw(typed);
            default -> views.opened(200, typed, shown(Forms.text(form, "text")), List.of(), null);
        });
        return cases.elsewhere(answer, form, address, headers.getCookies());
    }

    private View given(String typed, MultivaluedMap<String, String> form) {
        return views.given(
                typed,
                Forms.ticked(form, "given.public"),
                Forms.ticked(form, "given.mail"),
                Forms.ticked(form, "given.cleaned"));
    }

    private static Consenting.Wish wish(MultivaluedMap<String, String> form) {
        String publish = Forms.text(form, "publish");
        String mask = Forms.text(form, "mask");
        return new Consenting.Wish(
                publish.isEmpty() ? null : publish.equals("yes"),
                null,
                mask.isEmpty() ? null : !mask.equals("show"),
                form.getOrDefault("excludeAgencies", List.of()).stream()
                        .map(ReceiptPages::shown)
                        .toList());
    }

    private View consented(String typed, Consenting.Wish wish) {
        return Forms.tried(
                () -> {
                    consenting.consent(typed, wish);
                    return views.opened(200, typed, "", List.of(), new PageNote("intake.consent.saved"));
                },
                refused -> refused.conflict() == null
                        ? views.consent(
                                refused.status(),
                                typed,
                                wish,
                                refused.at(fault -> "/excludeAgencies").faults(),
                                null)
                        : views.opened(refused.status(), typed, "", List.of(), new PageNote(refused.problem())));
    }

    private View message(String typed, MultivaluedMap<String, String> form) {
        String text = Forms.text(form, "text").replace("\r\n", "\n");
        Case before = views.open(typed);
        return Forms.inTime(
                () -> Forms.tried(
                        () -> {
                            if (!sentAlready(before, Forms.text(form, "seen"), text)) {
                                following.reply(typed, text);
                            }
                            return views.opened(200, typed, "", List.of(), new PageNote("intake.case.note.sent"));
                        },
                        refused -> views.opened(
                                refused.status(),
                                typed,
                                shown(text),
                                refused.faults(),
                                refused.conflict() == null ? null : new PageNote(refused.problem()))),
                many -> views.opened(
                        429, typed, shown(text), List.of(), new PageNote("platform.problem.too-many", many.seconds())));
    }

    /** A page that is loaded again sends its message again: it is there already, after those that the page showed. */
    private static boolean sentAlready(Case found, String seen, String text) {
        if (!seen.matches("[0-9]{1,6}")) {
            return false;
        }
        String kept = Texts.stripped("/text", text);
        return found.progress().messages().stream()
                .filter(CaseThreads::own)
                .skip(Long.parseLong(seen))
                .anyMatch(m -> m.text().equals(kept));
    }

    private View withdraw(String typed) {
        following.withdraw(typed);
        return views.opened(200, typed, "", List.of(), new PageNote("intake.case.note.withdrawn"));
    }

    private static String shown(String typed) {
        return Draft.shown(typed);
    }

    /**
     * Known or unknown, an answer leaves at the same time after the question; unknown ones count towards the limit. As
     * {@link ReceiptApi}.
     */
    private Response paced(String typed, boolean words, Supplier<View> work) {
        return pace.evenly(() -> {
            try {
                limits.take(RateLimits.Kind.OPENINGS);
                limits.check(RateLimits.Kind.RECEIPTS);
                try {
                    return SharePages.answer(work.get());
                } catch (Refusal.NotFound unknown) {
                    limits.take(RateLimits.Kind.RECEIPTS);
                    return SharePages.answer(
                            views.ask(404, typed, List.of(new Fault("/receipt", unknown.key())), null));
                }
            } catch (Refusal.TooMany many) {
                if (words) {
                    throw many; // The page that says so has the words.
                }
                View view = views.ask(429, typed, List.of(new Fault("/receipt", many.key(), many.arguments())), null);
                return Response.fromResponse(SharePages.answer(view))
                        .header("Retry-After", many.seconds())
                        .build();
            }
        });
    }
}
