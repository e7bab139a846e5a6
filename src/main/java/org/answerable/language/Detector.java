package org.answerable.language;

import com.ibm.icu.lang.UScript;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which language a text is in. The script decides first; where several languages share one, their grams do
 * ({@link NgramModel}).
 *
 * <p>Told apart by grams: Amharic, Arabic, Central Kurdish, Dari, English, Filipino, French, German, Hindi, Hmong,
 * Kurmanji, Nepali, Oromo, Pashto, Persian, Russian, Somali, Spanish, Swahili, Tigrinya, Ukrainian, Vietnamese. By
 * script: Chinese ({@code zh-Hans}, or {@code zh-Hant} where its characters are the traditional ones), Burmese, S'gaw
 * Karen, Shan, Khmer, Korean, Lao, Japanese, Thai, Greek and others. What is strange to all of these may be in some
 * thirty other languages of the shared scripts (Polish, Turkish, Urdu): {@link OtherLanguages}, never with more than
 * 0.65. A text in yet another one is taken for one of these, with low confidence.
 *
 * <p>What is in no language, or in two, has a defined result:
 *
 * <ul>
 *   <li>no letters at all (digits, emoji, addresses): {@code und}, confidence 0;
 *   <li>a few names and nothing else ("Maria Xiong"): a guess of a confidence below 0.7;
 *   <li>two languages within the sentences (Spanish and English, Hmong and English, Somali and English): the one with
 *       more of the text, the other second among the candidates, both by their share; two scripts: likewise by their
 *       letters;
 *   <li>sentences of two languages: the one of the writer, not of who is quoted ({@link WritersLanguage}); where it is
 *       not clear which that is, with a confidence below 0.7;
 *   <li>Arabic, Russian, Ukrainian, Persian and Dari, Hindi, Urdu and Nepali typed in Latin letters: {@code ar-Latn},
 *       {@code fa-Latn} and so on where the small words and, for Arabic, the digits within words say so, never with
 *       more than 0.65; without such signs, a wrong guess of low confidence;
 *   <li>Vietnamese typed without its marks: likewise by its small words.
 * </ul>
 *
 * Whoever asks should put a question to the writer below 0.7, with the candidates first, and take no answer for an
 * answer.
 *
 * <p>Thread-safe; the model is loaded with the first text (about 0.1 s) and shared by all. Reads the first
 * {@link WritersLanguage#LIMIT} UTF-16 units and samples of the rest ({@link ScriptLetters#samples}).
 */
@ApplicationScoped
public class Detector {
    /** Languages that have a script for themselves, as far as residents write. */
    private static final Map<Integer, String> BY_SCRIPT = Map.ofEntries(
            Map.entry(UScript.HANGUL, "ko"),
            Map.entry(UScript.HIRAGANA, "ja"),
            Map.entry(UScript.KHMER, "km"),
            Map.entry(UScript.LAO, "lo"),
            Map.entry(UScript.THAI, "th"),
            Map.entry(UScript.GREEK, "el"),
            Map.entry(UScript.HEBREW, "he"),
            Map.entry(UScript.ARMENIAN, "hy"),
            Map.entry(UScript.GEORGIAN, "ka"),
            Map.entry(UScript.BENGALI, "bn"),
            Map.entry(UScript.GURMUKHI, "pa"),
            Map.entry(UScript.GUJARATI, "gu"),
            Map.entry(UScript.ORIYA, "or"),
            Map.entry(UScript.TAMIL, "ta"),
            Map.entry(UScript.TELUGU, "te"),
            Map.entry(UScript.KANNADA, "kn"),
            Map.entry(UScript.MALAYALAM, "ml"),
            Map.entry(UScript.SINHALA, "si"),
            Map.entry(UScript.TIBETAN, "bo"),
            Map.entry(UScript.THAANA, "dv"),
            Map.entry(UScript.SYRIAC, "syr"),
            Map.entry(UScript.NKO, "nqo"),
            Map.entry(UScript.CHEROKEE, "chr"),
            Map.entry(UScript.MONGOLIAN, "mn-Mong"),
            Map.entry(UScript.CANADIAN_ABORIGINAL, "iu"),
            Map.entry(UScript.TIFINAGH, "zgh"),
            Map.entry(UScript.YI, "ii"),
            Map.entry(UScript.KAYAH_LI, "eky"),
            Map.entry(UScript.PAHAWH_HMONG, "hmn-Hmng"),
            Map.entry(UScript.NYIAKENG_PUACHUE_HMONG, "hmn-Hmnp"),
            Map.entry(UScript.ADLAM, "ff-Adlm"),
            Map.entry(UScript.HANIFI_ROHINGYA, "rhg"));

    static final int MOST_CANDIDATES = 5;
    private static final double LEAST_PROBABILITY = 0.001;

    /** A name says little about the language around it. */
    private static final double NAMES = 0.65;

    private static final int MOST_NAMES = 6;
    private static final int LONGEST_NAMES = 80;
    private static final double SURE_OF_LATIN = 0.9;
    private static final double LEAST_FAMILIAR = 0.1;
    /** As much of what is familiar of a newspaper's sentences is enough for those who write of something else. */
    private static final double FAMILIAR_LATIN = 0.8;
    /** The languages of other scripts inflect more, so that more is new; and few strange ones are written in them. */
    private static final double FAMILIAR = 0.5;

    private static final int SHORTEST_MIXED = 50;
    private static final double SURE_OF_AGENCY = 0.8;

    private static final class Shipped {
        static final NgramModel MODEL = load();

        private static NgramModel load() {
            try (InputStream file = Detector.class.getResourceAsStream("/language/ngrams.gz")) {
                return NgramModel.read(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final NgramModel given;

    public Detector() {
        this(null);
    }

    Detector(NgramModel model) {
        given = model;
    }

    /** The language of a text; null and text without letters are undetermined. */
    public Detection detect(String text) {
        Detection whole = detect(text, true);
        return text == null || text.length() < SHORTEST_MIXED ? whole : new WritersLanguage(this, text).find(whole);
    }

    /**
     * The same among the languages of our own only, at less cost: for whoever does nothing by an unsure answer, as one
     * in another language always is.
     */
    Detection detectAmongOwn(String text) {
        return detect(text, false);
    }

    private Detection detect(String text, boolean withOthers) {
        if (text == null || text.isEmpty()) {
            return Detection.NONE;
        }
        ScriptLetters letters = new ScriptLetters(text);
        int[] scripts = ScriptLetters.scripts();
        double[] weights = new double[scripts.length];
        double all = 0;
        for (int i = 0; i < scripts.length; i++) {
            weights[i] = letters.count(scripts[i]) * weight(scripts[i]);
            all += weights[i];
        }
        if (all == 0) {
            return Detection.NONE;
        }
        boolean japanese = letters.count(UScript.HIRAGANA) * 10 > letters.count(UScript.HAN);
        List<Detection.Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < scripts.length; i++) {
            double share = weights[i] / all;
            // A few letters of a second script are names.
            if (share > 0.15) {
                int script = japanese && scripts[i] == UScript.HAN ? UScript.HIRAGANA : scripts[i];
                add(candidates, letters, script, letters.count(scripts[i]), share, withOthers);
            }
        }
        if (letters.count(UScript.LATIN) > all / 2) {
            foreignToLatin(candidates, text);
        }
        if (letters.count(UScript.LATIN) + letters.count(UScript.CYRILLIC) > 0 && onlyNames(text)) {
            candidates.replaceAll(c -> new Detection.Candidate(c.language(), c.confidence() * NAMES));
        }
        candidates.sort(
                Comparator.comparingDouble(Detection.Candidate::confidence).reversed());
        while (candidates.size() > MOST_CANDIDATES
                || candidates.size() > 1 && candidates.getLast().confidence() < LEAST_PROBABILITY) {
            candidates.removeLast();
        }
        Detection.Candidate best = candidates.getFirst();
        return new Detection(best.language(), best.confidence(), List.copyOf(candidates));
    }

    /**
     * The same for a text written on a page of a language, which decides between variants of one language
     * ({@link Detection#on}).
     */
    public Detection detect(String text, Language page) {
        return detect(text).on(page);
    }

    /**
     * The language of what an agency wrote where it did not say so: English, unless the words are clearly in another.
     */
    public Language ofAgency(String text) {
        Detection detected = detectAmongOwn(text);
        return detected.confidence() >= SURE_OF_AGENCY ? detected.language() : Language.ENGLISH;
    }

    /**
     * Languages of other scripts typed in Latin letters, where no language of Latin script is sure; digits within words
     * may fool the grams.
     */
    private static void foreignToLatin(List<Detection.Candidate> candidates, String text) {
        double surest = candidates.stream()
                .mapToDouble(Detection.Candidate::confidence)
                .max()
                .orElse(0);
        if (surest > SURE_OF_LATIN && !hasDigitInWord(text)
                || text.codePoints()
                        .limit(ScriptLetters.LIMIT)
                        .anyMatch(c -> c > 0x7f && UScript.getScript(c) == UScript.LATIN)) {
            return; // Who types one alphabet in another has no accents there.
        }
        List<Detection.Candidate> romanized = Romanized.in(text);
        double taken =
                romanized.stream().mapToDouble(Detection.Candidate::confidence).sum();
        Map<Language, Double> together = new LinkedHashMap<>();
        candidates.forEach(c -> together.merge(c.language(), c.confidence() * (1 - taken), Double::sum));
        romanized.forEach(c -> together.merge(
                c.language(), c.confidence(), Double::sum)); // Vietnamese without its marks is among both.
        candidates.clear();
        together.forEach((language, confidence) -> candidates.add(new Detection.Candidate(language, confidence)));
    }

    private static boolean hasDigitInWord(String text) {
        for (int i = 1; i < Math.min(text.length(), ScriptLetters.LIMIT); i++) {
            char c = text.charAt(i);
            char before = text.charAt(i - 1);
            if (c >= '0' && c <= '9'
                    ? before >= 'a' && before <= 'z'
                    : before >= '0' && before <= '9' && c >= 'a' && c <= 'z') {
                return true;
            }
        }
        return false;
    }

    /** A few words that all begin with a capital and go on in small letters: names, which are in no language. */
    private static boolean onlyNames(String text) {
        if (text.length() > LONGEST_NAMES) {
            return false;
        }
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                inWord = inWord && (c == '\'' || c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK);
            } else if (!inWord) {
                boolean goesOn = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1))
                        || i + 1 < text.length() && "'\u2019".indexOf(text.charAt(i + 1)) >= 0;
                if (!Character.isUpperCase(c) || !goesOn) {
                    return false;
                }
                words++;
                inWord = true;
            }
        }
        return words > 0 && words <= MOST_NAMES;
    }

    /**
     * Cuts a text into stretches of one language each, in order and without gaps, for showing each in its own language
     * and direction and for analysing each as what it is. Sentences and lines are told apart, longer runs of another
     * script too; names, titles and quotations within a sentence are not. A text all in its main language is one
     * stretch. At most 20 ms for 20,000 characters, some 0.1 ms for a usual text.
     *
     * @param main the language of the text as a whole: what its writer said or {@link #detect} found; its variants
     *     ({@code fa}, {@code fa-AF}) count as itself. Where the detector does not know it, only stretches of another
     *     script are cut out
     */
    public List<Stretch> stretches(String text, Language main) {
        return text.length() < SHORTEST_MIXED
                ? List.of(new Stretch(0, text.codePointCount(0, text.length()), main, 1))
                : new Stretches(this, text, main).find();
    }

    /** The same where nobody said what its main language is. */
    public List<Stretch> stretches(String text) {
        return stretches(text, detect(text).language());
    }

    /**
     * The tags of the languages that a text may be found to be in without being sure, as they are not
     * {@linkplain NgramModel told apart} by a model of our own.
     */
    public static Set<String> others() {
        return OtherLanguages.tags();
    }

    /** The tags of all languages that a text may be found to be in. */
    Set<String> all() {
        Set<String> all = new TreeSet<>(BY_SCRIPT.values());
        all.addAll(model().tags());
        all.addAll(others());
        all.addAll(Romanized.tags());
        all.addAll(List.of("zh-Hans", "zh-Hant", "my", "ksw", "shn"));
        return all;
    }

    /** Whether this language is among those told apart. */
    boolean knows(Language language) {
        return switch (language.tag()) {
            case "zh-Hans", "zh-Hant", "my", "ksw", "shn" -> true;
            default -> BY_SCRIPT.containsValue(language.tag()) || model().knows(language.tag());
        };
    }

    /** Whether two languages are written in the same script. */
    boolean shares(Language one, Language other) {
        return script(one).equals(script(other));
    }

    private static String script(Language language) {
        return language.tag().endsWith("-Latn") ? "Latn" : language.script();
    }

    private NgramModel model() {
        return given == null ? Shipped.MODEL : given;
    }

    private void add(
            List<Detection.Candidate> candidates,
            ScriptLetters letters,
            int script,
            int count,
            double share,
            boolean withOthers) {
        NgramModel.Table table = model().table(script);
        if (table != null) {
            char[] words = letters.words(script);
            double[] probabilities =
                    script == UScript.LATIN ? table.probabilitiesOfMixed(words) : table.probabilities(words);
            if (script == UScript.ARABIC) {
                betweenPersianAndDari(table.tags, probabilities, words);
            }
            // Where many grams are unknown, the text is probably in none of the languages.
            double familiar = Math.clamp(
                    probabilities[table.tags.size()] / (script == UScript.LATIN ? FAMILIAR_LATIN : FAMILIAR),
                    LEAST_FAMILIAR,
                    1);
            List<Detection.Candidate> others =
                    withOthers ? others(table.tags, probabilities, words, script) : List.of();
            double ours = 1
                    - others.stream()
                            .mapToDouble(Detection.Candidate::confidence)
                            .sum();
            for (int i = 0; i < table.tags.size(); i++) {
                candidates.add(new Detection.Candidate(
                        new Language(table.tags.get(i)), share * ours * familiar * probabilities[i]));
            }
            others.forEach(
                    other -> candidates.add(new Detection.Candidate(other.language(), share * other.confidence())));
            return;
        }
        String tag =
                switch (script) {
                    case UScript.HAN -> Chinese.tag(letters);
                    case UScript.MYANMAR -> burmese(letters, count);
                    default -> BY_SCRIPT.get(script);
                };
        // One letter may be a symbol or a slip.
        double confidence = share * (1 - 0.5 / (count + 1));
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).language().tag().equals(tag)) {
                candidates.set(
                        i,
                        new Detection.Candidate(
                                candidates.get(i).language(), candidates.get(i).confidence() + confidence));
                return;
            }
        }
        candidates.add(new Detection.Candidate(new Language(tag), confidence));
    }

    private static List<Detection.Candidate> others(
            List<String> tags, double[] probabilities, char[] words, int script) {
        int best = 0;
        for (int i = 1; i < tags.size(); i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return OtherLanguages.of(words, script, tags.get(best), probabilities[best], probabilities[tags.size()]);
    }

    private static void betweenPersianAndDari(List<String> tags, double[] probabilities, char[] words) {
        int persian = tags.indexOf(PersianDari.PERSIAN);
        int dari = tags.indexOf(PersianDari.DARI);
        double both = persian < 0 || dari < 0 ? 0 : probabilities[persian] + probabilities[dari];
        if (both > LEAST_PROBABILITY) {
            double odds =
                    PersianDari.odds(probabilities[dari] / Math.max(probabilities[persian], Double.MIN_NORMAL), words);
            probabilities[dari] = both * odds / (1 + odds);
            probabilities[persian] = both - probabilities[dari];
        }
    }

    /**
     * Latin words (names, acronyms) stand in texts of every script, seldom the reverse; one Han character says as much
     * as several letters.
     */
    private static double weight(int script) {
        return switch (script) {
            case UScript.LATIN -> 1;
            case UScript.HAN, UScript.HIRAGANA, UScript.HANGUL -> 4;
            default -> 2;
        };
    }

    /**
     * S'gaw Karen and Shan have tone marks in Myanmar script that Burmese has not, in nearly every syllable. Burmese in
     * the old Zawgyi encoding, still common on phones, uses the same code points for other signs, but never before
     * U+103A as Karen does.
     */
    private static String burmese(ScriptLetters letters, int count) {
        int karen = 0;
        for (int i = 1; i < letters.length(); i++) {
            karen +=
                    letters.at(i) == '\u103a' && letters.at(i - 1) >= '\u1062' && letters.at(i - 1) <= '\u1063' ? 1 : 0;
        }
        if (karen * 30 > count) {
            return "ksw";
        }
        return letters.countBetween('\u1075', '\u108a') * 3 > count ? "shn" : "my";
    }
}
