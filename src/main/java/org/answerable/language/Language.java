package org.answerable.language;

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

    /** {@code ltr} or {@code rtl}, for HTML. */
    public String dir() {
        return ULocale.forLanguageTag(tag).isRightToLeft() ? "rtl" : "ltr";
    }

    /** The name of the language in itself, e.g. "español"; the tag where ICU knows none. */
    public String ownName() {
        return name(this);
    }

    /** The name of this language in another one, e.g. "Spanish". */
    public String name(Language in) {
        if (tag.equals("hmn")) {
            return in.tag.equals("hmn") ? "Hmoob" : ULocale.getDisplayName("hmn", in.tag).equals("hmn") ? "Hmong" : ULocale.getDisplayName("hmn", in.tag);
        }
        String name = ULocale.getDisplayNameWithDialect(tag, ULocale.forLanguageTag(in.tag));
        return name.isEmpty() ? tag : UCharacter.toTitleCase(ULocale.forLanguageTag(in.tag), name, null, UCharacter.TITLECASE_NO_LOWERCASE);
    }

    /** The ICU locale: plurals, dates, numbers. */
    public ULocale locale() {
        return ULocale.forLanguageTag(tag);
    }

    /** The script the language is written in, as ISO 15924, e.g. {@code Latn}. */
    public String script() {
        int[] scripts = UScript.getCode(locale());
        return scripts == null || scripts.length == 0 ? "Zyyy" : UScript.getShortName(scripts[0]);
    }

    @Override
    public String toString() {
        return tag;
    }
}
