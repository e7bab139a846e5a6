package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;

/**
 * What passkeys sign: the second, 128 random bits and a signature of the server over them, what they are for and whom.
 * So the sign-in page writes nothing into the database for each stranger who opens it; only those that were answered
 * are kept, for as long as they could be answered again ({@link Factors#answered}).
 */
@ApplicationScoped
class Challenges {
    /** How long a page may stand open before its challenge is answered. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final int RANDOM_BYTES = 16;
    private static final int HEAD = Long.BYTES + RANDOM_BYTES;
    private static final int MAC = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Keys keys;

    @Inject
    Time time;

    /** What a challenge is for; one answers no other's. */
    enum Purpose {
        REGISTER,
        /** A passkey alone. */
        SIGN_IN,
        /** After the password. */
        SECOND_STEP,
        /** Once more, before a dangerous act. */
        PROOF
    }

    /**
     * A new one, base64url.
     *
     * @param account whose; 0 where that is not known yet
     */
    String next(Purpose purpose, long account) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        byte[] head = ByteBuffer.allocate(HEAD)
                .putLong(time.real().getEpochSecond())
                .put(random)
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(HEAD + MAC)
                        .put(head)
                        .put(mac(head, purpose, account))
                        .array());
    }

    /** Whether it is one of this server's, for this, for this account, and not too old. */
    boolean isOurs(byte[] challenge, Purpose purpose, long account) {
        if (challenge.length != HEAD + MAC) {
            return false;
        }
        byte[] head = Arrays.copyOf(challenge, HEAD);
        return MessageDigest.isEqual(mac(head, purpose, account), Arrays.copyOfRange(challenge, HEAD, HEAD + MAC))
                && time.real()
                        .isBefore(Instant.ofEpochSecond(ByteBuffer.wrap(head).getLong())
                                .plus(LIFE));
    }

    /** By which it is known that it was answered. */
    String hash(byte[] challenge) {
        return keys.hash("passkey-challenge", HexFormat.of().formatHex(challenge));
    }

    private byte[] mac(byte[] head, Purpose purpose, long account) {
        return Arrays.copyOf(
                keys.bytes(
                        "passkey-challenge",
                        purpose + "|" + account + "|" + HexFormat.of().formatHex(head)),
                MAC);
    }
}
