package org.answerable.redaction;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a name sounds, so that it is known in the letters of another script: an agency answers in English what was
 * written in Russian. Letters that one scheme of transliteration writes otherwise than another (ya, ia, ja; kh, h; y,
 * j, i) count as one; of Arabic and Hebrew, which leave vowels out, the consonants count.
 */
final class Sounds {
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final String[][] ALIKE = {
        {"shch", "s"},
        {"sch", "s"},
        {"sh", "s"},
        {"zh", "z"},
        {"kh", "h"},
        {"tch", "c"},
        {"ch", "c"},
        {"ts", "c"},
        {"tz", "c"},
        {"ph", "f"},
        {"ks", "x"},
        {"gh", "g"},
        {"th", "t"},
        {"dh", "d"},
        {"w", "v"},
        {"y", "i"},
        {"j", "i"},
        {"ia", "a"},
        {"iu", "u"},
        {"io", "o"},
        {"ie", "e"}
    };
    /** Shorter, too many other words sound like it. */
    private static final int LEAST = 4;

    private Sounds() {}

    /** The sound of a folded word; {@code null} where it is too short, or its script tells too little. */
    static String of(String word, UnicodeScript script) {
        boolean consonants = script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW;
        if (!consonants
                && script != UnicodeScript.LATIN
                && script != UnicodeScript.CYRILLIC
                && script != UnicodeScript.GREEK
                && script != UnicodeScript.ARMENIAN
                && script != UnicodeScript.GEORGIAN) {
            return null;
        }
        String sound = alike(script == UnicodeScript.LATIN ? word : LATIN.transliterate(word));
        return sound.length() < LEAST || consonants && bare(sound).length() < LEAST
                ? null
                : consonants ? bare(sound) : sound;
    }

    /** Of a sound, what a script without vowels writes. */
    static String bare(String sound) {
        return sound.replaceAll("[aeiouv]", "");
    }

    /**
     * How an ideographic name is written in Latin letters: family name first or last, the given name together or apart.
     */
    static List<String> ofIdeographs(String name) {
        String[] syllables = LATIN.transliterate(name).strip().split("\\s+");
        List<String> written = new ArrayList<>();
        if (syllables.length == name.codePointCount(0, name.length())
                && syllables.length >= 2
                && syllables.length <= 4) {
            String given = String.join(" ", List.of(syllables).subList(1, syllables.length));
            for (String one : List.of(given, given.replace(" ", ""))) {
                written.add(syllables[0] + " " + one);
                written.add(one + " " + syllables[0]);
            }
        }
        return written.stream().distinct().toList();
    }

    private static String alike(String latin) {
        String sound = latin.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        for (String[] pair : ALIKE) {
            sound = sound.replace(pair[0], pair[1]);
        }
        return sound.replaceAll("(.)\\1+", "$1").replace('q', 'k');
    }
}
