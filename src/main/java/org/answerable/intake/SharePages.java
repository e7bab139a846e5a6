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
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.access.RateLimits;
import org.answerable.directory.Directory;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.intake.ShareWalk.Turn;
import org.answerable.office.Reception;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Tagged;
import org.answerable.web.CarriedForm;
import org.answerable.web.FormBody;
import org.answerable.web.FormTokens;
import org.answerable.web.Forms;
import org.answerable.web.Reader;
import org.answerable.web.TakesAnyPost;
import org.answerable.web.View;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The form, one question a page. Every page posts everything typed so far to this one address, which sends on to the
 * next page, or answers, after the last, with the receipt: nothing typed and no receipt ever stands in an address, and
 * the server keeps nothing before it is sent.
 */
@Path("/share")
@Produces(MediaType.TEXT_HTML)
@RequestScoped
public class SharePages {
    private static final Pattern WALK = Pattern.compile("[0-9a-z]{13}");
    private static final Pattern PUBLIC = Pattern.compile("/(?:records|campaigns)/([0-9a-z]{4,40})");

    @Inject
    Submitting submitting;

    @Inject
    Reception reception;

    @Inject
    SubmittingOnce once;

    @Inject
    Following following;

    @Inject
    ShareViews views;

    @Inject
    CaseThreads threads;

    @Inject
    FormTokens tokens;

    @Inject
    CarriedForm carried;

    @Inject
    CarriedCase cases;

    @Inject
    RateLimits limits;

    @Inject
    Directory directory;

    @Inject
    Reader reader;

    @Context
    UriInfo address;

    @Context
    HttpHeaders headers;

    /**
     * The page of a step, or the first. {@code w} is the number of this walk through the form: with it in every
     * address, Back finds what this browser carries of it ({@link CarriedForm}), and after sending that it was sent;
     * whoever begins anew gets another.
     */
    @GET
    @Operation(hidden = true)
    public Response start(
            @QueryParam("about") String about,
            @QueryParam("page") String path,
            @QueryParam("county") String county,
            @QueryParam("w") String walk,
            @QueryParam("step") String step) {
        if (walk == null && !reception.isOpen()) {
            return Response.fromResponse(answer(new ClosedView()))
                    .header("Retry-After", 3600)
                    .build();
        }
        Optional<About> subject = Tagged.of(About.values(), about);
        if (walk == null || !WALK.matcher(walk).matches()) {
            String correcting = subject.isPresent()
                    ? "&about=" + subject.get().tag() + "&page="
                            + URLEncoder.encode(path == null ? "" : path, StandardCharsets.UTF_8)
                    : "";
            String there = directory.fips(county).map(fips -> "&county=" + fips).orElse("");
            return Response.seeOther(URI.create(at(Codes.random(13)) + correcting + there))
                    .header("Cache-Control", "no-store")
                    .build();
        }
        CarriedForm.Carried held = carried.read(walk, headers.getCookies()).orElse(null);
        if (held != null && held.sent()) {
            return answer(new SentView());
        }
        if (held != null) {
            MultivaluedMap<String, String> form = FormBody.read(held.body().getBytes(StandardCharsets.ISO_8859_1));
            Draft draft = read(form);
            Turn turn = turn(draft, form);
            Step asked = Step.of(step == null ? "" : step).orElse(Step.TELL);
            return unless(
                    draft,
                    () -> answer(
                            turn.step() == asked && !turn.send()
                                    ? page(turn.faults().isEmpty() ? 200 : 422, turn, draft, null)
                                    : page(200, new Turn(asked, List.of(), false, false), draft, null)));
        }
        Draft draft = subject.flatMap(of -> views.beginning(of, path).map(text -> begun(of, path, text)))
                .orElseGet(() -> directory.fips(county).map(Draft::inCounty).orElseGet(Draft::empty));
        return answer(page(200, new Turn(Step.TELL, List.of(), false, false), draft, null));
    }

    /** A message about what is public and was sent in somebody's name, or about anything else. */
    private Draft begun(About of, String path, String text) {
        Matcher disowned = PUBLIC.matcher(of == About.IN_MY_NAME && path != null ? path : "");
        return disowned.matches() && submitting.mayDisown(disowned.group(1))
                ? Draft.disowning(disowned.group(1), text)
                : of.isThisSite() ? Draft.aboutThisSite(text) : Draft.beginning(text);
    }

    private String at(String walk) {
        return "/" + reader.language().tag() + "/share?w=" + walk;
    }

    /** The number of the walk that a form belongs to; one of its own where the form has none. */
    private String walk() {
        String walk = address.getQueryParameters().getFirst("w");
        return walk != null && WALK.matcher(walk).matches() ? walk : Codes.random(13);
    }

    private boolean tls() {
        return address.getRequestUri().getScheme().equals("https");
    }

    private static Draft read(MultivaluedMap<String, String> form) {
        Draft draft = Draft.read(form);
        boolean turnedBack = Forms.text(form, "at").equals(Step.LANGUAGE.tag())
                && Forms.text(form, "go").equals("back");
        return turnedBack ? draft.without(Step.LANGUAGE) : draft;
    }

    private Turn turn(Draft draft, MultivaluedMap<String, String> form) {
        Step at = Step.of(Forms.text(form, "at")).orElse(Step.TELL);
        String go = Forms.text(form, "go");
        return ShareWalk.turn(
                draft,
                at,
                go,
                Forms.ticked(form, "revising"),
                submitting::check,
                text -> submitting.detect(text, reader.language()));
    }

    /**
     * A page that came of a post, at an address of its own; by the post itself where a script asks, which has a history
     * of its own, and where it does not fit.
     */
    private Response shown(MultivaluedMap<String, String> form, byte[] body, Step step, Supplier<View> page) {
        String walk = walk();
        List<NewCookie> cookies = Forms.ticked(form, "quiet")
                ? List.of()
                : carried.carry(walk, new String(body, StandardCharsets.ISO_8859_1), tls());
        return cookies.isEmpty()
                ? answer(page.get())
                : Response.seeOther(URI.create(at(walk) + "&step=" + step.tag()))
                        .header("Cache-Control", "no-store")
                        .cookie(cookies.toArray(NewCookie[]::new))
                        .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @TakesAnyPost("Gives back all that was typed.")
    public Response turn(byte[] body) {
        MultivaluedMap<String, String> form = FormBody.read(body);
        Draft draft = read(form);
        return unless(draft, () -> turn(form, draft, body));
    }

    /**
     * The last page runs the routing. Whoever asked for it too often comes back to the page before, with all that was
     * typed.
     */
    private Response unless(Draft draft, Supplier<Response> answer) {
        return Forms.inTime(
                answer::get,
                many -> later(
                        page(
                                429,
                                new Turn(Step.REVIEW.before(), List.of(), false, false),
                                draft,
                                new PageNote("intake.share.note.wait", many.seconds())),
                        many));
    }

    private Response turn(MultivaluedMap<String, String> form, Draft draft, byte[] body) {
        Step at = Step.of(Forms.text(form, "at")).orElse(Step.TELL);
        boolean revising = Forms.ticked(form, "revising");
        if (!tokens.valid(reader, form.getFirst("token"))) {
            return answer(page(
                    403, new Turn(at, List.of(), revising, false), draft, new PageNote("intake.share.note.again")));
        }
        Turn turn = turn(draft, form);
        return turn.send()
                ? send(draft, turn)
                : shown(form, body, turn.step(), () -> page(turn.faults().isEmpty() ? 200 : 422, turn, draft, null));
    }

    private Response send(Draft draft, Turn turn) {
        return Forms.inTime(
                () -> Forms.tried(
                        () -> {
                            limits.take(RateLimits.Kind.SUBMISSIONS);
                            return sent(draft, once.submit(draft.submission(), draft.repeatable(), reader.language()));
                        },
                        // Sent before, then changed and sent again from an older page: the writer decides whether that
                        // is a second case.
                        refused -> refused.faults().stream()
                                        .anyMatch(fault -> fault.pointer().equals("/about/id"))
                                ? answer(page(200, turn, draft.freed(), new PageNote("intake.disowned.gone")))
                                : answer(
                                        refused.conflict() == null
                                                ? page(
                                                        refused.status(),
                                                        new Turn(turn.step(), refused.faults(), turn.revising(), false),
                                                        draft,
                                                        null)
                                                : page(
                                                        refused.status(),
                                                        turn,
                                                        draft.anew(),
                                                        new PageNote("intake.share.note.sent-before")))),
                many -> later(page(429, turn, draft, new PageNote("intake.share.note.wait", many.seconds())), many));
    }

    private Response sent(Draft draft, Acknowledgement acknowledgement) {
        String receipt = acknowledgement.receipt().grouped();
        List<String> notes =
                acknowledgement.cleaned().stream().map(Fault::key).distinct().toList();
        boolean mail = !draft.text("contact.email").isBlank();
        MultivaluedMap<String, String> held = new MultivaluedHashMap<>();
        held.putSingle("receipt", receipt);
        held.putSingle("given.public", draft.mayBePublic() ? "yes" : "");
        held.putSingle("given.mail", mail ? "yes" : "");
        held.putSingle("given.cleaned", notes.isEmpty() ? "" : "yes");
        Response given = cases.on(Codes.random(13), "given", held, address)
                .orElseGet(() -> answer(threads.given(
                        receipt,
                        following.open(receipt, reader.language()),
                        draft.mayBePublic(),
                        mail,
                        notes,
                        reader.language())));
        return Response.fromResponse(given)
                .cookie(carried.sent(walk(), tls()).toArray(NewCookie[]::new))
                .build();
    }

    private static Response later(View page, Refusal.TooMany many) {
        return Response.fromResponse(answer(page))
                .header("Retry-After", many.seconds())
                .build();
    }

    private View page(int status, Turn turn, Draft draft, PageNote note) {
        return views.page(status, turn, draft, note, walk());
    }

    static Response answer(View view) {
        return Response.status(view.status())
                .entity(view)
                .header("Cache-Control", "no-store")
                .build();
    }
}
