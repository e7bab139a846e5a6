package org.answerable.redaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.platform.Texts;

/** The words of redacted parts that would say by themselves what was to be hidden: numbers, addresses, what begins with a capital, names. */
public final class HiddenWords {
    private static final String NO_WORD = "[^\\p{L}\\p{M}\\p{N}@._-]+";
    private static final String AROUND = "[\\p{IsLatin}\\p{IsCyrillic}\\p{N}]";

    private HiddenWords() {}

    /** Of two ideographs or three other characters at least, as they stand in the text. */
    public static Set<String> of(String text, List<Redaction> redactions) {
        Set<String> words = new LinkedHashSet<>();
        for (Redaction redaction : redactions) {
            for (String word : Texts.slice(text, redaction.start(), redaction.end()).split(NO_WORD)) {
                String bare = word.replaceAll("^[._-]+|[._-]+$", "");
                boolean ideographs = bare.codePoints().anyMatch(Character::isIdeographic);
                boolean telling = bare.codePoints().anyMatch(Character::isDigit) || !bare.equals(bare.toLowerCase(Locale.ROOT)) || ideographs || redaction.kind().equals("name");
                if (telling && Texts.length(bare) >= (ideographs ? 2 : 3)) {
                    words.add(bare);
                }
            }
        }
        return words;
    }

    /** Whether a text has the word, in whatever case; part of a longer word it may be only in scripts that join words. */
    public static boolean stands(String word, String text) {
        return Pattern.compile("(?<!" + AROUND + ")" + Pattern.quote(word) + "(?!" + AROUND + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text).find();
    }
}
