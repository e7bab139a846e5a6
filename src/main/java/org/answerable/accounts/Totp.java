package org.answerable.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes by the clock: RFC 6238 with what every app knows (HMAC-SHA-1, six digits, steps of 30 seconds). A code fits in
 * its own step and in the one before and after it, so clocks may differ by 30 seconds.
 */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);
    static final int DIGITS = 6;
    /** How many steps a clock may be wrong, either way. */
    static final int SKEW = 1;
    /** RFC 4226, section 4, R6: the length it recommends. */
    private static final int SECRET_BYTES = 20;

    private static final int LONGEST_TYPED = 64;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret of 160 random bits, in base 32 (RFC 4648) without padding: 32 letters. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return base32(bytes);
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = buffer << 8 | b & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << (5 - bits) & 31));
        }
        return text.toString();
    }

    static byte[] bytes(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int buffer = 0;
        int bits = 0;
        for (char letter : base32.toCharArray()) {
            buffer = buffer << 5 | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP.toSeconds());
    }

    /** The code of a step, of so many digits. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fffffff;
            int most = 1;
            for (int i = 0; i < digits; i++) {
                most *= 10;
            }
            return String.format(Locale.ROOT, "%0" + digits + "d", number % most);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The step whose code was typed.
     *
     * @param last the newest step whose code was used: neither it nor one before is good any more (RFC 6238, section
     *     5.2)
     * @return empty where the code is of no step that counts now
     */
    static OptionalLong fitting(String secret, String digits, Instant now, long last) {
        byte[] key = bytes(secret);
        long present = step(now);
        for (long step = Math.max(present - SKEW, last + 1); step <= present + SKEW; step++) {
            if (code(key, step, DIGITS).equals(digits)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /**
     * The six digits that somebody typed, in whichever script they write digits, with spaces or hyphens as apps show
     * them; empty for anything else.
     */
    static Optional<String> digits(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder();
        for (int c : typed.codePoints().toArray()) {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (!between(c)) {
                return Optional.empty();
            }
        }
        return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
    }

    /** What stands between the characters of a code and means nothing: spaces, hyphens, signs that are not seen. */
    static boolean between(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION
                || Character.getType(c) == Character.FORMAT;
    }

    /** What an app reads out of the picture (the format that Google Authenticator began and all others read). */
    static String address(String secret, String site, String account) {
        String issuer = escaped(site);
        return "otpauth://totp/" + issuer + ":" + escaped(account) + "?secret=" + secret + "&issuer=" + issuer;
    }

    private static String escaped(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
