package org.answerable.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The hash of a position: SHA-256 (FIPS 180-4) over the hash of the position before, the position, and every column of its entry.
 * Numbers are eight bytes, big-endian; texts are UTF-8 after their length in four bytes, so that no two rows have one encoding.
 */
final class Chain {
    private Chain() {}

    static byte[] hash(byte[] previous, long position, Entry entry) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        digest.update(previous);
        digest.update(ByteBuffer.allocate(4 * Long.BYTES).putLong(position).putLong(entry.id()).putLong(entry.at()).putLong(entry.recordedAt()).flip());
        text(digest, entry.actor());
        text(digest, entry.act());
        text(digest, entry.subject());
        text(digest, entry.salt());
        text(digest, entry.contentHash());
        return digest.digest();
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
