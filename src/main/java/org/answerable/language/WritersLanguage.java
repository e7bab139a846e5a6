package org.answerable.language;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In which language the writer of a text writes, where there is more than one in it: not in that of the officer who is
 * quoted, nor of the letter that is copied below. Sentences and lines are told apart as in {@link Stretches}; what
 * stands in quotation marks, behind an angle bracket (as in answered mail) or behind a colon weighs little, and the
 * first words more than later ones. Where that does not decide clearly, the confidence says so.
 */
final class WritersLanguage {
    /** UTF-16 units: who has written so much has shown the language. */
    static final int LIMIT = 3_000;

    private static final int LONGEST_QUOTATION = 2_000;
    /** Letters; fewer say nothing for themselves. */
    private static final int LEAST_PIECE = 12;

    private static final int LEAST_OWN = 24;
    /**
     * What words weigh that are quoted, and the first ones, beside others. Chosen, as the three shares below, on half
     * of the sentences; docs/measured.md has the other.
     */
    private static final double QUOTED = 0.2;

    private static final double FIRST = 1.5;
    /** What is quoted weighs at most this much of one's own words, where these are enough to say anything. */
    private static final double MOST_QUOTED = 0.4;
    /** Where less of one's own words than this is in one language, the writer is asked. */
    private static final double CLEAR = 0.75;

    private static final double DOUBT = 0.65;
    /** A language that has less than this of the whole is no second one. */
    private static final double LEAST_SHARE = 0.08;

    private static final String OPENING = "\u201c\u201e\u00ab\u300c\u300e\uff02\"";
    private static final String CLOSING = "\u201d\u201c\u00bb\u300d\u300f\uff02\"";

    /** Whose words, in which bounds. */
    private record Piece(int from, int to, int letters, boolean quoted) {}

    private final Detector detector;
    private final String text;
    private final boolean[] quoted;

    WritersLanguage(Detector detector, String whole) {
        this.detector = detector;
        text = whole.length() <= LIMIT
                ? whole
                : whole.substring(0, Character.isHighSurrogate(whole.charAt(LIMIT - 1)) ? LIMIT - 1 : LIMIT);
        quoted = quotations(text);
    }

    /**
     * The language of the writer.
     *
     * @param whole what the text as a whole seems to be in
     */
    Detection find(Detection whole) {
        List<Piece> pieces = detector.knows(whole.language())
                ? pieces()
                : List.of(); // The sentences of a language of others seem to be in several of ours.
        if (pieces.size() < 2) {
            return whole;
        }
        List<Map<String, Double>> likely = new ArrayList<>();
        Map<String, Double> all = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            Map<String, Double> here = new HashMap<>();
            for (Detection.Candidate candidate : detector.detectAmongOwn(text.substring(piece.from, piece.to))
                    .candidates()) {
                here.merge(together(candidate.language().tag()), candidate.confidence(), Double::sum);
            }
            here.forEach((tag, confidence) -> all.merge(tag, confidence * piece.letters, Double::sum));
            likely.add(here);
        }
        List<String> tags = all.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(Stretches.MOST_LANGUAGES)
                .toList();
        if (tags.size() < 2) {
            return whole;
        }
        List<String> path = Stretches.path(likely, tags);
        if (path.stream().distinct().count() < 2) {
            return whole;
        }
        Map<String, Double> own = new LinkedHashMap<>();
        Map<String, Double> others = new LinkedHashMap<>();
        Map<String, Double> plain = new HashMap<>();
        double letters = 0;
        for (int i = 0; i < path.size(); i++) {
            Piece piece = pieces.get(i);
            (piece.quoted ? others : own)
                    .merge(path.get(i), piece.letters * (!piece.quoted && letters == 0 ? FIRST : 1), Double::sum);
            if (!piece.quoted) {
                plain.merge(path.get(i), (double) piece.letters, Double::sum);
                letters += piece.letters;
            }
        }
        double mine = sum(own);
        // However long the letter is that is copied below: who says enough around it has said it in their language.
        double quoting = letters < LEAST_OWN ? QUOTED : Math.min(QUOTED, MOST_QUOTED * mine / Math.max(1, sum(others)));
        Map<String, Double> shares = new LinkedHashMap<>(own);
        others.forEach((tag, weight) -> shares.merge(tag, weight * quoting, Double::sum));
        double total = sum(shares);
        shares.values().removeIf(share -> share < LEAST_SHARE * total);
        boolean inDoubt =
                plain.values().stream().mapToDouble(Double::doubleValue).max().orElse(0) < CLEAR * letters;
        return detection(whole, pieces, path, shares, inDoubt);
    }

    private static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private Detection detection(
            Detection whole, List<Piece> pieces, List<String> path, Map<String, Double> shares, boolean inDoubt) {
        double sum = sum(shares);
        List<Detection.Candidate> found = new ArrayList<>();
        shares.forEach((tag, share) -> {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < path.size(); i++) {
                if (path.get(i).equals(tag)) {
                    words.append(text, pieces.get(i).from, pieces.get(i).to).append('\n');
                }
            }
            // Asked again for the whole of it: Persian or Dari, and how sure.
            Detection own = detector.detectAmongOwn(words.toString());
            boolean same = together(own.language().tag()).equals(tag);
            double together = same
                    ? own.candidates().stream()
                            .filter(c -> together(c.language().tag()).equals(tag))
                            .mapToDouble(Detection.Candidate::confidence)
                            .sum()
                    : 0.5;
            for (Detection.Candidate candidate :
                    same ? own.candidates() : List.of(new Detection.Candidate(new Language(tag), 0.5))) {
                if (together(candidate.language().tag()).equals(tag)) {
                    found.add(new Detection.Candidate(
                            candidate.language(),
                            share / sum * Math.max(together, 0.5) * candidate.confidence() / together));
                }
            }
        });
        if (found.isEmpty()) {
            return whole;
        }
        found.sort(Comparator.comparingDouble(Detection.Candidate::confidence).reversed());
        while (found.size() > Detector.MOST_CANDIDATES) {
            found.removeLast();
        }
        double best = found.getFirst().confidence();
        if (inDoubt && best > DOUBT) {
            found.replaceAll(
                    candidate -> new Detection.Candidate(candidate.language(), candidate.confidence() * DOUBT / best));
        }
        return new Detection(found.getFirst().language(), found.getFirst().confidence(), List.copyOf(found));
    }

    /** Who writes Dari writes half of it as Persian is written. */
    private static String together(String tag) {
        return tag.equals(PersianDari.PERSIAN) ? PersianDari.DARI : tag;
    }

    private static boolean[] quotations(String text) {
        boolean[] quoted = new boolean[text.length()];
        for (int i = 0; i < text.length(); i++) {
            int kind = OPENING.indexOf(text.charAt(i));
            if (kind >= 0) {
                int end = text.indexOf(CLOSING.charAt(kind), i + 1);
                end = end < 0 && kind == 0 ? text.indexOf('"', i + 1) : end;
                if (end > 0 && end - i <= LONGEST_QUOTATION) {
                    java.util.Arrays.fill(quoted, i, end + 1, true);
                    i = end;
                }
            }
        }
        int line = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n') {
                int start = line;
                while (start < i && Character.isWhitespace(text.charAt(start))) {
                    start++;
                }
                if (start < i && (text.charAt(start) == '>' || text.charAt(start) == '\uff1e')) {
                    java.util.Arrays.fill(quoted, start, i, true);
                }
                line = i + 1;
            }
        }
        introduced(text, quoted);
        return quoted;
    }

    /**
     * What a colon introduces: the rest of its line; where it ends the line, what follows up to the end of the next
     * paragraph that has words.
     */
    private static void introduced(String text, boolean[] quoted) {
        for (int i = 0; i < text.length(); i++) {
            if ((text.charAt(i) == ':' || text.charAt(i) == '\uff1a')
                    && !quoted[i]
                    && i + 1 < text.length()
                    && Character.isWhitespace(text.charAt(i + 1))) {
                int from = i + 1;
                while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                    from++;
                }
                int end = text.indexOf('\n', from);
                java.util.Arrays.fill(quoted, i + 1, end < 0 ? text.length() : end, true);
            }
        }
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        BreakIterator sentences = BreakIterator.getSentenceInstance(ULocale.ROOT);
        sentences.setText(text);
        int from = 0;
        for (int to = sentences.next(); to != BreakIterator.DONE; to = sentences.next()) {
            int start = from;
            for (int i = from + 1; i <= to; i++) {
                if (i == to || quoted[i] != quoted[start]) {
                    put(pieces, start, i);
                    start = i;
                }
            }
            from = to;
        }
        return pieces;
    }

    private void put(List<Piece> pieces, int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            letters += UCharacter.isLetter(text.charAt(i)) ? Stretches.weight(Stretches.script(text.charAt(i))) : 0;
        }
        Piece last = pieces.isEmpty() ? null : pieces.getLast();
        if (last != null && last.quoted == quoted[from] && (letters < LEAST_PIECE || last.letters < LEAST_PIECE)) {
            pieces.set(pieces.size() - 1, new Piece(last.from, to, last.letters + letters, last.quoted));
        } else if (letters >= LEAST_PIECE || last == null || last.quoted != quoted[from] && letters > 0) {
            pieces.add(new Piece(from, to, letters, quoted[from]));
        }
    }
}
