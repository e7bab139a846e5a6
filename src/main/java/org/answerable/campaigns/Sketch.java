package org.answerable.campaigns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * What is kept of a text to tell what it is nearly equal to: the lowest hashes of its pieces, a fair sample of them
 * (bottom-k, Broder 1997), whose share in common estimates that of the whole texts.
 */
final class Sketch {
    /** So many hashes at most: an estimated cosine is then within .07 of the true one, 19 times of 20. */
    static final int KEPT = 256;

    /** Ascending, none negative. */
    private final long[] kept;

    private Sketch(long[] kept) {
        this.kept = kept;
    }

    /** Of all hashes of a text, in any order, each as often as it is. */
    static Sketch of(long[] hashes) {
        return new Sketch(Arrays.stream(hashes).sorted().distinct().limit(KEPT).toArray());
    }

    static Sketch read(String written) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(written));
        long[] kept = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(kept);
        return new Sketch(kept);
    }

    String write() {
        ByteBuffer bytes = ByteBuffer.allocate(kept.length * Long.BYTES);
        bytes.asLongBuffer().put(kept);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    boolean isEmpty() {
        return kept.length == 0;
    }

    /** How many are kept; below {@link #KEPT} that is how many different pieces the text has. */
    int size() {
        return kept.length;
    }

    /** The hashes, ascending. */
    long[] kept() {
        return kept;
    }

    /** Up to where all hashes of the text are kept. */
    long limit() {
        return kept.length < KEPT ? Long.MAX_VALUE : kept[kept.length - 1];
    }

    /** The lowest. */
    long[] first(int most) {
        return Arrays.copyOf(kept, Math.min(most, kept.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && Arrays.equals(kept, sketch.kept);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(kept);
    }
}
