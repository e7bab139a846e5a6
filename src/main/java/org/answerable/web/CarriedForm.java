package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.answerable.platform.Settings;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * Lets a browser carry what was typed so far from a posted page to the page that it is sent on to (post, redirect,
 * get), so that its Back finds pages with an address and never one that must be posted again. The server keeps nothing:
 * the form lies in cookies of the browser, packed, and sealed with a key of the server's, for {@link #CARRIED}, and
 * opens only under the number that stands in the page's address, so whoever begins anew finds nothing of it. A form
 * that does not fit is not carried.
 */
@ApplicationScoped
public class CarriedForm {
    /** How long it may be come back to. */
    public static final Duration CARRIED = Duration.ofMinutes(30);

    static final String NAME = "walk";
    /**
     * By which the pages of a case are found again, beside a walk through the form to share something; the browser lets
     * go of it when it is closed.
     */
    public static final String CASE = "case";

    private static final Pattern NUMBER = Pattern.compile("([0-9a-z]{13})\\..*");
    /** Browsers take cookies of 4,096 bytes with all that belongs to them; the server, headers of 32 KiB. */
    private static final int PIECE = 3_700;

    private static final int PIECES = 6;
    /** No form is larger; what unpacks to more was not packed here. */
    private static final int LARGEST = 1 << 20;

    private static final String SENT = "sent";

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Settings settings;

    /** What a browser carries of one walk through a form: {@code body} as it was posted, or that it was sent. */
    public record Carried(String body, boolean sent) {}

    /** What the cookies hold of a walk; empty for nothing, for another's, and after {@link #CARRIED}. */
    public Optional<Carried> read(String walk, Map<String, Cookie> cookies) {
        return read(NAME, walk, cookies);
    }

    /** The same of the cookies of another name. */
    public Optional<Carried> read(String name, String walk, Map<String, Cookie> cookies) {
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < PIECES && cookies.containsKey(name + i); i++) {
            whole.append(cookies.get(name + i).getValue());
        }
        String held = whole.toString();
        if (!held.startsWith(walk + ".")) {
            return Optional.empty();
        }
        String sealed = held.substring(walk.length() + 1);
        if (sealed.equals(SENT)) {
            return Optional.of(new Carried("", true));
        }
        try {
            String opened = keys.open(sealed.replace('-', '+').replace('_', '/'), name + ":" + walk);
            int end = opened.indexOf('.');
            if (Long.parseLong(opened.substring(0, end)) < time.real().getEpochSecond()) {
                return Optional.empty();
            }
            return Optional.of(new Carried(unpacked(Base64.getDecoder().decode(opened.substring(end + 1))), false));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException | IOException e) {
            return Optional.empty(); // Not made here.
        }
    }

    /** The cookies that carry a posted body; none where it does not fit, or could not be given back as it was sent. */
    public List<NewCookie> carry(String walk, String body, boolean tls) {
        return carry(NAME, walk, body, tls);
    }

    /** The same in cookies of another name. */
    public List<NewCookie> carry(String name, String walk, String body, boolean tls) {
        String plain = time.real().plus(CARRIED).getEpochSecond() + "."
                + Base64.getEncoder().encodeToString(packed(body));
        String held = walk + "."
                + keys.seal(plain, name + ":" + walk)
                        .replace('+', '-')
                        .replace('/', '_')
                        .replace("=", "");
        return held.length() > PIECE * PIECES ? List.of() : pieces(name, held, tls);
    }

    /** The number under which cookies of a name open; empty where there are none. */
    public Optional<String> number(String name, Map<String, Cookie> cookies) {
        return Optional.ofNullable(cookies.get(name + 0))
                .map(cookie -> NUMBER.matcher(cookie.getValue()))
                .filter(Matcher::matches)
                .map(read -> read.group(1));
    }

    /** The cookies that remember that a walk has ended with sending, and nothing of what was sent. */
    public List<NewCookie> sent(String walk, boolean tls) {
        return pieces(NAME, walk + "." + SENT, tls);
    }

    /** The cookies that end whatever a browser carries. */
    List<NewCookie> ended() {
        List<NewCookie> cookies = new ArrayList<>(pieces(NAME, "", false));
        cookies.addAll(pieces(CASE, "", false));
        return cookies;
    }

    private List<NewCookie> pieces(String name, String held, boolean tls) {
        int age = name.equals(CASE) ? NewCookie.DEFAULT_MAX_AGE : (int) CARRIED.toSeconds();
        List<NewCookie> cookies = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            String piece = held.substring(Math.min(held.length(), i * PIECE), Math.min(held.length(), (i + 1) * PIECE));
            cookies.add(new NewCookie.Builder(name + i)
                    .value(piece)
                    .path("/")
                    .httpOnly(true)
                    .sameSite(NewCookie.SameSite.STRICT)
                    .secure(tls || settings.behindTls())
                    .maxAge(piece.isEmpty() ? 0 : age)
                    .build());
        }
        return cookies;
    }

    private static byte[] packed(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String unpacked(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.ISO_8859_1);
        }
    }
}
