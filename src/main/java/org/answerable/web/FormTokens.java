package org.answerable.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * The token against forged posts (OWASP: signed double submit): bound to a random cookie and to the signed-in account,
 * valid for twelve hours. It does not look at {@code Origin}: under {@code Referrer-Policy: no-referrer} browsers send
 * {@code Origin: null}.
 *
 * <p>A token of the desk also says whose form it stands in, signed for itself. So what was typed into a form of an
 * account can be told, and kept for that account, when its session or its cookies are gone ({@link #owner}); whoever
 * forges a post knows no such token.
 */
@ApplicationScoped
public class FormTokens {
    /** The cookie's name. */
    public static final String COOKIE = "form";

    private static final Duration VALID = Duration.ofHours(12);
    /** How long a form that was left open is known as its owner's: a long weekend. */
    private static final Duration KNOWN = Duration.ofDays(4);
    /** The minute; at the desk the account and that they belong together; the signature with the cookie. */
    private static final Pattern TOKEN =
            Pattern.compile("([0-9]{1,11})\\.(?:(-?[0-9]{1,18})\\.([0-9a-f]{64})\\.)?([0-9a-f]{64})");

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
        long minute = minute();
        String owner = caller.identity()
                .map(identity -> identity.account() + "." + owned(minute, identity.account()) + ".")
                .orElse("");
        return minute + "." + owner + sign(reader.formCookie(), minute);
    }

    /**
     * Checks the token of a post.
     *
     * @throws Refusal.Forbidden where it is missing, stale, or another's
     */
    public void check(Reader reader, String token) {
        if (!valid(reader, token)) {
            throw new Refusal.Forbidden("platform.problem.form-token");
        }
    }

    public boolean valid(Reader reader, String token) {
        Matcher read = TOKEN.matcher(token == null ? "" : token);
        return reader.formCookie() != null
                && read.matches()
                && young(Long.parseLong(read.group(1)), VALID)
                && same(sign(reader.formCookie(), Long.parseLong(read.group(1))), read.group(4));
    }

    /**
     * The account whose form a token stands in, also where the token is no longer valid; empty for a resident's, a
     * forged or a very old one.
     */
    public OptionalLong owner(String token) {
        Matcher read = TOKEN.matcher(token == null ? "" : token);
        if (!read.matches() || read.group(2) == null || !young(Long.parseLong(read.group(1)), KNOWN)) {
            return OptionalLong.empty();
        }
        long account = Long.parseLong(read.group(2));
        return same(owned(Long.parseLong(read.group(1)), account), read.group(3))
                ? OptionalLong.of(account)
                : OptionalLong.empty();
    }

    private long minute() {
        return time.real().getEpochSecond() / 60;
    }

    private boolean young(long minute, Duration limit) {
        // From ahead, too: the clock may have been set back since the form was drawn, and nobody but us signs a minute.
        return Math.abs(minute() - minute) <= limit.toMinutes();
    }

    private static boolean same(String right, String sent) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.US_ASCII));
    }

    private String owned(long minute, long account) {
        return keys.hash("form-owner", minute + "|" + account);
    }

    private String sign(String cookie, long minute) {
        return keys.hash(
                "form",
                cookie + "|" + minute + "|"
                        + caller.identity().map(Identity::account).orElse(-1L));
    }
}
