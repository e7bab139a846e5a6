package org.answerable.language;

import com.ibm.icu.impl.ValidIdentifiers;
import com.ibm.icu.impl.ValidIdentifiers.Datasubtype;
import com.ibm.icu.impl.ValidIdentifiers.Datatype;
import com.ibm.icu.util.ULocale;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one tag of a language, whatever it was called: what CLDR has aliases for ({@code iw}, {@code prs}, {@code tgl},
 * {@code sh}) goes by its present name, and of a tag only what makes it another language of ours remains: a script that
 * is not the one it is usually written in ({@code pa-PK} → {@code pa-Arab}, {@code zh-TW} → {@code zh-Hant} by CLDR's
 * likely subtags), and Afghanistan for Persian. Countries, spellings, and what is said about calendars and digits go:
 * {@code es-MX} is {@code es}.
 */
final class Tags {
    /** RFC 5646, 4.4.1: room for the longest that are registered. */
    private static final int LONGEST = 35;

    private static final String CHINESE = "zh";
    private static final String DARI = "fa-AF";
    /**
     * Kinds of one language by ISO 639-3, which CLDR keeps apart and whose writers and readers share their written
     * language here: Hmong (White and Green, RPA spelling), Arabic, Norwegian. The detector tells none of them apart.
     */
    private static final Map<String, String> KINDS = new HashMap<>();
    /** Scripts that are another's letters, or a part of a language's usual ones (ISO 15924). */
    private static final Map<String, String> STYLES = Map.of(
            "Aran", "Arab", "Latf", "Latn", "Latg", "Latn", "Cyrs", "Cyrl", "Hang", "Kore", "Hira", "Jpan", "Kana",
            "Jpan", "Hrkt", "Jpan", "Hanb", "Hant");

    private static final Set<Datasubtype> LANGUAGES = EnumSet.of(Datasubtype.regular);
    private static final Set<Datasubtype> SCRIPTS = EnumSet.of(Datasubtype.regular, Datasubtype.special);
    private static final Set<Datasubtype> REGIONS =
            EnumSet.of(Datasubtype.regular, Datasubtype.macroregion, Datasubtype.deprecated);

    static {
        for (String kind : "mww hnj".split(" ")) {
            KINDS.put(kind, "hmn");
        }
        for (String kind :
                "abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arq ars ary arz auz avl ayh ayl ayn ayp pga shu ssh"
                        .split(" ")) {
            KINDS.put(kind, "ar");
        }
        KINDS.put("no", "nb");
    }

    private Tags() {}

    /**
     * The canonical tag; empty where it is not well-formed, or its language is private or in no registry. {@code und}
     * counts.
     */
    static Optional<String> canonical(String given) {
        if (given == null || given.isBlank() || given.length() > LONGEST) {
            return Optional.empty();
        }
        String tag = given.strip();
        if (Languages.folder(tag) != null) {
            return Optional.of(tag);
        }
        Locale read;
        try {
            read = new Locale.Builder()
                    .setLanguageTag(tag.replace('_', '-'))
                    .build(); // UTS 35, 3.1: both separators mean the same.
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
        ULocale locale = ULocale.createCanonical(
                ULocale.forLanguageTag(read.stripExtensions().toLanguageTag()));
        String language = locale.getLanguage();
        if (language.isEmpty()) {
            return tag.regionMatches(true, 0, "und", 0, 3)
                    ? Optional.of(Language.UNDETERMINED.tag())
                    : Optional.empty();
        }
        if (read.getLanguage().equals("pnb")) {
            return Optional.of(
                    "pa-Arab"); // CLDR calls the Punjabi of Pakistan so, but makes Lahnda, a group of languages, of its
            // code.
        }
        if (!valid(Datatype.language, LANGUAGES, language)
                || !valid(Datatype.script, SCRIPTS, locale.getScript())
                || !valid(Datatype.region, REGIONS, locale.getCountry())) {
            return Optional.empty();
        }
        return Optional.of(shortest(locale));
    }

    /** In which script a language is written, Simplified and Traditional Chinese told apart (ISO 15924). */
    static String script(Language language) {
        return ULocale.addLikelySubtags(
                        ULocale.forLanguageTag(canonical(language.tag()).orElse(language.tag())))
                .getScript();
    }

    private static boolean valid(Datatype type, Set<Datasubtype> kinds, String code) {
        return code.isEmpty() || ValidIdentifiers.isValid(type, kinds, code) != null;
    }

    private static String shortest(ULocale locale) {
        String language = KINDS.getOrDefault(locale.getLanguage(), locale.getLanguage());
        boolean kind = !language.equals(locale.getLanguage());
        String likely =
                kind ? locale.getScript() : ULocale.addLikelySubtags(locale).getScript();
        String script = STYLES.getOrDefault(likely, likely);
        String usual =
                ULocale.addLikelySubtags(ULocale.forLanguageTag(language)).getScript();
        String written = script.isEmpty() || script.equals(usual) && !language.equals(CHINESE)
                ? language
                : language + "-" + script;
        String regional = language + "-" + locale.getCountry();
        return written.equals(language) && (regional.equals(DARI) || Languages.folder(regional) != null)
                ? regional
                : written;
    }
}
