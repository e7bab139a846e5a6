package org.answerable.campaigns;

/**
 * SipHash-2-4 (Aumasson and Bernstein, 2012): a keyed hash for short inputs, of which without the key nothing can be
 * guessed.
 */
final class SipHash {
    private final long k0;
    private final long k1;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
    }

    /**
     * The hash of a message.
     *
     * @param message whole words of eight bytes, little-endian, the last one with the message's length in bytes in its
     *     highest byte
     * @param words how many of them
     */
    long of(long[] message, int words) {
        long v0 = k0 ^ 0x736f6d6570736575L;
        long v1 = k1 ^ 0x646f72616e646f6dL;
        long v2 = k0 ^ 0x6c7967656e657261L;
        long v3 = k1 ^ 0x7465646279746573L;
        for (int i = 0; i <= words; i++) {
            boolean last = i == words;
            long m = last ? 0 : message[i];
            v3 ^= m;
            v2 ^= last ? 0xff : 0;
            for (int round = last ? 4 : 2; round > 0; round--) {
                v0 += v1;
                v2 += v3;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 = Long.rotateLeft(v2, 32);
            }
            v0 ^= m;
        }
        return v0 ^ v1 ^ v2 ^ v3;
    }
}
