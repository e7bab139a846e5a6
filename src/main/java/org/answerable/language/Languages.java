package org.answerable.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The languages of the interface, and the validity of tags. The languages are the folders of {@code i18n/}: none is
 * named here.
 */
public final class Languages {
    /** The languages in which the pages speak, in the order of the switcher: by their own names. */
    public static final List<Language> UI;

    /**
     * Tags of the languages spoken in Wisconsin's homes, schools and courts, and of those that the detector knows: what
     * forms offer to choose from. Those that meetings are held or interpreted in most come first, {@value #MOST_SPOKEN}
     * of them; everything takes any other as well.
     */
    public static final List<String> SPOKEN = List.of(
            "en", "es", "hmn", "so", "ar", "zh-Hans", "ru", "uk", "my", "sw", "fa-AF", "vi", "lo", "km", "fr", "am",
            "ksw", "zh-Hant", "ko", "fa", "ps", "ur", "hi", "ne", "pa", "bn", "te", "ta", "gu", "rw", "ht", "pt", "pl",
            "sr", "sq", "de", "ti", "om", "ku", "ckb", "fil", "rhg", "th", "ja", "it", "el", "tr", "ro");
    /** How many of {@link #SPOKEN} are most spoken. */
    public static final int MOST_SPOKEN = 16;

    private static final Set<String> ISO = Set.of(Locale.getISOLanguages());
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final List<String> PERSIAN = List.of("fa", "fa-AF");
    private static final Map<String, Folder> BY_TAG = new LinkedHashMap<>();

    static {
        Folders.find().forEach(folder -> BY_TAG.put(folder.tag(), folder));
        UI = BY_TAG.keySet().stream().map(Language::new).toList();
    }

    private Languages() {}

    /** The UI language of exactly this tag. */
    public static Optional<Language> ui(String tag) {
        return BY_TAG.containsKey(tag) ? Optional.of(new Language(tag)) : Optional.empty();
    }

    /** The folder of a UI language; {@code null} for any other. */
    static Folder folder(String tag) {
        return BY_TAG.get(tag);
    }

    /** Who looked at the texts of a UI language. */
    public static Review review(Language language) {
        return BY_TAG.get(language.tag()).review();
    }

    /**
     * The UI language that a reader of this tag reads best: the same, one that its folder names, a shorter form of the
     * tag, or the one with the same primary language ({@code zh}, {@code zh-CN} → {@code zh-Hans}; {@code fa},
     * {@code prs} → {@code fa-AF}).
     */
    public static Optional<Language> near(String tag) {
        if (tag == null || tag.length() > 35 || !TAG.matcher(tag).matches()) {
            return Optional.empty();
        }
        return nearAs(tag).or(() -> Tags.canonical(tag).flatMap(Languages::nearAs));
    }

    private static Optional<Language> nearAs(String tag) {
        for (String part = tag;
                !part.isEmpty();
                part = part.contains("-") ? part.substring(0, part.lastIndexOf('-')) : "") {
            String sought = part;
            Optional<Folder> found = BY_TAG.values().stream()
                    .filter(f -> f.tag().equalsIgnoreCase(sought))
                    .findFirst()
                    .or(() -> BY_TAG.values().stream()
                            .filter(f -> f.also().stream().anyMatch(sought::equalsIgnoreCase))
                            .findFirst());
            if (found.isPresent()) {
                return found.map(f -> new Language(f.tag()));
            }
        }
        String primary = tag.split("-")[0] + "-";
        return UI.stream()
                .filter(l -> l.tag().regionMatches(true, 0, primary, 0, primary.length()))
                .findFirst();
    }

    /**
     * Whether this is the tag of a language by its two letters, with or without more ({@code fr}, {@code pt-BR}): what
     * may stand first in a path.
     */
    public static boolean isTag(String text) {
        return TAG.matcher(text).matches() && ISO.contains(text.split("-")[0].toLowerCase(Locale.ROOT));
    }

    /**
     * The language that a BCP 47 tag means, by its one tag: {@code prs} and {@code fa-AF} are one, {@code es-MX} is
     * {@code es} ({@link Tags}); {@code und} counts. Empty where the tag is not well-formed, or its language is private
     * or unknown.
     */
    public static Optional<Language> parse(String tag) {
        return Tags.canonical(tag).map(Language::new);
    }

    /**
     * The languages as which a text of this one is found: Persian and Dari, which share most of their words and are
     * easily taken for each other, are found as both.
     */
    public static List<String> foundAs(String tag) {
        return PERSIAN.contains(tag) ? PERSIAN : List.of(tag);
    }

    /**
     * The UI language that an {@code Accept-Language} header (RFC 9110) asks for; English where none of them is there.
     */
    public static Language negotiate(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 1000) {
            return Language.ENGLISH;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .filter(range -> range.getWeight() > 0)
                    .flatMap(range -> near(range.getRange()).stream())
                    .findFirst()
                    .orElse(Language.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }

    /**
     * Chooses from texts in several languages the one for a reader: theirs, else the primary language's, else English,
     * else the first.
     */
    public static <T> T choose(Map<String, T> texts, Language reader) {
        return texts.isEmpty() ? null : texts.get(chosen(texts, reader));
    }

    /** The language of the text that {@link #choose} takes; there must be one. */
    public static String chosen(Map<String, ?> texts, Language reader) {
        if (texts.containsKey(reader.tag())) {
            return reader.tag();
        }
        String primary = reader.tag().split("-")[0];
        if (texts.containsKey(primary)) {
            return primary;
        }
        return texts.containsKey("en") ? "en" : texts.keySet().iterator().next();
    }
}
