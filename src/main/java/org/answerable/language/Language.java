package org.answerable.language;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;

/**
 * A language by its BCP 47 tag, e.g. {@code es}, {@code zh-Hans}, {@code fa-AF}.
 *
 * @param tag the tag in its canonical spelling
 */
public record Language(String tag) {
    /** English: what staff write where nothing else is said, and what messages fall back to. */
    public static final Language ENGLISH = new Language("en");

    /** "Undetermined" (BCP 47): text without letters. */
    public static final Language UNDETERMINED = new Language("und");

    /**
     * What ICU calls a language in another: it makes its tables anew for each language of the reader, and a page has a
     * hundred names in forty of them. Tags come from requests, too.
     */
    private static final Cache<String, String> NAMES =
            Caffeine.newBuilder().maximumSize(20_000).executor(Runnable::run).build();

    /** {@code ltr} or {@code rtl}, for HTML. */
    public String dir() {
        Folder folder = Languages.folder(tag);
        return folder != null ? folder.dir() : isRightToLeft() ? "rtl" : "ltr";
    }

    /** By the script; another name of a language ({@code prs}) has no likely script of its own. */
    private boolean isRightToLeft() {
        return Languages.parse(tag)
                .map(Language::locale)
                .orElseGet(this::locale)
                .isRightToLeft();
    }

    /** The name of the language in itself, e.g. "español"; the tag where ICU knows none. */
    public String ownName() {
        Folder folder = Languages.folder(tag);
        // ICU has no words of a language in letters that are not its own.
        return folder != null
                ? folder.ownName()
                : name(tag.endsWith("-Latn") ? new Language(tag.substring(0, tag.length() - "-Latn".length())) : this);
    }

    /** The name of this language in another one, e.g. "Spanish". */
    public String name(Language in) {
        Folder reader = Languages.folder(in.tag);
        String own = reader == null ? null : reader.nameOf(tag).orElse(null);
        if (own != null) {
            return own;
        }
        return NAMES.get(tag + " " + in.locale().getName(), pair -> asIcuKnows(in.locale()));
    }

    private String asIcuKnows(ULocale in) {
        String name = ULocale.getDisplayNameWithDialect(tag, in);
        // ICU writes a tag where it knows no name, here or in any language at all.
        name = name.equals(tag) ? ULocale.getDisplayNameWithDialect(tag, ULocale.ENGLISH) : name;
        return name.isEmpty() ? tag : UCharacter.toTitleCase(in, name, null, UCharacter.TITLECASE_NO_LOWERCASE);
    }

    /** The ICU locale: plurals, dates, numbers. */
    public ULocale locale() {
        Folder folder = Languages.folder(tag);
        return folder != null ? folder.locale() : ULocale.forLanguageTag(tag);
    }

    /** The script the language is written in, as ISO 15924, e.g. {@code Latn}. */
    public String script() {
        int[] scripts = UScript.getCode(locale());
        return scripts == null || scripts.length == 0 ? "Zyyy" : UScript.getShortName(scripts[0]);
    }

    /**
     * Whether both are one language but for region or script ({@code fa}, {@code fa-AF}); one typed in letters that are
     * not its own is another.
     */
    boolean isVariantOf(Language other) {
        return primary().equals(other.primary());
    }

    private String primary() {
        if (tag.endsWith("-Latn")) {
            return tag;
        }
        String primary = tag.split("-", 2)[0];
        return switch (primary) {
            case "prs" -> "fa"; // Dari has a code of its own and is fa-AF in CLDR.
            case "mww", "hnj" -> "hmn";
            default -> primary;
        };
    }

    @Override
    public String toString() {
        return tag;
    }
}
