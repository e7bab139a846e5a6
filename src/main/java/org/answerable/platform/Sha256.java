package org.answerable.platform;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one content from another: of SHA-256 (FIPS 180-4), which every JVM has. Without a key, so no secret. */
public final class Sha256 {
    private Sha256() {}

    /** The first bytes of the hash, at most 32, in lower-case hex digits, two for each. */
    public static String hex(byte[] content, int bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
