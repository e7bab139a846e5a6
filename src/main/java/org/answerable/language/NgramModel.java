package org.answerable.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which languages the grams of a text speak for, script by script: a linear model over the 1- to 5-grams of characters, the whole
 * words and the pairs of words. A weight is the log-probability of the gram in the language (multinomial naive Bayes), corrected by logistic
 * regression where naive Bayes confuses neighbours.
 *
 * <p>Grams are kept by 32-bit hash: of a million grams that the model does not know, about 40 are taken for ones that it knows.
 */
final class NgramModel {
    static final int LONGEST = 5;
    private static final int MAGIC = 0x414E4733;
    /** A weight is one byte: this many steps to one natural logarithm. */
    static final double STEPS = 6;

    private final Map<Integer, Table> tables;

    NgramModel(Map<Integer, Table> tables) {
        this.tables = tables;
    }

    /** The languages of one script. */
    static final class Table {
        final List<String> tags;
        /** Probability of a language is proportional to exp(score × sharpness × grams^-flattening). */
        final double sharpness;
        final double flattening;
        final int[] hashes;
        /** How far below the best language of that gram each language lies: {@code weights[row * tags + language]}, in {@link #STEPS}. */
        final byte[] weights;
        /** Hash and row plus one in one long, as a miss of the cache costs more than the look-up. */
        private final long[] slots;
        private final int mask;

        Table(List<String> tags, double sharpness, double flattening, int[] hashes, byte[] weights) {
            this.tags = tags;
            this.sharpness = sharpness;
            this.flattening = flattening;
            this.hashes = hashes;
            this.weights = weights;
            int size = Integer.highestOneBit(Math.max(4, hashes.length)) * 4;
            mask = size - 1;
            slots = new long[size];
            for (int row = 0; row < hashes.length; row++) {
                int slot = slot(hashes[row]);
                while (slots[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = (long) hashes[row] << 32 | row + 1;
            }
        }

        private int slot(int hash) {
            return hash * 0x85EBCA6B >>> 7 & mask;
        }

        /** The row of a gram, -1 where it is unknown. */
        int row(int hash) {
            int slot = slot(hash);
            for (long found; (found = slots[slot]) != 0; slot = slot + 1 & mask) {
                if ((int) (found >>> 32) == hash) {
                    return (int) found - 1;
                }
            }
            return -1;
        }

        /** Probabilities of the languages for words as {@link Letters#words} gives them; and, last, the share of grams known. */
        double[] probabilities(char[] words) {
            return spread(score(words), sharpness, flattening);
        }

        /** Sum of log weights a language, then the number of grams known, then the number of grams. */
        double[] score(char[] words) {
            int languages = tags.size();
            int[] sums = new int[languages];
            int[] known = new int[2];
            grams(words, hash -> {
                known[1]++;
                int row = row(hash);
                if (row >= 0) {
                    known[0]++;
                    int at = row * languages;
                    for (int i = 0; i < languages; i++) {
                        sums[i] -= weights[at + i] & 0xff;
                    }
                }
            });
            double[] scores = new double[languages + 2];
            for (int i = 0; i < languages; i++) {
                scores[i] = sums[i] / STEPS;
            }
            scores[languages] = known[0];
            scores[languages + 1] = known[1];
            return scores;
        }

        static double[] spread(double[] scores, double sharpness, double flattening) {
            int languages = scores.length - 2;
            double[] probabilities = new double[languages + 1];
            double scale = sharpness * Math.pow(Math.max(1, scores[languages]), -flattening);
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < languages; i++) {
                best = Math.max(best, scores[i]);
            }
            double sum = 0;
            for (int i = 0; i < languages; i++) {
                probabilities[i] = Math.exp((scores[i] - best) * scale);
                sum += probabilities[i];
            }
            for (int i = 0; i < languages; i++) {
                probabilities[i] /= sum;
            }
            probabilities[languages] = scores[languages + 1] == 0 ? 0 : scores[languages] / scores[languages + 1];
            return probabilities;
        }
    }

    /** What is done with each gram's hash. */
    interface GramUse {
        void use(int hash);
    }

    /** All grams of words as {@link Letters#words} gives them. */
    static void grams(char[] words, GramUse use) {
        int word = 0;
        int last = 0;
        int wordLength = 0;
        for (int i = 0; i < words.length; i++) {
            int hash = 17;
            int end = Math.min(words.length, i + LONGEST);
            for (int j = i; j < end; j++) {
                hash = mix(hash, words[j]);
                if (j > i || words[i] != ' ') {
                    use.use(hash);
                }
            }
            if (words[i] != ' ') {
                word = mix(wordLength == 0 ? 0x5bd1e995 : word, words[i]);
                wordLength++;
            } else {
                // Shorter words are grams with their spaces.
                if (wordLength > LONGEST - 2) {
                    use.use(word);
                }
                if (wordLength > 0) {
                    // Two words together tell apart what shares its words: Dari from Persian.
                    if (last != 0) {
                        use.use(mix(last * 31, (char) (word ^ word >>> 16)));
                    }
                    last = word;
                }
                wordLength = 0;
            }
        }
    }

    private static int mix(int hash, char c) {
        int mixed = (hash ^ c) * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    /** The table of a script ({@code UScript}); null where its languages are not told apart by grams. */
    Table table(int script) {
        return tables.get(script);
    }

    static NgramModel read(InputStream file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a model of this version");
            }
            Map<Integer, Table> tables = new LinkedHashMap<>();
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                int script = in.readInt();
                List<String> tags = List.of(in.readUTF().split(","));
                double sharpness = in.readDouble();
                double flattening = in.readDouble();
                int[] hashes = new int[in.readInt()];
                int last = Integer.MIN_VALUE;
                for (int i = 0; i < hashes.length; i++) {
                    last += varint(in);
                    hashes[i] = last;
                }
                byte[] columns = in.readNBytes(hashes.length * tags.size());
                byte[] rows = new byte[columns.length];
                for (int language = 0; language < tags.size(); language++) {
                    for (int i = 0; i < hashes.length; i++) {
                        rows[i * tags.size() + language] = columns[language * hashes.length + i];
                    }
                }
                tables.put(script, new Table(tags, sharpness, flattening, hashes, rows));
            }
            return new NgramModel(tables);
        }
    }

    void write(OutputStream file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(file) {
            {
                def.setLevel(9);
            }
        })) {
            out.writeInt(MAGIC);
            out.writeByte(tables.size());
            for (Map.Entry<Integer, Table> entry : tables.entrySet()) {
                Table table = entry.getValue();
                out.writeInt(entry.getKey());
                out.writeUTF(String.join(",", table.tags));
                out.writeDouble(table.sharpness);
                out.writeDouble(table.flattening);
                out.writeInt(table.hashes.length);
                int last = Integer.MIN_VALUE;
                for (int hash : table.hashes) {
                    varint(out, hash - last);
                    last = hash;
                }
                for (int language = 0; language < table.tags.size(); language++) {
                    for (int i = 0; i < table.hashes.length; i++) {
                        out.writeByte(table.weights[i * table.tags.size() + language]);
                    }
                }
            }
        }
    }

    private static int varint(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0;; shift += 7) {
            int read = in.readUnsignedByte();
            value |= (read & 0x7f) << shift;
            if (read < 0x80) {
                return value;
            }
        }
    }

    private static void varint(DataOutputStream out, int value) throws IOException {
        int rest = value;
        while (rest >>> 7 != 0) {
            out.writeByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }
}
