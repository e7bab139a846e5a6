package org.answerable.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a text into stretches of one language each. The pieces are sentences and lines, and within them longer runs of
 * another script; of all ways to give them languages the likeliest is taken, where each change of language costs: a
 * name, a title or a short quotation is not worth two changes. What was said within quotation marks stays with the
 * sentence that quotes it.
 */
final class Stretches {
    /**
     * So much more likely than the language around it a sentence must be to change there and back: e to the power of
     * twice this.
     */
    private static final double CHANGE = 1.8;

    private static final double UNLIKELY = 0.005;
    /** Letters; those of scripts that write a syllable or a word by one letter count more. */
    private static final int LEAST_PIECE = 12;

    private static final int LEAST_STRETCH = 24;
    private static final int LEAST_OF_ANOTHER_SCRIPT = 16;
    private static final double LEAST_CONFIDENCE = 0.8;
    private static final int LONGEST_QUOTATION = 400;
    static final int MOST_LANGUAGES = 8;
    private static final String OPENING = "\u201c\u00ab\u300c\u300e\"";
    private static final String CLOSING = "\u201d\u00bb\u300d\u300f\"";
    private static final char QUOTED = '\u0001';

    private record Piece(int start, int end, int letters) {}

    private final Detector detector;
    private final String text;
    private final Language main;
    /** The text with spaces where somebody is quoted: a quotation does not say in which language its sentence is. */
    private final String bare;

    Stretches(Detector detector, String text, Language main) {
        this.detector = detector;
        this.text = text;
        this.main = main;
        bare = withoutQuotations(text);
    }

    private static String withoutQuotations(String text) {
        StringBuilder bare = null;
        for (int i = 0; i < text.length(); i++) {
            int kind = OPENING.indexOf(text.charAt(i));
            if (kind < 0) {
                continue;
            }
            int limit = Math.min(text.length(), i + LONGEST_QUOTATION);
            int end = i + 1;
            while (end < limit && text.charAt(end) != CLOSING.charAt(kind)) {
                end++;
            }
            if (end < limit) {
                bare = bare == null ? new StringBuilder(text) : bare;
                for (int j = i; j <= end; j++) {
                    bare.setCharAt(j, QUOTED);
                }
                i = end;
            }
        }
        return bare == null ? text : bare.toString();
    }

    List<Stretch> find() {
        List<Piece> pieces = pieces();
        if (pieces.size() < 2) {
            return whole();
        }
        List<Map<String, Double>> likely = new ArrayList<>();
        Map<String, Double> all = new LinkedHashMap<>();
        boolean known = detector.knows(main);
        for (Piece piece : pieces) {
            Detection found = detector.detectAmongOwn(bare.substring(piece.start, piece.end));
            Map<String, Double> here = new HashMap<>();
            for (Detection.Candidate candidate : found.candidates()) {
                // A text in a language that the detector does not know seems to be in any that shares its script.
                boolean seems = !known && detector.shares(main, candidate.language());
                here.merge(seems ? main.tag() : same(candidate.language().tag()), candidate.confidence(), Double::sum);
            }
            here.forEach((tag, confidence) -> all.merge(tag, confidence * piece.letters, Double::sum));
            likely.add(here);
        }
        List<String> tags = new ArrayList<>(List.of(main.tag()));
        all.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(tag -> !tag.equals(main.tag()))
                .limit(MOST_LANGUAGES)
                .forEach(tags::add);
        return tags.size() == 1 ? whole() : stretches(pieces, likely, path(likely, tags));
    }

    private List<Stretch> whole() {
        return List.of(new Stretch(0, text.codePointCount(0, text.length()), main, 1));
    }

    /** A variant of the main language is the main language: half of what a Dari writer writes is Persian as well. */
    private String same(String tag) {
        return new Language(tag).isVariantOf(main) ? main.tag() : tag;
    }

    /**
     * The likeliest languages of the pieces (Viterbi); the first of the languages, the main one, where nothing speaks
     * for any.
     */
    static List<String> path(List<Map<String, Double>> likely, List<String> tags) {
        int states = tags.size();
        double[] score = new double[states];
        int[][] from = new int[likely.size()][states];
        for (int i = 0; i < likely.size(); i++) {
            double[] next = new double[states];
            int best = 0;
            for (int s = 1; s < states; s++) {
                best = score[s] > score[best] ? s : best;
            }
            for (int s = 0; s < states; s++) {
                boolean stays = i == 0 || score[s] >= score[best] - CHANGE;
                from[i][s] = stays ? s : best;
                next[s] = (stays ? score[s] : score[best] - CHANGE)
                        + Math.log(Math.max(
                                s == 0 ? 2 * UNLIKELY : UNLIKELY, likely.get(i).getOrDefault(tags.get(s), 0.0)));
            }
            score = next;
        }
        int state = 0;
        for (int s = 1; s < states; s++) {
            state = score[s] > score[state] ? s : state;
        }
        List<String> path = new ArrayList<>();
        for (int i = likely.size() - 1; i >= 0; i--) {
            path.addFirst(tags.get(state));
            state = from[i][state];
        }
        return path;
    }

    private List<Stretch> stretches(List<Piece> pieces, List<Map<String, Double>> likely, List<String> path) {
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if (i == 0 || !path.get(i).equals(path.get(i - 1))) {
                runs.add(new int[] {i, i});
            }
            runs.getLast()[1] = i + 1;
        }
        // What is too short or too doubtful goes on in the language before it, at the start in the main one.
        String[] tags = path.toArray(String[]::new);
        for (int[] run : runs) {
            int letters = 0;
            double sure = 0;
            for (int i = run[0]; i < run[1]; i++) {
                letters += pieces.get(i).letters;
                sure += pieces.get(i).letters * likely.get(i).getOrDefault(path.get(run[0]), 0.0);
            }
            if (!path.get(run[0]).equals(main.tag())
                    && (letters < LEAST_STRETCH || sure < LEAST_CONFIDENCE * letters)) {
                java.util.Arrays.fill(tags, run[0], run[1], run[0] == 0 ? main.tag() : tags[run[0] - 1]);
            }
        }
        List<Stretch> found = new ArrayList<>();
        int points = 0;
        int first = 0;
        for (int i = 1; i <= tags.length; i++) {
            if (i == tags.length || !tags[i].equals(tags[first])) {
                int from = first == 0 ? 0 : pieces.get(first).start;
                int to = i == tags.length ? text.length() : pieces.get(i).start;
                int length = text.codePointCount(from, to);
                found.add(new Stretch(
                        points,
                        points + length,
                        new Language(tags[first]),
                        confidence(pieces, likely, first, i, tags[first])));
                points += length;
                first = i;
            }
        }
        return found;
    }

    private static double confidence(
            List<Piece> pieces, List<Map<String, Double>> likely, int from, int to, String tag) {
        double sum = 0;
        double letters = 0;
        for (int i = from; i < to; i++) {
            sum += pieces.get(i).letters * likely.get(i).getOrDefault(tag, 0.0);
            letters += pieces.get(i).letters;
        }
        return letters == 0 ? 0 : Math.min(1, sum / letters);
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        // Root's rules are those of all languages; the instance is not shared between threads.
        BreakIterator sentences = BreakIterator.getSentenceInstance(ULocale.ROOT);
        sentences.setText(text);
        int from = sentences.first();
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            if (to == text.length() || bare.charAt(to) != QUOTED || bare.charAt(to - 1) != QUOTED) {
                add(pieces, from, to);
                from = to;
            }
        }
        return pieces;
    }

    /** Adds a sentence, cut where a longer run of another script begins; what is short goes with its neighbour. */
    private void add(List<Piece> pieces, int from, int to) {
        int start = from;
        int script = UScript.COMMON;
        int letters = 0;
        int run = 0;
        int runScript = UScript.COMMON;
        int runStart = from;
        for (int i = from; i < to; ) {
            int c = bare.codePointAt(i);
            int of = UCharacter.isLetter(c) ? script(c) : UScript.COMMON;
            if (of != UScript.COMMON) {
                if (of != runScript) {
                    runScript = of;
                    runStart = i;
                    run = 0;
                }
                run += weight(of);
                letters += weight(of);
                if (script == UScript.COMMON) {
                    script = of;
                } else if (of != script && run >= LEAST_OF_ANOTHER_SCRIPT) {
                    if (letters - run >= LEAST_OF_ANOTHER_SCRIPT) {
                        put(pieces, start, runStart, letters - run);
                        start = runStart;
                        letters = run;
                    }
                    script = of;
                }
            }
            i += Character.charCount(c);
        }
        put(pieces, start, to, letters);
    }

    private void put(List<Piece> pieces, int from, int to, int letters) {
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && (letters < LEAST_PIECE || last.letters < LEAST_PIECE)) {
            pieces.set(pieces.size() - 1, new Piece(last.start, to, last.letters + letters));
        } else {
            pieces.add(new Piece(from, to, letters));
        }
    }

    static int script(int c) {
        int script = UScript.getScript(c);
        return script == UScript.INHERITED
                ? UScript.COMMON
                : script == UScript.KATAKANA || script == UScript.HAN ? UScript.HIRAGANA : script;
    }

    static int weight(int script) {
        return script == UScript.HIRAGANA ? 4 : script == UScript.HANGUL || script == UScript.ETHIOPIC ? 3 : 1;
    }
}
