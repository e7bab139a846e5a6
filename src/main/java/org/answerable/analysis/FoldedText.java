package org.answerable.analysis;

import java.util.Arrays;

/**
 * A text as it is looked at by whoever looks for something in it: letters that people take for one another made one,
 * marks that nobody sees gone. Each char knows where it stands in the text as given. Offsets are UTF-16, here and
 * there.
 *
 * <p>What is made one depends on what is looked for (names are compared without accents, which tell other words apart),
 * so each folding goes through its text by itself, with the steps of {@link Letters}, and adds what it makes of it to a
 * {@link Builder}: once a text, in linear time.
 */
public final class FoldedText {
    private final String chars;
    private final int[] starts;
    private final int[] ends;

    private FoldedText(String chars, int[] starts, int[] ends) {
        this.chars = chars;
        this.starts = starts;
        this.ends = ends;
    }

    /** What is looked at. */
    public String chars() {
        return chars;
    }

    public int length() {
        return chars.length();
    }

    public char at(int i) {
        return chars.charAt(i);
    }

    /** Where a char began in the text as given. */
    public int start(int i) {
        return starts[i];
    }

    /** Where what stands before {@code i} ended in the text as given. */
    public int end(int i) {
        return ends[i - 1];
    }

    /** A folded text as it grows; for one thread. */
    public static final class Builder {
        private final StringBuilder chars;
        private int[] starts;
        private int[] ends;

        /** {@code room}: about how many chars it will have. */
        public Builder(int room) {
            chars = new StringBuilder(room);
            starts = new int[room + 16];
            ends = new int[room + 16];
        }

        /** Adds what was made of the chars from {@code start} up to {@code end}. */
        public void add(char c, int start, int end) {
            int at = chars.length();
            if (at == starts.length) {
                starts = Arrays.copyOf(starts, at * 2);
                ends = Arrays.copyOf(ends, at * 2);
            }
            starts[at] = start;
            ends[at] = end;
            chars.append(c);
        }

        /** The same with a code point. */
        public void addPoint(int c, int start, int end) {
            if (Character.isBmpCodePoint(c)) {
                add((char) c, start, end);
            } else {
                add(Character.highSurrogate(c), start, end);
                add(Character.lowSurrogate(c), start, end);
            }
        }

        /** The same with several. */
        public void addAll(String those, int start, int end) {
            for (int i = 0; i < those.length(); i++) {
                add(those.charAt(i), start, end);
            }
        }

        /** Makes another char of the last, to which what stands up to {@code end} belongs as well. */
        public void joinLast(char c, int end) {
            chars.setCharAt(chars.length() - 1, c);
            ends[chars.length() - 1] = end;
        }

        public boolean isEmpty() {
            return chars.isEmpty();
        }

        public int length() {
            return chars.length();
        }

        public char at(int i) {
            return chars.charAt(i);
        }

        /** What has grown; the builder is not used any more. */
        public FoldedText built() {
            return new FoldedText(chars.toString(), starts, ends);
        }

        /** What has grown; the builder begins anew. */
        public FoldedText taken() {
            FoldedText taken = new FoldedText(
                    chars.toString(), Arrays.copyOf(starts, chars.length()), Arrays.copyOf(ends, chars.length()));
            chars.setLength(0);
            return taken;
        }
    }
}
