package org.answerable.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Which languages the grams of a text speak for, script by script: a linear model over the 1- to 5-grams of characters,
 * the whole words and the pairs of words. A weight is the log-probability of the gram in the language (multinomial
 * naive Bayes), corrected by logistic regression where naive Bayes confuses neighbours.
 *
 * <p>Grams are kept by 32-bit hash: of a million grams that the model does not know, about 40 are taken for ones that
 * it knows.
 */
final class NgramModel {
    static final int LONGEST = 5;
    private static final int MAGIC = 0x414E4734;
    /** A weight is one byte: this many steps to one natural logarithm. */
    static final double STEPS = 6;
    /** Whole words of so many characters or a few more are in one language even where two are mixed. */
    private static final int BLOCK = 12;

    private static final int WORD_SEED = 0x5bd1e995;
    /** So few long grams say nothing about how familiar a text is. */
    private static final int FEW = 10;
    /** So much likelier, as a logarithm, a block's language is than the next. */
    private static final double CLEARLY = 1.8;

    /**
     * How much likelier than another of its script a language is before a word is read. Persian and Dari: so that of
     * the documents that a model has not seen as many sentences go wrong in either direction. Hindi and Nepali: as of
     * pairs of Hindi words from another domain a third went wrong, and next to none from this one.
     */
    private static final Map<String, Double> PRIORS = Map.of("fa", 2.0, "hi", 3.0);

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
        /**
         * Nine in ten sentences that the model has not seen know at least this share of their longest grams and longer
         * words.
         */
        final double familiar;
        /** In order. */
        final int[] hashes;
        /**
         * How far below the best language of that gram each language lies: {@code weights[row * tags + language]}, in
         * {@link #STEPS}.
         */
        final byte[] weights;
        /**
         * The same to look up by hash: a cell a gram, of its hash and its weights packed, as a second miss of the cache
         * would cost as much as all the rest. A hash of 0 is an empty cell.
         */
        private final int[] cells;

        private final int width;
        private final int mask;

        Table(List<String> tags, double sharpness, double flattening, double familiar, int[] hashes, byte[] weights) {
            this.tags = tags;
            this.sharpness = sharpness;
            this.flattening = flattening;
            this.familiar = familiar;
            this.hashes = hashes;
            this.weights = weights;
            width = 1 + (tags.size() + 3) / 4;
            mask = Integer.highestOneBit(Math.max(4, hashes.length * 3 / 2)) * 2 - 1;
            cells = new int[weights.length == 0 ? 0 : (mask + 1) * width];
            for (int row = 0; row < hashes.length && cells.length > 0; row++) {
                int key = key(hashes[row]);
                int slot = slot(key);
                while (cells[slot * width] != 0) {
                    slot = slot + 1 & mask;
                }
                cells[slot * width] = key;
                for (int i = 0; i < tags.size(); i++) {
                    cells[slot * width + 1 + i / 4] |= (weights[row * tags.size() + i] & 0xff) << i % 4 * 8;
                }
            }
        }

        private static int key(int hash) {
            return hash == 0 ? 1 : hash;
        }

        private int slot(int key) {
            return key * 0x85EBCA6B >>> 7 & mask;
        }

        /** The row of a gram, negative where it is unknown. */
        int row(int hash) {
            return Arrays.binarySearch(hashes, hash);
        }

        /**
         * Probabilities of the languages for words as {@link ScriptLetters#words} gives them; and, last, how familiar
         * they are: 1 as a newspaper's.
         */
        double[] probabilities(char[] words) {
            return spread(score(words, null));
        }

        /**
         * The same for words that may be of two languages, as people talk who live in both: where passages clearly
         * speak for a second language, it gets its share.
         */
        double[] probabilitiesOfMixed(char[] words) {
            int languages = tags.size();
            int[] votes = new int[languages];
            double[] probabilities = spread(score(words, votes));
            int all = 0;
            int most = 0;
            int second = 0;
            for (int vote : votes) {
                all += vote;
                second = vote > most ? most : Math.max(second, vote);
                most = Math.max(most, vote);
            }
            if (second >= 2 && second * 5 >= all) {
                for (int i = 0; i < languages; i++) {
                    probabilities[i] = (probabilities[i] + (double) votes[i] / all) / 2;
                }
            }
            return probabilities;
        }

        /**
         * Sum of log weights a language, then the number of grams known, then the share known of the longest grams and
         * of the longer words.
         *
         * @param votes counts, if not null, by language the blocks of grams that are clearly in it
         */
        double[] score(char[] words, int[] votes) {
            int languages = tags.size();
            int[] sums = new int[languages];
            int[] before = votes == null ? null : new int[languages];
            double least = CLEARLY * STEPS * Math.pow(BLOCK * LONGEST, flattening) / sharpness;
            int known = 0;
            int telling = 0;
            int knownTelling = 0;
            int block = 0;
            // The same grams as of grams(), but where one is unknown those that begin with it are not looked for.
            int[] keys = new int[LONGEST];
            int[] found = new int[LONGEST];
            int word = 0;
            int last = 0;
            int wordLength = 0;
            for (int i = 0; i < words.length; i++) {
                int hash = 17;
                int end = Math.min(words.length, i + LONGEST);
                int count = 0;
                // All that begin here are fetched before the first is looked at: the misses of the cache then happen at
                // once.
                for (int j = i; j < end; j++) {
                    hash = mix(hash, words[j]);
                    if (j > i || words[i] != ' ') {
                        keys[count] = key(hash);
                        found[count] = cells[slot(keys[count]) * width];
                        count++;
                    }
                }
                int met = 0;
                while (met < count && add(keys[met], found[met], sums)) {
                    met++;
                }
                known += met;
                if (end == i + LONGEST) {
                    telling++;
                    knownTelling += met == count ? 1 : 0;
                }
                if (words[i] != ' ') {
                    word = mix(wordLength == 0 ? WORD_SEED : word, words[i]);
                    wordLength++;
                } else {
                    if (wordLength > LONGEST - 2) {
                        telling++;
                        if (add(word, sums)) {
                            known++;
                            knownTelling++;
                        }
                    }
                    if (wordLength > 0) {
                        known += last != 0 && add(pair(last, word), sums) ? 1 : 0;
                        last = word;
                    }
                    wordLength = 0;
                    if (votes != null && i - block >= BLOCK) {
                        vote(sums, before, least, votes);
                        block = i;
                    }
                }
            }
            double[] scores = new double[languages + 2];
            for (int i = 0; i < languages; i++) {
                scores[i] = sums[i] / STEPS;
            }
            scores[languages] = known;
            scores[languages + 1] = (knownTelling + FEW * familiar) / (telling + FEW);
            return scores;
        }

        private boolean add(int hash, int[] sums) {
            int key = key(hash);
            return add(key, cells[slot(key) * width], sums);
        }

        /** @param first what the first cell for this key holds */
        private boolean add(int key, int first, int[] sums) {
            if (first == 0) {
                return false;
            }
            int at = slot(key) * width;
            for (int found = first; found != key; found = cells[at]) {
                if (found == 0) {
                    return false;
                }
                at = at + width == cells.length ? 0 : at + width;
            }
            for (int i = 0; i < sums.length; at++) {
                int packed = cells[at + 1];
                for (int end = Math.min(sums.length, i + 4); i < end; i++, packed >>>= 8) {
                    sums[i] -= packed & 0xff;
                }
            }
            return true;
        }

        private static void vote(int[] sums, int[] before, double least, int[] votes) {
            int best = 0;
            int second = 1;
            for (int i = 1; i < sums.length; i++) {
                int here = sums[i] - before[i];
                if (here > sums[best] - before[best]) {
                    second = best;
                    best = i;
                } else if (i != second && here > sums[second] - before[second]) {
                    second = i;
                }
            }
            if (sums[best] - before[best] - (sums[second] - before[second]) > least) {
                votes[best]++;
            }
            System.arraycopy(sums, 0, before, 0, sums.length);
        }

        private double[] spread(double[] scores) {
            double[] probabilities = spread(scores, sharpness, flattening, tags);
            probabilities[tags.size()] /= familiar;
            return probabilities;
        }

        static double[] spread(double[] scores, double sharpness, double flattening, List<String> tags) {
            int languages = scores.length - 2;
            double[] probabilities = new double[languages + 1];
            double scale = sharpness * Math.pow(Math.max(1, scores[languages]), -flattening);
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < languages; i++) {
                best = Math.max(best, scores[i]);
            }
            double sum = 0;
            for (int i = 0; i < languages; i++) {
                probabilities[i] = Math.exp((scores[i] - best) * scale) * PRIORS.getOrDefault(tags.get(i), 1.0);
                sum += probabilities[i];
            }
            for (int i = 0; i < languages; i++) {
                probabilities[i] /= sum;
            }
            probabilities[languages] = scores[languages + 1];
            return probabilities;
        }
    }

    /** What is done with each gram's hash. */
    interface GramUse {
        void use(int hash);
    }

    /** All grams of words as {@link ScriptLetters#words} gives them. */
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
                word = mix(wordLength == 0 ? WORD_SEED : word, words[i]);
                wordLength++;
            } else {
                // Shorter words are grams with their spaces.
                if (wordLength > LONGEST - 2) {
                    use.use(word);
                }
                if (wordLength > 0) {
                    // Two words together tell apart what shares its words: Dari from Persian.
                    if (last != 0) {
                        use.use(pair(last, word));
                    }
                    last = word;
                }
                wordLength = 0;
            }
        }
    }

    private static int pair(int first, int second) {
        return mix(first * 31, (char) (second ^ second >>> 16));
    }

    /** The hash of one gram. */
    static int hash(String gram) {
        int hash = 17;
        for (int i = 0; i < gram.length(); i++) {
            hash = mix(hash, gram.charAt(i));
        }
        return hash;
    }

    private static int mix(int hash, char c) {
        int mixed = (hash ^ c) * 0x9E3779B1;
        return mixed ^ mixed >>> 15;
    }

    /** The table of a script ({@code UScript}); null where its languages are not told apart by grams. */
    Table table(int script) {
        return tables.get(script);
    }

    /** The tags of the languages in all tables. */
    Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        tables.values().forEach(table -> tags.addAll(table.tags));
        return tags;
    }

    /** Whether a language is in one of the tables. */
    boolean knows(String tag) {
        return tables.values().stream().anyMatch(table -> table.tags.contains(tag));
    }

    static NgramModel read(InputStream file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a model of this version");
            }
            Map<Integer, Table> tables = new LinkedHashMap<>();
            for (int count = in.readUnsignedByte(); count > 0; count--) {
                int script = in.readInt();
                List<String> tags = List.of(in.readUTF().split(","));
                double sharpness = in.readDouble();
                double flattening = in.readDouble();
                double familiar = in.readDouble();
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
                tables.put(script, new Table(tags, sharpness, flattening, familiar, hashes, rows));
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
                out.writeDouble(table.familiar);
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
        for (int shift = 0; ; shift += 7) {
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
