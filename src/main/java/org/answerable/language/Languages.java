package org.answerable.language;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The languages of the interface, and the validity of tags. */
public final class Languages {
    /** The languages in which the pages speak: the folders of {@code i18n/}, in the order of the switcher. */
    public static final List<Language> UI = List.of(new Language("en"), new Language("es"));

    private static final Set<String> ISO = Set.of(Locale.getISOLanguages());
    private static final Map<String, Language> BY_TAG = new LinkedHashMap<>();

    static {
        UI.forEach(language -> BY_TAG.put(language.tag(), language));
    }

    private Languages() {}

    /** The UI language of exactly this tag. */
    public static Optional<Language> ui(String tag) {
        return Optional.ofNullable(BY_TAG.get(tag));
    }

    /** The UI language that who reads this language reads as well: {@code es} for {@code es-MX}, {@code fa-AF} for {@code prs}. */
    public static Optional<Language> nearest(String tag) {
        return ui(tag).or(() -> parse(tag).flatMap(asked -> UI.stream().filter(l -> Translations.alike(l, asked)).findFirst()));
    }

    /** The canonical tag of a well-formed BCP 47 tag whose language is registered; {@code und} counts. Empty where it is not one. */
    public static Optional<Language> parse(String tag) {
        if (tag == null || tag.isBlank() || tag.length() > 35) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            String canonical = locale.toLanguageTag();
            String language = locale.getLanguage();
            boolean known = ISO.contains(language) || language.isEmpty() && canonical.equals("und") || language.length() == 3;
            return known && !canonical.startsWith("x-") ? Optional.of(new Language(canonical)) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The UI language that an {@code Accept-Language} header (RFC 9110) asks for; English where none of them is there. */
    public static Language negotiate(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 1000) {
            return Language.ENGLISH;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            String tag = Locale.lookupTag(ranges, UI.stream().map(Language::tag).toList());
            return tag == null ? Language.ENGLISH : UI.stream().filter(l -> l.tag().equalsIgnoreCase(tag)).findFirst().orElse(Language.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Language.ENGLISH;
        }
    }

    /** Chooses from texts in several languages the one for a reader: theirs, else the primary language's, else English, else the first. */
    public static <T> T choose(Map<String, T> texts, Language reader) {
        T found = texts.get(reader.tag());
        if (found == null) {
            found = texts.get(Arrays.asList(reader.tag().split("-")).get(0));
        }
        if (found == null) {
            found = texts.get("en");
        }
        return found != null || texts.isEmpty() ? found : texts.values().iterator().next();
    }
}
