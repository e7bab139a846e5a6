package org.answerable.language;

import com.ibm.icu.lang.UScript;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Says which language a text is in. The script decides first; where several languages share one, their grams do ({@link NgramModel}).
 *
 * <p>Told apart by grams: Amharic, Arabic, Central Kurdish, Dari, English, Filipino, French, German, Hindi, Hmong, Kurmanji, Nepali, Oromo,
 * Pashto, Persian, Russian, Somali, Spanish, Swahili, Tigrinya, Ukrainian, Vietnamese. By script: Chinese ({@code zh-Hans}, or
 * {@code zh-Hant} where its characters are the traditional ones), Burmese, S'gaw Karen, Shan, Khmer, Korean, Lao, Japanese, Thai, Greek
 * and others. A text in another language of a shared script (Polish, say) is taken for one of these, with low confidence.
 *
 * <p>Thread-safe; the model is loaded with the first text (about 0.1 s) and shared by all. Reads at most {@link Letters#LIMIT} UTF-16 units:
 * the start and samples of the rest.
 */
@ApplicationScoped
public class Detector {
    /** Languages that have a script for themselves, as far as residents write. */
    private static final Map<Integer, String> BY_SCRIPT = Map.ofEntries(Map.entry(UScript.HANGUL, "ko"), Map.entry(UScript.HIRAGANA, "ja"),
            Map.entry(UScript.KHMER, "km"), Map.entry(UScript.LAO, "lo"), Map.entry(UScript.THAI, "th"), Map.entry(UScript.GREEK, "el"),
            Map.entry(UScript.HEBREW, "he"), Map.entry(UScript.ARMENIAN, "hy"), Map.entry(UScript.GEORGIAN, "ka"), Map.entry(UScript.BENGALI, "bn"),
            Map.entry(UScript.GURMUKHI, "pa"), Map.entry(UScript.GUJARATI, "gu"), Map.entry(UScript.ORIYA, "or"), Map.entry(UScript.TAMIL, "ta"),
            Map.entry(UScript.TELUGU, "te"), Map.entry(UScript.KANNADA, "kn"), Map.entry(UScript.MALAYALAM, "ml"), Map.entry(UScript.SINHALA, "si"),
            Map.entry(UScript.TIBETAN, "bo"), Map.entry(UScript.THAANA, "dv"), Map.entry(UScript.SYRIAC, "syr"), Map.entry(UScript.NKO, "nqo"),
            Map.entry(UScript.CHEROKEE, "chr"), Map.entry(UScript.MONGOLIAN, "mn-Mong"), Map.entry(UScript.CANADIAN_ABORIGINAL, "iu"),
            Map.entry(UScript.TIFINAGH, "zgh"), Map.entry(UScript.YI, "ii"), Map.entry(UScript.KAYAH_LI, "eky"), Map.entry(UScript.PAHAWH_HMONG, "hmn"),
            Map.entry(UScript.NYIAKENG_PUACHUE_HMONG, "hmn"), Map.entry(UScript.ADLAM, "ff-Adlm"), Map.entry(UScript.HANIFI_ROHINGYA, "rhg"));

    private static final int MOST_CANDIDATES = 5;
    private static final double LEAST_PROBABILITY = 0.001;

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
        if (text == null || text.isEmpty()) {
            return Detection.NONE;
        }
        Letters letters = new Letters(text);
        int[] scripts = Letters.scripts();
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
                add(candidates, letters, script, letters.count(scripts[i]), share);
            }
        }
        candidates.sort(Comparator.comparingDouble(Detection.Candidate::confidence).reversed());
        while (candidates.size() > MOST_CANDIDATES || candidates.size() > 1 && candidates.getLast().confidence() < LEAST_PROBABILITY) {
            candidates.removeLast();
        }
        Detection.Candidate best = candidates.getFirst();
        return new Detection(best.language(), best.confidence(), List.copyOf(candidates));
    }

    private void add(List<Detection.Candidate> candidates, Letters letters, int script, int count, double share) {
        NgramModel.Table table = (given == null ? Shipped.MODEL : given).table(script);
        if (table != null) {
            double[] probabilities = table.probabilities(letters.words(script));
            double familiar = familiarity(probabilities[table.tags.size()]);
            for (int i = 0; i < table.tags.size(); i++) {
                candidates.add(new Detection.Candidate(new Language(table.tags.get(i)), share * familiar * probabilities[i]));
            }
            return;
        }
        String tag = switch (script) {
            case UScript.HAN -> Chinese.tag(letters);
            case UScript.MYANMAR -> burmese(letters, count);
            default -> BY_SCRIPT.get(script);
        };
        // One letter may be a symbol or a slip.
        double confidence = share * (1 - 0.5 / (count + 1));
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).language().tag().equals(tag)) {
                candidates.set(i, new Detection.Candidate(candidates.get(i).language(), candidates.get(i).confidence() + confidence));
                return;
            }
        }
        candidates.add(new Detection.Candidate(new Language(tag), confidence));
    }

    /** Where many grams are unknown, the text is probably in none of the languages. */
    private static double familiarity(double known) {
        return Math.min(1, Math.max(0.1, known / 0.6));
    }

    /** Latin words (names, acronyms) stand in texts of every script, seldom the reverse; one Han character says as much as several letters. */
    private static double weight(int script) {
        return switch (script) {
            case UScript.LATIN -> 1;
            case UScript.HAN, UScript.HIRAGANA, UScript.HANGUL -> 4;
            default -> 2;
        };
    }

    /**
     * S'gaw Karen and Shan have tone marks in Myanmar script that Burmese has not, in nearly every syllable. Burmese in the old Zawgyi
     * encoding, still common on phones, uses the same code points for other signs, but never before U+103A as Karen does.
     */
    private static String burmese(Letters letters, int count) {
        int karen = 0;
        for (int i = 1; i < letters.length(); i++) {
            karen += letters.at(i) == '\u103a' && letters.at(i - 1) >= '\u1062' && letters.at(i - 1) <= '\u1063' ? 1 : 0;
        }
        if (karen * 30 > count) {
            return "ksw";
        }
        return letters.countBetween('\u1075', '\u108a') * 3 > count ? "shn" : "my";
    }
}
