package org.answerable.analysis;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import morfologik.stemming.Dictionary;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.ICUTransformFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter.StemmerOverrideMap;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.morfologik.MorfologikFilter;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ro.RomanianNormalizationFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.NepaliStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/**
 * The analyzers: one a language where it helps, one for every other text, and two that know no language.
 *
 * <p>All of them cut text into words by ICU (UAX 29, with dictionaries for Thai, Lao, Khmer and Burmese), bring it into
 * NFKC, fold case, turn every script's digits into ASCII ones and cut words longer than {@link TokenShape#MAX_LENGTH};
 * what is written with a hyphen or an apostrophe is also read as one word without ({@link Compounds}); none makes a
 * token graph. All are thread-safe, and made once.
 */
public final class Analyzers {
    /** The key of the analyzer for languages that have none of their own. */
    public static final String OTHER = "other";

    /** What is typed for an apostrophe: quotes, primes, modifier letters, those of Armenian and Hebrew. */
    private static final String APOSTROPHES =
            "\u2019\u2018\u201b\u2032\u02bc\u02bb\u02bd\u02be\u02bf\u02b9\u02c8\u02ca\u02cb\ua78b\ua78c\uff07`\u00b4\u055a\u05f3";

    private static final Map<String, Analyzer> CACHE = new ConcurrentHashMap<>();

    /** Forms that the stemmer would take for those of another word: "судья" (judge) for "суд" (court). */
    private static final StemmerOverrideMap RUSSIAN_FORMS =
            forms("судья", "судьи судье судью судьей судей судьям судьями судьях");

    /** A detainer is a paper; who is held without one is detained as well. */
    private static final StemmerOverrideMap ENGLISH_FORMS = forms("detainer", "detainers");

    /** The languages with an analyzer of their own, by the key that fields are named with. */
    private static final Map<String, Chain> CHAINS = Map.ofEntries(
            Map.entry(
                    "en",
                    words(
                                    stop(EnglishAnalyzer.getDefaultStopSet(), "no", "not", "will"),
                                    stream -> new KStemFilter(new StemmerOverrideFilter(
                                            new EnglishPossessiveFilter(stream), ENGLISH_FORMS)))
                            .acronyms()),
            // Lucene's lists for Spanish and Persian hold words that say something ("estado" is a state too): measured
            // worse than short ones.
            Map.entry(
                    "es",
                    words(
                            list("a al como con de del e el en es esa ese esta este la las le les lo los me "
                                    + "mi mis más o os para por que se su "
                                    + "sus te tu tus u un una unas unos y ya"),
                            SpanishLightStemFilter::new)),
            Map.entry(
                    "fr",
                    words(
                            stop(FrenchAnalyzer.getDefaultStopSet(), "pas", "sans"),
                            stream -> new SnowballFilter(
                                    new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES), new FrenchStemmer()))),
            Map.entry(
                    "de",
                    words(
                            stop(GermanAnalyzer.getDefaultStopSet(), "gegen", "nicht", "ohne"),
                            stream -> new SnowballFilter(stream, new GermanStemmer()))),
            Map.entry(
                    "ru",
                    words(
                                    stop(
                                            RussianAnalyzer.getDefaultStopSet(),
                                            "не",
                                            "нет",
                                            "без",
                                            "только",
                                            "жизнь",
                                            "один",
                                            "после"),
                                    stream -> new SnowballFilter(
                                            new StemmerOverrideFilter(stream, RUSSIAN_FORMS), new RussianStemmer()))
                            .reading(map("ё", "е", "Ё", "Е"))),
            Map.entry(
                    "uk",
                    words(
                                    stop(
                                            UkrainianMorfologikAnalyzer.getDefaultStopwords(),
                                            "не",
                                            "ні",
                                            "без",
                                            "проти",
                                            "лише",
                                            "тільки",
                                            "ніж",
                                            "округ",
                                            "після",
                                            "чому",
                                            "звідки"),
                                    stream ->
                                            new RemoveDuplicatesTokenFilter(new MorfologikFilter(stream, ukrainian())))
                            // Stress marks, and the letter that half of the writers do not use.
                            .reading(map("\u0301", "", "ґ", "г", "Ґ", "Г"))),
            Map.entry(
                    "ar",
                    words(
                            stop(ArabicAnalyzer.getDefaultStopSet(), "لا", "لم", "لن", "غير", "بعد", "قبل"),
                            stream -> new ArabicStemFilter(new ArabicNormalizationFilter(stream)))),
            Map.entry(
                    "fa",
                    words(
                                    list("و در به از که این آن را با است برای یک تا بر هم نیز می ها های شد شده ای"),
                                    stream -> new PersianNormalizationFilter(new ArabicNormalizationFilter(stream)))
                            // What one writes with a joiner another writes apart.
                            .reading(map("\u200c", " "))),
            Map.entry(
                    "ckb",
                    words(
                            stop(SoraniAnalyzer.getDefaultStopSet()),
                            stream -> new SoraniStemFilter(new SoraniNormalizationFilter(stream)))),
            Map.entry(
                    "hi",
                    words(
                            stop(HindiAnalyzer.getDefaultStopSet()),
                            stream -> new HindiStemFilter(
                                    new HindiNormalizationFilter(new IndicNormalizationFilter(stream))))),
            Map.entry(
                    "ne",
                    words(
                            stop(NepaliAnalyzer.getDefaultStopSet()),
                            stream -> new SnowballFilter(new IndicNormalizationFilter(stream), new NepaliStemmer()))),
            Map.entry(
                    "tr",
                    words(
                                    stop(TurkishAnalyzer.getDefaultStopSet(), "önce", "sonra", "karşı"),
                                    stream -> new SnowballFilter(new ApostropheFilter(stream), new TurkishStemmer()))
                            // Two letters of their own, whose capitals fold otherwise in every other language.
                            .reading(map("İ", "i", "I", "ı"))),
            Map.entry(
                    "ro",
                    words(
                            stop(RomanianAnalyzer.getDefaultStopSet(), "nu", "fără"),
                            stream -> new SnowballFilter(
                                    new RomanianNormalizationFilter(stream), new RomanianStemmer()))),
            Map.entry(
                    "el",
                    words(
                            CharArraySet.EMPTY_SET,
                            stream -> new GreekStemFilter(new StopWords(
                                    new GreekLowerCaseFilter(stream), GreekAnalyzer.getDefaultStopSet())))),
            // Whole words of Chinese need a dictionary that knows the names of this field; pairs of characters do not.
            // Traditional
            // characters are read as simplified ones, so that either finds the other.
            Map.entry("zh", bigrams(stream -> new ICUTransformFilter(stream, Simplified.HAN))),
            Map.entry("ja", bigrams(UnaryOperator.identity())),
            Map.entry("ko", bigrams(UnaryOperator.identity())),
            Map.entry("vi", words(CharArraySet.EMPTY_SET, UnaryOperator.identity())),
            Map.entry(
                    "my",
                    words(CharArraySet.EMPTY_SET, UnaryOperator.identity()).zawgyi()),
            // Long words with suffixes and no stemmer to be had: the first letters are the stem (measured: recall@1 .54
            // without, .65 with).
            Map.entry("om", words(CharArraySet.EMPTY_SET, stream -> new TruncateTokenFilter(stream, 5))),
            Map.entry("so", words(CharArraySet.EMPTY_SET, UnaryOperator.identity())),
            Map.entry("sw", words(CharArraySet.EMPTY_SET, UnaryOperator.identity())),
            Map.entry("hmn", words(CharArraySet.EMPTY_SET, UnaryOperator.identity())),
            Map.entry(OTHER, words(CharArraySet.EMPTY_SET, UnaryOperator.identity())));

    private static final Chain EXACT = words(CharArraySet.EMPTY_SET, UnaryOperator.identity());
    private static final Chain FOLDED = words(CharArraySet.EMPTY_SET, ICUFoldingFilter::new);
    private static final Chain GRAMS = words(
                    CharArraySet.EMPTY_SET, stream -> new NGramTokenFilter(new ICUFoldingFilter(stream), 4, 4, true))
            .plain();

    private static final Chain PAIRS =
            words(CharArraySet.EMPTY_SET, Analyzers::pairs).plain();

    private Analyzers() {}

    /** The keys of {@link #forKey}: a field a key is enough for every language. */
    public static Set<String> keys() {
        return CHAINS.keySet();
    }

    /**
     * The key of the analyzer of a language, for names of fields: the primary language where it has its own analyzer
     * ({@code fa-AF} is read as {@code fa}, {@code zh-Hant} as {@code zh}), else {@link #OTHER}; so is what is typed in
     * the letters of others ({@code ar-Latn}).
     */
    public static String key(String tag) {
        String primary = tag.contains("-") ? tag.substring(0, tag.indexOf('-')) : tag;
        return CHAINS.containsKey(primary) && !tag.endsWith("-Latn") ? primary : OTHER;
    }

    /** The analyzer of a key of {@link #keys()}. */
    public static Analyzer forKey(String key) {
        return CACHE.computeIfAbsent(key, k -> new ChainAnalyzer(CHAINS.get(k)));
    }

    /** The analyzer of a BCP 47 tag. */
    public static Analyzer forLanguage(String tag) {
        return forKey(key(tag));
    }

    /** Whether a term of English says that an acronym was written in capitals that is a word as well. */
    public static boolean isAcronym(String term) {
        return !term.isEmpty() && term.charAt(term.length() - 1) == Acronyms.MARK;
    }

    /** Whether a term, in small letters, is a word of English and an acronym. */
    public static boolean isAmbiguous(String term) {
        return Acronyms.ENGLISH.contains(term.toUpperCase(Locale.ROOT));
    }

    /** Words as written but for case: for phrases, exact words, names. Diacritics are kept. */
    public static Analyzer exact() {
        return CACHE.computeIfAbsent(" exact", k -> new ChainAnalyzer(EXACT));
    }

    /**
     * Words without case and diacritics: for those who type without them. Weaker than {@link #exact()} in Vietnamese,
     * say.
     */
    public static Analyzer folded() {
        return CACHE.computeIfAbsent(" folded", k -> new ChainAnalyzer(FOLDED));
    }

    /**
     * Folded pieces of four characters (and whole words that are shorter or longer), to be weighed low beside the
     * language's own words: finds what stemming misses where words are long or much inflected (Russian, Swahili,
     * Somali).
     */
    public static Analyzer grams() {
        return CACHE.computeIfAbsent(" grams", k -> new ChainAnalyzer(GRAMS));
    }

    /**
     * Pairs of neighbouring words as {@link #exact()} gives them (a word alone where there is no other), to be weighed
     * low beside the language's own words: where a word is several syllables written apart (Vietnamese, Hmong) or cut
     * by guess (Burmese, Lao, Khmer), a pair says more.
     */
    public static Analyzer pairs() {
        return CACHE.computeIfAbsent(" pairs", k -> new ChainAnalyzer(PAIRS));
    }

    /**
     * Whether a text may be given to the analyzer of a language: whether it is written in a script of that language, a
     * few foreign letters aside. Text without letters suits every language; no text of another script suits one, whose
     * stemmer would only harm it.
     */
    public static boolean suits(String tag, String text) {
        Set<Integer> scripts = Scripts.of(tag);
        int own = 0;
        int foreign = 0;
        int seen = 0;
        for (int i = 0; i < text.length() && seen < 2_000; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!UCharacter.isLetter(c)) {
                continue;
            }
            seen++;
            int script = UScript.getScript(c);
            if (scripts.contains(script)) {
                own++;
            } else if (script != UScript.COMMON && script != UScript.INHERITED && script != UScript.LATIN) {
                foreign++;
            }
        }
        return seen == 0 || scripts.isEmpty() || own > 0 && foreign <= own;
    }

    private static CharArraySet stop(CharArraySet words, String... but) {
        Set<String> exceptions = Set.of(but);
        CharArraySet kept = new CharArraySet(words.size(), true);
        for (Object word : words) {
            String text = new String((char[]) word);
            if (!exceptions.contains(text)) {
                kept.add(text);
            }
        }
        return CharArraySet.unmodifiableSet(kept);
    }

    private static CharArraySet list(String words) {
        return CharArraySet.unmodifiableSet(new CharArraySet(List.of(words.split(" ")), true));
    }

    private static StemmerOverrideMap forms(String word, String forms) {
        StemmerOverrideFilter.Builder map = new StemmerOverrideFilter.Builder();
        map.add(word, word);
        List.of(forms.split(" ")).forEach(form -> map.add(form, word));
        try {
            return map.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NormalizeCharMap map(String... pairs) {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (int i = 0; i < pairs.length; i += 2) {
            map.add(pairs[i], pairs[i + 1]);
        }
        // One apostrophe for all: Ukrainian, Oromo, "don’t".
        for (char apostrophe : APOSTROPHES.toCharArray()) {
            map.add(String.valueOf(apostrophe), "'");
        }
        return map.build();
    }

    private static Chain words(CharArraySet stopWords, Function<TokenStream, TokenStream> stemming) {
        return new Chain(true, stopWords, stemming, map(), false, true, false);
    }

    private static Chain bigrams(UnaryOperator<TokenStream> before) {
        // Without single characters: with them the filter makes a graph, whose paths explode in a query.
        return new Chain(
                false,
                CharArraySet.EMPTY_SET,
                stream -> new CJKBigramFilter(before.apply(stream)),
                map(),
                false,
                true,
                false);
    }

    private static TokenStream pairs(TokenStream words) {
        ShingleFilter pairs = new ShingleFilter(words, 2, 2);
        pairs.setOutputUnigrams(false);
        pairs.setOutputUnigramsIfNoShingles(true);
        return pairs;
    }

    private static Dictionary ukrainian() {
        return UkrainianDictionary.INSTANCE;
    }

    /** One for all threads: each of them looks up the same rules, and to make one costs milliseconds. */
    private static final class Simplified {
        static final Transliterator HAN = Transliterator.getInstance("Traditional-Simplified");
    }

    private static final class UkrainianDictionary {
        static final Dictionary INSTANCE;

        static {
            try {
                INSTANCE = Dictionary.read(
                        UkrainianMorfologikAnalyzer.class.getClassLoader().getResource("ua/net/nlp/ukrainian.dict"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Chain(
            boolean cjkAsWords,
            CharArraySet stopWords,
            Function<TokenStream, TokenStream> stemming,
            NormalizeCharMap reading,
            boolean isZawgyi,
            boolean isCompounded,
            boolean hasAcronyms) {
        Chain reading(NormalizeCharMap map) {
            return new Chain(cjkAsWords, stopWords, stemming, map, isZawgyi, isCompounded, hasAcronyms);
        }

        /** Text may come in Zawgyi. */
        Chain zawgyi() {
            return new Chain(cjkAsWords, stopWords, stemming, reading, true, isCompounded, hasAcronyms);
        }

        /** An acronym that is a word too is told from the word ({@link Acronyms}). */
        Chain acronyms() {
            return new Chain(cjkAsWords, stopWords, stemming, reading, isZawgyi, isCompounded, true);
        }

        /** Words are cut at hyphens and nothing is put together: for what is itself made of neighbours. */
        Chain plain() {
            return new Chain(cjkAsWords, stopWords, stemming, reading, isZawgyi, false, hasAcronyms);
        }
    }

    private static final class ChainAnalyzer extends Analyzer {
        private static final Normalizer2 NFKC_CASE_FOLD = Normalizer2.getNFKCCasefoldInstance();
        private final Chain chain;

        ChainAnalyzer(Chain chain) {
            this.chain = chain;
        }

        @Override
        protected Reader initReader(String field, Reader reader) {
            Reader text = chain.isCompounded ? new HyphenReader(reader) : reader;
            return new MappingCharFilter(chain.reading, chain.isZawgyi ? new ZawgyiFilter(text) : text);
        }

        @Override
        protected Reader initReaderForNormalization(String field, Reader reader) {
            return new MappingCharFilter(chain.reading, reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new ICUTokenizer(new DefaultICUTokenizerConfig(chain.cjkAsWords, true));
            TokenStream stream = new TokenShape(words);
            if (chain.isCompounded) {
                stream = new Compounds(stream);
            }
            if (!chain.stopWords.isEmpty()) {
                stream = new StopWords(stream, chain.stopWords);
            }
            if (chain.hasAcronyms) {
                stream = new Acronyms(stream);
            }
            // Folding may lengthen a token (one Arabic ligature becomes 18 letters) or leave nothing of it.
            stream = new TokenShape(normalize(field, stream));
            stream = new TokenShape(chain.stemming.apply(stream));
            // "neighbor's" and "neighbors" have one stem.
            return new TokenStreamComponents(
                    words, chain.isCompounded ? new RemoveDuplicatesTokenFilter(stream) : stream);
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new DecimalDigitFilter(new ICUNormalizer2Filter(in, NFKC_CASE_FOLD));
        }
    }
}
