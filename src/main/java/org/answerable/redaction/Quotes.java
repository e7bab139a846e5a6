package org.answerable.redaction;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.answerable.language.Barred;

/**
 * Finds where one text repeats the words of others, and puts bars there. What repeats is a run of {@value #RUN} words,
 * or a whole short text of at least {@value #LEAST}, in whatever case, width and punctuation; of scripts without spaces
 * two letters count as a word. What is personal in the words (a name, a number) counts wherever it stands, alone as
 * well.
 */
public final class Quotes {
    /** So many words in a row are no chance. */
    static final int RUN = 8;
    /** A text of fewer words is said by anybody. */
    static final int LEAST = 3;
    /**
     * How many places of the words are tried for one place of the text: a text of one word repeated must not cost more
     * than others.
     */
    private static final int TRIED = 50;

    private final List<Words> sources = new ArrayList<>();
    private final Map<String, List<Place>> places = new HashMap<>();
    private final List<HiddenWords> personal = new ArrayList<>();

    /** A word: its letters alone, where it stands, and what it counts. */
    private record Word(String letters, int start, int end, double weight) {}

    /** Words of a source and how much of them must stand in a row. */
    private record Words(List<Word> words, double needed) {}

    private record Place(int source, int word) {}

    /** What somebody wrote. */
    public Quotes add(String text) {
        List<Word> words = words(text);
        if (weight(words) >= LEAST) {
            keep(words, Math.min(RUN, weight(words)));
        }
        return this;
    }

    /**
     * What is personal in what somebody wrote: whatever {@link HiddenWords} finds of it.
     *
     * @param found in that text
     */
    public Quotes addPersonal(String text, List<Suspicion> found) {
        personal.add(HiddenWords.of(
                text,
                found.stream()
                        .map(part -> new Redaction(part.start(), part.end(), part.kind()))
                        .toList()));
        return this;
    }

    private void keep(List<Word> words, double needed) {
        sources.add(new Words(words, needed));
        // Where the whole is needed, it is looked for from its beginning only.
        int last = needed < weight(words) ? words.size() : Math.min(1, words.size());
        for (int i = 0; i < last; i++) {
            places.computeIfAbsent(words.get(i).letters(), none -> new ArrayList<>())
                    .add(new Place(sources.size() - 1, i));
        }
    }

    /** The text with {@link Barred#MARK} where it repeats the words; empty where it repeats nothing. */
    public Optional<String> bar(String text) {
        String barred = barRuns(text).orElse(text);
        String shown = HiddenWords.of(personal).hide(barred);
        return shown.equals(text) ? Optional.empty() : Optional.of(shown);
    }

    private Optional<String> barRuns(String text) {
        List<Word> words = words(text);
        StringBuilder barred = new StringBuilder();
        int copied = 0;
        int at = 0;
        int barredTo = -1;
        while (at < words.size()) {
            int run = longest(words, at);
            if (run > 0) {
                if (barredTo != at) { // Else it goes on with the bar before it.
                    barred.append(text, copied, words.get(at).start()).append(Barred.MARK);
                }
                copied = words.get(at + run - 1).end();
                at += run;
                barredTo = at;
            } else {
                at++;
            }
        }
        return copied == 0
                ? Optional.empty()
                : Optional.of(barred.append(text.substring(copied)).toString());
    }

    /** How many words from here on repeat a source; 0 where too few do. */
    private int longest(List<Word> words, int at) {
        int longest = 0;
        int tried = 0;
        for (Place place : places.getOrDefault(words.get(at).letters(), List.of())) {
            Words source = sources.get(place.source());
            int run = 0;
            double weight = 0;
            while (at + run < words.size()
                    && place.word() + run < source.words().size()
                    && words.get(at + run)
                            .letters()
                            .equals(source.words().get(place.word() + run).letters())) {
                weight += words.get(at + run).weight();
                run++;
            }
            if (weight >= source.needed() && run > longest) {
                longest = run;
            }
            if (run > 2 && ++tried > TRIED) {
                break;
            }
        }
        return longest;
    }

    private static double weight(List<Word> words) {
        return words.stream().mapToDouble(Word::weight).sum();
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int start = at;
            at += Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            boolean joined = !isSpaced(c);
            while (at < text.length()) {
                int next = text.codePointAt(at);
                if (!isMark(next) && (joined || !Character.isLetterOrDigit(next) || !isSpaced(next))) {
                    break;
                }
                at += Character.charCount(next);
            }
            String letters = letters(text.substring(start, at));
            if (!letters.isEmpty()) {
                words.add(new Word(letters, start, at, joined ? 0.5 : 1));
            }
        }
        return words;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSpaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
            default -> true;
        };
    }

    /**
     * Without case, width and the marks over and under letters that people leave out; those that make another letter in
     * Indic scripts stay.
     */
    private static String letters(String word) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(word, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK || !isSpaced(c))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
