package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.platform.Codes;
import org.answerable.web.CarriedForm;
import org.answerable.web.FormBody;
import org.answerable.web.Forms;
import org.answerable.web.Reader;

/**
 * The pages of a case at addresses of their own: what belongs to one, its receipt first, the browser carries from the
 * post to there ({@link CarriedForm}).
 */
@ApplicationScoped
class CarriedCase {
    @Inject
    CarriedForm carried;

    @Inject
    Reader reader;

    /** A page of a case with what it shows beside the case. */
    private record Shown(String page, String receipt, PageNote note, String text) {}

    /** What the browser carries under a number; empty where that opens nothing. */
    Optional<MultivaluedMap<String, String>> read(String number, Map<String, Cookie> cookies) {
        return number == null
                ? Optional.empty()
                : carried.read(CarriedForm.CASE, number, cookies).map(CarriedCase::form);
    }

    private static MultivaluedMap<String, String> form(CarriedForm.Carried held) {
        return FormBody.read(held.body().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What was done is shown at an address of its own; what is refused, by the post itself, as the form that it is. */
    Response elsewhere(
            Response answer, MultivaluedMap<String, String> form, UriInfo address, Map<String, Cookie> cookies) {
        if (answer.getStatus() != 200) {
            return answer;
        }
        Shown shown =
                switch (answer.getEntity()) {
                    case GivenView given -> new Shown("given", given.receipt(), null, "");
                    case ConsentView consent -> new Shown("consent", consent.receipt(), consent.note(), "");
                    case WithdrawView withdraw -> new Shown("withdraw", withdraw.receipt(), withdraw.note(), "");
                    case CaseView one -> new Shown("", one.receipt(), one.note(), one.reply());
                    default -> null;
                };
        if (shown == null) {
            return answer;
        }
        MultivaluedMap<String, String> held = new MultivaluedHashMap<>();
        held.putSingle("receipt", shown.receipt());
        held.putSingle("page", shown.page());
        held.putSingle("note", shown.note() == null ? "" : shown.note().key());
        held.putSingle("text", shown.text());
        form.forEach((name, values) -> {
            if (name.startsWith("given.")) {
                held.put(name, values);
            }
        });
        return on(number(shown.receipt(), cookies), shown.page(), held, address).orElse(answer);
    }

    /** Of the same case the number stays, so that the pages before still open. */
    private String number(String receipt, Map<String, Cookie> cookies) {
        return carried.number(CarriedForm.CASE, cookies)
                .filter(known -> read(known, cookies)
                        .filter(before -> Forms.text(before, "receipt").equals(receipt))
                        .isPresent())
                .orElseGet(() -> Codes.random(13));
    }

    /** Sends on to a page of a case; empty where what belongs to it does not fit into a browser's cookies. */
    Optional<Response> on(String number, String page, MultivaluedMap<String, String> held, UriInfo address) {
        StringBuilder body = new StringBuilder();
        held.forEach((name, values) -> values.forEach(value -> body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        List<NewCookie> cookies = carried.carry(
                CarriedForm.CASE,
                number,
                body.toString(),
                address.getRequestUri().getScheme().equals("https"));
        return cookies.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Response.seeOther(URI.create("/" + reader.language().tag() + "/receipt?w=" + number
                                        + (page.isEmpty() ? "" : "&page=" + page)))
                                .header("Cache-Control", "no-store")
                                .cookie(cookies.toArray(NewCookie[]::new))
                                .build());
    }
}
