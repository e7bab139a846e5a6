package org.answerable.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/** Opaque identifiers in Crockford's base 32 (no I, L, O, U), lower case. */
public final class Codes {
    private static final SecureRandom RANDOM = new SecureRandom();
    static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Codes() {}

    /** Whether two secrets are the same, in a time that does not tell where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** An unguessable identifier of 60 random bits, 12 characters: for what may stand in an address. */
    public static String next() {
        return random(12);
    }

    /** {@code characters × 5} random bits. */
    public static String random(int characters) {
        byte[] bytes = new byte[characters];
        RANDOM.nextBytes(bytes);
        StringBuilder code = new StringBuilder(characters);
        for (byte b : bytes) {
            code.append(ALPHABET.charAt(b & 31));
        }
        return code.toString();
    }

    /** The first {@code characters × 5} bits of the bytes; there must be enough of them. */
    public static String encode(byte[] bytes, int characters) {
        if (bytes.length * 8 < characters * 5) {
            throw new IllegalArgumentException("too few bytes for " + characters + " characters");
        }
        StringBuilder code = new StringBuilder(characters);
        long buffer = 0;
        int bits = 0;
        int next = 0;
        while (code.length() < characters) {
            if (bits < 5) {
                buffer = (buffer << 8) | (bytes[next++] & 0xff);
                bits += 8;
            }
            bits -= 5;
            code.append(ALPHABET.charAt((int) (buffer >> bits) & 31));
        }
        return code.toString();
    }
}
