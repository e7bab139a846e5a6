package org.answerable.language;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.answerable.platform.Resources;

/**
 * Languages of shared scripts that {@link NgramModel} was not trained on (Polish, Turkish, Romanian, Urdu, Bulgarian
 * and some thirty more), by OpenNLP's model of 103 languages. It is asked about texts that are strange to the model of
 * our own, no others: it knows no Hmong, Dari or Kurdish, and of short texts it is seldom right.
 *
 * <p>How much that counts was fitted (logistic regression, rounded) on sentences of other languages and, of our own
 * languages, on documents that the model had not seen; for those of ours that OpenNLP lacks it was then set by hand, so
 * that Kurmanji stays Kurmanji. Of the same sentences in 33 other languages 86 in 100 get their right name, most others
 * that of a sister (Malay, Indonesian; Bosnian, Croatian). Of our own 1 in 1,000 is taken for another, of Kurmanji 14
 * (for Turkish).
 */
final class OtherLanguages {
    /**
     * OpenNLP's codes (ISO 639-3) and BCP 47 tags, by script: languages that people write today in letters that one of
     * ours has too.
     */
    private static final Map<Integer, Map<String, String>> TAGS = Map.of(
            UScript.LATIN,
                    tags("aze az bos bs cat ca ces cs dan da ekk et fin fi hrv hr hun hu ind id isl is ita it "
                            + "lit lt lvs lv msa ms nld nl nob nb pol pl por pt "
                            + "ron ro slk sk slv sl sqi sq swe sv tur tr uzb uz"),
            UScript.CYRILLIC, tags("bel be bul bg kaz kk kir ky mkd mk mon mn srp sr tgk tg"),
            UScript.ARABIC, tags("urd ur pnb pa-Arab"),
            UScript.DEVANAGARI, tags("mar mr"));
    /** What OpenNLP calls our languages; it knows no others of them. */
    private static final Map<String, String> OURS = Map.ofEntries(
            Map.entry("ar", "ara"),
            Map.entry("de", "deu"),
            Map.entry("en", "eng"),
            Map.entry("es", "spa"),
            Map.entry("fa", "pes"),
            Map.entry("fa-AF", "pes"),
            Map.entry("fil", "tgl"),
            Map.entry("fr", "fra"),
            Map.entry("hi", "hin"),
            Map.entry("ne", "nep"),
            Map.entry("ps", "pus"),
            Map.entry("ru", "rus"),
            Map.entry("so", "som"),
            Map.entry("sw", "swa"),
            Map.entry("uk", "ukr"),
            Map.entry("vi", "vie"));
    /** The probability of each of its languages where it cannot tell. */
    private static final double UNDECIDED = 1.0 / 103;
    /** Units; in scripts whose languages inflect more, two words that are new say little. */
    private static final int SHORTEST_LATIN = 8;

    private static final int SHORTEST = 24;
    /** Never surer than this together, so that the writer is asked. */
    private static final double SUREST = 0.65;
    /** A text as familiar as this is in one of ours. */
    private static final double USUAL_LATIN = 0.95;

    private static final double USUAL = 0.75;
    /** More of a text than this says hardly more, and costs. */
    private static final int LONGEST = 120;

    private static final int MOST = 3;
    /** OpenNLP's probabilities lie close together; so much sharper they say how often each is right. */
    private static final int SHARPNESS = 8;

    private static final class Shipped {
        static final LanguageDetectorModel MODEL = load();

        private static LanguageDetectorModel load() {
            try (InputStream file = Resources.open("/langdetect-183.bin")) {
                return new LanguageDetectorModel(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private OtherLanguages() {}

    /** The tags of all of them. */
    static Set<String> tags() {
        return TAGS.values().stream()
                .flatMap(ofScript -> ofScript.values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> tags(String pairs) {
        String[] codes = pairs.split(" ");
        Map<String, String> tags = new HashMap<>();
        for (int i = 0; i < codes.length; i += 2) {
            tags.put(codes[i], codes[i + 1]);
        }
        return Map.copyOf(tags);
    }

    /**
     * The languages that a strange text may be in, and the probability of each; none where it may be in one of ours
     * only.
     *
     * @param words as {@link ScriptLetters#words} gives them
     * @param ours the likeliest of our own languages
     * @param probability of that one among our own
     * @param familiar how familiar the text is to the model of our own, as it says
     */
    static List<Detection.Candidate> of(char[] words, int script, String ours, double probability, double familiar) {
        double usual = familiar / (script == UScript.LATIN ? USUAL_LATIN : USUAL);
        Map<String, String> tags = TAGS.get(script);
        if (usual >= 1 || tags == null || words.length < (script == UScript.LATIN ? SHORTEST_LATIN : SHORTEST)) {
            return List.of();
        }
        opennlp.tools.langdetect.Language[] all = new LanguageDetectorME(Shipped.MODEL)
                .predictLanguages(new String(words, 0, Math.min(words.length, LONGEST)));
        List<opennlp.tools.langdetect.Language> others = Arrays.stream(all)
                .filter(l -> tags.containsKey(l.getLang()))
                .limit(MOST)
                .toList();
        String code = OURS.get(ours);
        double own = code == null
                ? UNDECIDED
                : Arrays.stream(all)
                        .filter(l -> l.getLang().equals(code))
                        .findFirst()
                        .orElseThrow()
                        .getConfidence();
        double odds = (script == UScript.LATIN ? 5.7 : 6.8)
                + 4 * Math.log(others.getFirst().getConfidence() / own)
                - 2.3 * probability
                - (code == null ? 12 * usual + 0.7 : 7.9 * usual);
        double likely = 1 / (1 + Math.exp(-odds));
        // Where less than half speaks for them they stay behind ours, which is the less sure the stranger the text is.
        double foreign = likely > 0.5 ? Math.min(SUREST, likely) : likely * Math.min(1, usual);
        double sum = others.stream().mapToDouble(OtherLanguages::sharp).sum();
        List<Detection.Candidate> candidates = new ArrayList<>();
        others.forEach(l ->
                candidates.add(new Detection.Candidate(new Language(tags.get(l.getLang())), foreign * sharp(l) / sum)));
        return candidates;
    }

    private static double sharp(opennlp.tools.langdetect.Language language) {
        return Math.pow(language.getConfidence(), SHARPNESS);
    }
}
