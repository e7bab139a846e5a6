package org.answerable.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.answerable.platform.crypto.JournalKeys;

/**
 * The hash of a position: HMAC-SHA-256 (FIPS 198-1) under a key outside the database over the hash of the position
 * before, the position, and every column of its entry. Numbers are eight bytes, big-endian; texts are UTF-8 after their
 * length in four bytes, so that no two rows have one encoding. Positions from before the chain was keyed have SHA-256
 * (FIPS 180-4) over the same; the first keyed one seals them, and after it there is none without a key.
 */
public final class Chain {
    private Chain() {}

    /** @param key {@code null} for a position from before the chain was keyed */
    public static byte[] hash(JournalKeys keys, String key, byte[] previous, long position, Entry entry) {
        ByteArrayOutputStream row = new ByteArrayOutputStream(400);
        row.writeBytes(previous);
        row.writeBytes(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(position)
                .putLong(entry.id())
                .putLong(entry.at())
                .putLong(entry.recordedAt())
                .array());
        text(row, entry.actor());
        text(row, entry.act());
        text(row, entry.subject());
        text(row, entry.salt());
        text(row, entry.contentHash());
        return key == null ? digest(row.toByteArray()) : keys.chain(key, row.toByteArray());
    }

    private static byte[] digest(byte[] row) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(row);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void text(ByteArrayOutputStream row, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        row.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        row.writeBytes(bytes);
    }
}
