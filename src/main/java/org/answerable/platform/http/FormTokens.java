package org.answerable.platform.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * The token against forged posts (OWASP: signed double submit): bound to a random cookie and to the signed-in account, valid for twelve
 * hours. It does not look at {@code Origin}: under {@code Referrer-Policy: no-referrer} browsers send {@code Origin: null}.
 */
@ApplicationScoped
public class FormTokens {
    /** The cookie's name. */
    public static final String COOKIE = "form";
    private static final Duration VALID = Duration.ofHours(12);

    @Inject
    Keys keys;
    @Inject
    Time time;
    @Inject
    Caller caller;

    String issue(Reader reader) {
        if (reader.formCookie() == null) {
            reader.formCookie(Codes.random(26));
        }
        long hour = time.real().getEpochSecond() / 60;
        return hour + "." + sign(reader.formCookie(), hour);
    }

    /**
     * Checks the token of a post.
     *
     * @throws Refusal.Forbidden where it is missing, stale, or another's
     */
    public void check(Reader reader, String token) {
        if (token != null && reader.formCookie() != null) {
            int dot = token.indexOf('.');
            if (dot > 0 && dot < 12 && token.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
                long minute = Long.parseLong(token.substring(0, dot));
                long age = time.real().getEpochSecond() / 60 - minute;
                boolean same = MessageDigest.isEqual(sign(reader.formCookie(), minute).getBytes(StandardCharsets.US_ASCII),
                        token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
                if (same && age >= -5 && age <= VALID.toMinutes()) {
                    return;
                }
            }
        }
        throw new Refusal.Forbidden("platform.problem.form-token");
    }

    private String sign(String cookie, long minute) {
        return keys.hash("form", cookie + "|" + minute + "|" + caller.identity().map(Identity::account).orElse(-1L));
    }
}
