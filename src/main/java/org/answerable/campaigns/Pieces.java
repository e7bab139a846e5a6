package org.answerable.campaigns;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.answerable.platform.crypto.Keys;

/**
 * A text's pieces: all its runs of some letters, without regard to case, marks of width and punctuation, so that no
 * language has to be known. Each is hashed under a key: the texts are so short that plain hashes would give them away.
 */
final class Pieces {
    /** Letters of a piece; of a script that writes a word with one or two signs, fewer. Measured: ADR 0063. */
    static final int LENGTH = 9;

    static final int LENGTH_OF_SIGNS = 4;

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();

    private final SipHash hash;

    private Pieces(SipHash hash) {
        this.hash = hash;
    }

    static Pieces of(Keys keys) {
        ByteBuffer key = ByteBuffer.wrap(keys.bytes("campaigns", "pieces"));
        return new Pieces(new SipHash(key.getLong(), key.getLong()));
    }

    Sketch sketch(String text) {
        int[] letters = letters(text);
        long[] hashes = new long[letters.length];
        long[] message = new long[(LENGTH * Integer.BYTES) / Long.BYTES + 1];
        int found = 0;
        for (int from = 0; from < letters.length; from++) {
            int length = isSign(letters[from]) ? LENGTH_OF_SIGNS : LENGTH;
            if (from + length > letters.length) {
                continue;
            }
            Arrays.fill(message, 0);
            for (int i = 0; i < length; i++) {
                message[i / 2] |= (long) letters[from + i] << (i % 2 * Integer.SIZE);
            }
            int words = length * Integer.BYTES / Long.BYTES;
            message[words] |= (long) (length * Integer.BYTES) << 56;
            hashes[found++] = hash.of(message, words + 1) >>> 1;
        }
        return Sketch.of(Arrays.copyOf(hashes, found));
    }

    /** Letters, marks and digits, one blank between words. */
    private static int[] letters(String text) {
        int[] folded = FOLD.normalize(text).codePoints().toArray();
        int[] letters = new int[folded.length + 1];
        int length = 0;
        for (int c : folded) {
            boolean part = UCharacter.isLetterOrDigit(c) || isMark(c);
            if (part) {
                letters[length++] = c;
            } else if (length > 0 && letters[length - 1] != ' ') {
                letters[length++] = ' ';
            }
        }
        return Arrays.copyOf(letters, length);
    }

    private static boolean isMark(int c) {
        int type = UCharacter.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isSign(int c) {
        return switch (UScript.getScript(c)) {
            case UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA, UScript.HANGUL -> true;
            default -> false;
        };
    }
}
