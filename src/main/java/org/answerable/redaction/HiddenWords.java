package org.answerable.redaction;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Barred.Kind;
import org.answerable.platform.Resources;
import org.answerable.platform.Texts;
import org.answerable.redaction.FoldedWords.Word;

/**
 * What hidden parts of a text would still give away where it stands in another: the one rule for every text that
 * becomes public with a record.
 *
 * <p>Found are names of any length and script, each part of them by itself, in another case, width or spelling of their
 * accents, with the endings of Slavic and Turkish languages, the prefixes of Arabic, Hebrew and Amharic, the particles
 * of Korean, in the letters of another alphabet ({@code Ivanov} for {@code Иванов}, {@code Wang Fang} for {@code 王芳}),
 * run together as in an e-mail address; numbers with other separators and digits; and of other hidden words those that
 * tell (capitals, ideographs, long numbers), and the whole part as it stands. Words of every day ({@code everyday.txt})
 * tell nothing alone; nor does a name part of one or two Latin letters without its capital. Not found are short names
 * in another alphabet, and other words for the same person. Immutable, thread-safe; the work grows with the length of
 * both texts.
 */
public final class HiddenWords {
    private static final Set<String> EVERYDAY = everyday();
    /** Parts of hidden words beyond these are not looked for: a text whose every word is hidden needs no more. */
    private static final int MOST = 1_000;

    private static final int LONG_NUMBER = 7;

    private static final Set<String> SLAVIC =
            Set.of(("а у ом ем ым им е и ы о я ю ои еи ою ею ого его ому ему ая яя ую юю ии ыи ые ие ых их ыми "
                            + "ими ов ев ам ям ами ями ах ях ь ові еві єві єм ієм єю ію і є ієві "
                            + "ина ину ини ін")
                    .split(" "));
    private static final Set<String> LATIN = Set.of(
            ("a e i o u y om em im ym ov owi ego emu iego iemu ej iem ami ach ie ii in un nin nun yi yu ye ya de "
                            + "da te ta den dan ten tan le la yle yla ka ga")
                    .split(" "));
    private static final Set<String> ARABIC =
            Set.of("و ف ب ك ل ال وال بال لل فال كال ول وب وك وبال ولل فل فب".split(" "));
    private static final Set<String> HEBREW = Set.of("ו ה ב ל מ ש כ וה ול וב של".split(" "));
    private static final Set<String> ETHIOPIC = Set.of("የ ለ በ ከ እና ስለ".split(" "));
    private static final String KOREAN = "은는이가을를의에와과도만씨님께라로야아랑하한군양";
    private static final String VOWELS = "аеиоуыэюяьіїєaeiouy";

    /** Where a text gives away something hidden: what it was, its kind, and the place in code points of that text. */
    public record Occurrence(String words, Kind kind, int start, int end) {
        /** The place, hidden as the words were. */
        public Redaction redaction() {
            return new Redaction(start, end, kind);
        }
    }

    /** Words that together give the part away. */
    private record Phrase(List<Word> words, String shown, Kind kind, boolean capital) {}

    /** A word that gives it away alone. */
    private record Telling(Word word, String shown, Kind kind, boolean capitalOnly, boolean withinOnly, String sound) {
        Telling(Word word, String shown, Kind kind, boolean capitalOnly, boolean withinOnly) {
            this(
                    word,
                    shown,
                    kind,
                    capitalOnly,
                    withinOnly,
                    kind == Kind.NAME && !withinOnly ? Sounds.of(word.text(), word.script()) : null);
        }
    }

    /** Letters and digits without what parts them. */
    private record Key(String text, String shown, Kind kind, boolean number) {}

    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Telling> telling = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();

    private HiddenWords() {}

    /** Those of one text. */
    public static HiddenWords of(String text, List<Redaction> redactions) {
        HiddenWords hidden = new HiddenWords();
        for (Redaction redaction : Redaction.merge(redactions)) {
            hidden.add(text, redaction);
        }
        return hidden;
    }

    /** Those of several texts. */
    public static HiddenWords of(Collection<HiddenWords> several) {
        HiddenWords all = new HiddenWords();
        for (HiddenWords one : several) {
            all.phrases.addAll(one.phrases);
            all.telling.addAll(one.telling);
            all.keys.addAll(one.keys);
        }
        return all;
    }

    private static Set<String> everyday() {
        Set<String> words = new HashSet<>();
        Resources.lines("/redaction/everyday.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .flatMap(line -> Stream.of(line.split("[\\t ]")).skip(1))
                .forEach(word -> FoldedWords.words(word).forEach(part -> words.add(part.text())));
        return words;
    }

    private void add(String text, Redaction redaction) {
        if (phrases.size() + telling.size() + keys.size() > MOST) {
            return;
        }
        String part = Texts.slice(text, redaction.start(), redaction.end()).strip();
        Kind kind = redaction.kind();
        boolean name = kind == Kind.NAME;
        boolean mail = kind == Kind.EMAIL && part.indexOf('@') > 0;
        List<Word> whole = FoldedWords.words(part);
        List<Word> words = mail ? FoldedWords.words(part.substring(0, part.indexOf('@'))) : whole;
        boolean tells = whole.stream().anyMatch(w -> !EVERYDAY.contains(w.text()));
        if (whole.size() > 2 || whole.size() > 1 && (tells || name)) {
            phrases.add(new Phrase(whole, part, kind, false));
        }
        numbers(part, whole, kind);
        boolean opens = redaction.start() == 0 || ".!?:\n\"“«".indexOf(before(text, redaction.start())) >= 0;
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.isNumber()) {
                continue;
            }
            int length = Texts.length(word.text());
            boolean alone = whole.size() == 1;
            String shown = part.substring(word.start(), word.end());
            if (!word.isSpaced()) {
                unspaced(word, shown, kind, alone);
            } else if (EVERYDAY.contains(word.text())) {
                if (name && word.capital()) {
                    telling.add(new Telling(
                            word, shown, kind, true,
                            true)); // "May": only with its capital, and not where a sentence begins.
                }
            } else if (name) {
                boolean syllables = word.script() == UnicodeScript.HANGUL;
                if (length > 2 || alone && length > 1 || length == 2 && (word.capital() || !isCased(word.script()))) {
                    telling.add(new Telling(word, shown, kind, length <= 2 && !alone && isCased(word.script()), false));
                }
                if (syllables && length >= 3) {
                    // The given name after a surname of one syllable.
                    String given = part.substring(word.folded().start(length - 2), word.end());
                    FoldedWords.words(given).forEach(w -> telling.add(new Telling(w, given, kind, false, false)));
                }
            } else if (length > 2 && (alone || (mail || kind == Kind.ACCOUNT) && length > 3)) {
                telling.add(new Telling(word, shown, kind, false, false));
            } else if (length > 2 && word.capital() && !(opens && i == 0)) {
                telling.add(new Telling(word, shown, kind, true, false));
            }
        }
        String joined = words.stream()
                .filter(w -> w.isSpaced() && (name || !EVERYDAY.contains(w.text())))
                .map(Word::text)
                .collect(Collectors.joining());
        if ((name || mail || kind == Kind.ACCOUNT) && words.size() > 1 && joined.length() >= 6) {
            keys.add(new Key(joined, part, kind, false));
        }
    }

    private static int before(String text, int codePoints) {
        int at = text.offsetByCodePoints(0, codePoints);
        while (at > 0 && Character.isSpaceChar(text.charAt(at - 1))) {
            at--;
        }
        return at == 0 ? '\n' : text.charAt(at - 1);
    }

    private static boolean isCased(UnicodeScript script) {
        return script == UnicodeScript.LATIN
                || script == UnicodeScript.CYRILLIC
                || script == UnicodeScript.GREEK
                || script == UnicodeScript.ARMENIAN;
    }

    /** Names without spaces: the whole, and the given name of an ideographic one. */
    private void unspaced(Word word, String shown, Kind kind, boolean alone) {
        if (EVERYDAY.contains(word.text())) {
            return;
        }
        boolean name = kind == Kind.NAME;
        int letters = syllables(word.text());
        if (letters >= 2 || name && alone) {
            telling.add(new Telling(word, shown, kind, false, false));
        }
        if (name && word.script() == UnicodeScript.HAN) {
            Sounds.ofIdeographs(word.text())
                    .forEach(latin -> phrases.add(new Phrase(FoldedWords.words(latin), shown, kind, true)));
        }
        if (name && word.script() == UnicodeScript.HAN && (letters == 3 || letters == 4)) {
            String given = shown.substring(shown.offsetByCodePoints(shown.length(), -2));
            FoldedWords.words(given).stream()
                    .filter(w -> !EVERYDAY.contains(w.text()))
                    .forEach(w -> telling.add(new Telling(w, given, kind, false, false)));
        }
    }

    /** Letters that begin a syllable: in Burmese one that is killed, or stands below another, begins none. */
    private static int syllables(String text) {
        int[] points = text.codePoints().toArray();
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            boolean killed = i + 1 < points.length && (points[i + 1] == 0x103A || points[i + 1] == 0x1039);
            if (Character.isLetter(points[i]) && !killed) {
                count++;
            }
        }
        return count;
    }

    private void numbers(String part, List<Word> words, Kind kind) {
        String digits = words.stream().filter(Word::isNumber).map(Word::text).collect(Collectors.joining());
        boolean numeric = EnumSet.of(Kind.PHONE, Kind.ID_NUMBER, Kind.ACCOUNT, Kind.PLATE, Kind.BIRTH_DATE)
                .contains(kind);
        if (digits.length() >= LONG_NUMBER || numeric && digits.length() >= 4) {
            String national = kind == Kind.PHONE && digits.length() == 11 && digits.startsWith("1")
                    ? digits.substring(1)
                    : digits;
            keys.add(new Key(national, part, kind, true));
            if (kind == Kind.PHONE && national.length() == 10) {
                keys.add(new Key(national.substring(3), part, kind, true)); // As it is dialed without the area code.
            }
        } else {
            words.stream()
                    .filter(w -> w.isNumber() && w.text().length() >= 4)
                    .forEach(w -> keys.add(new Key(w.text(), part, kind, true)));
        }
        String all = words.stream().map(Word::text).collect(Collectors.joining());
        if (kind != Kind.NAME
                && digits.length() < all.length()
                && !digits.isEmpty()
                && all.length() >= 4
                && all.length() <= 40
                && words.size() > 1
                && EnumSet.of(Kind.PLATE, Kind.ID_NUMBER, Kind.ACCOUNT).contains(kind)) {
            keys.add(new Key(all, part, kind, true));
        }
    }

    /** Whether nothing is hidden that another text could give away. */
    public boolean isEmpty() {
        return phrases.isEmpty() && telling.isEmpty() && keys.isEmpty();
    }

    /** Whether a text gives something of it away. */
    public boolean standIn(String other) {
        return !in(other).isEmpty();
    }

    /** Where a text gives it away: in order, without overlaps. */
    public List<Occurrence> in(String other) {
        if (isEmpty() || other == null || other.isBlank()) {
            return List.of();
        }
        List<Word> words = FoldedWords.words(other);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            for (Phrase phrase : phrases) {
                int end = end(phrase, words, i);
                if (end >= 0) {
                    found.add(new Found(word.start(), end, phrase.shown(), phrase.kind()));
                }
            }
            String sound = null;
            for (Telling one : telling) {
                if (word.isNumber()) {
                    break;
                }
                if (one.word.script() != word.script()) {
                    // A name of another alphabet is known by its capital, where there are such, and by how it sounds.
                    if (one.sound != null && (word.capital() || !isCased(word.script()))) {
                        sound = sound == null ? String.valueOf(Sounds.of(word.text(), word.script())) : sound;
                        if (sounds(one, sound, word.script())) {
                            found.add(new Found(word.start(), word.end(), one.shown, one.kind));
                        }
                    }
                    continue;
                }
                if (!word.isSpaced()) {
                    within(one, word, found);
                } else if (!(one.capitalOnly && !word.capital())
                        && !(one.withinOnly && word.opens())
                        && same(one.word, word, !one.withinOnly)) {
                    found.add(new Found(word.start(), word.end(), one.shown, one.kind));
                }
            }
        }
        joined(words, found);
        return standing(other, found);
    }

    /** A text without what it gives away. */
    public String hide(String other) {
        return Redaction.apply(
                        other, in(other).stream().map(Occurrence::redaction).toList())
                .text();
    }

    /** UTF-16 offsets. */
    private record Found(int start, int end, String words, Kind kind) {}

    private static boolean sounds(Telling one, String sound, UnicodeScript script) {
        boolean bareHidden = !isVoiced(one.word.script());
        boolean bareOther = !isVoiced(script);
        String hidden = bareOther && !bareHidden ? Sounds.bare(one.sound) : one.sound;
        String other = bareHidden && !bareOther ? Sounds.bare(sound) : sound;
        return hidden.length() > 3 && (other.equals(hidden) || other.equals(hidden + "s"));
    }

    private static boolean isVoiced(UnicodeScript script) {
        return script != UnicodeScript.ARABIC && script != UnicodeScript.HEBREW;
    }

    private static int end(Phrase phrase, List<Word> words, int from) {
        List<Word> wanted = phrase.words();
        if (phrase.capital() && !words.get(from).capital()) {
            return -1;
        }
        if (from + wanted.size() > words.size()) {
            return -1;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Word word = words.get(from + i);
            if (wanted.get(i).script() != word.script() || i > 0 && !word.near() || !same(wanted.get(i), word, true)) {
                return -1;
            }
        }
        return words.get(from + wanted.size() - 1).end();
    }

    /** Whether a word of a text is the hidden word, perhaps inflected. */
    private static boolean same(Word hidden, Word word, boolean inflected) {
        String name = hidden.text();
        String other = word.text();
        if (name.equals(other)) {
            // In short words an accent makes another word (Vietnamese); one that was left out makes none, where the
            // capital tells a name.
            return (name.length() > 3 || word.capital() || hidden.cased().equals(word.cased()))
                    && (name.length() > 4
                            || FoldedWords.alike(hidden.cased(), word.cased())
                            || hidden.cased().equals(name)
                            || word.cased().equals(other));
        }
        if (!inflected || hidden.isNumber() || isCased(word.script()) && name.charAt(0) != other.charAt(0)) {
            return false;
        }
        return switch (word.script()) {
            case CYRILLIC -> declined(name, other, SLAVIC, word.capital());
            case LATIN ->
                name.length() >= 4
                        && (other.equals(name + "s")
                                || other.equals(name + "es")
                                || word.capital() && declined(name, other, LATIN, true));
            case ARABIC ->
                prefixed(name, other, ARABIC)
                        || other.endsWith("ا")
                                && name.length() > 2
                                && prefixed(name, other.substring(0, other.length() - 1), ARABIC)
                        || name.startsWith("ال") && name.length() > 4 && prefixed(name.substring(2), other, ARABIC);
            case HEBREW -> prefixed(name, other, HEBREW);
            case ETHIOPIC -> prefixed(name, other, ETHIOPIC) || prefixed(name + "ን", other, ETHIOPIC);
            case HANGUL ->
                other.startsWith(name)
                        && other.length() <= name.length() + 3
                        && KOREAN.indexOf(other.charAt(name.length())) >= 0;
            default -> false;
        };
    }

    private static boolean prefixed(String name, String other, Set<String> prefixes) {
        return other.equals(name)
                || name.length() > 1
                        && other.endsWith(name)
                        && prefixes.contains(other.substring(0, other.length() - name.length()));
    }

    /** A stem that both share, and an ending: "Иванов, Ивановым", "Мария, Марии", "Павел, Павла". */
    private static boolean declined(String name, String other, Set<String> endings, boolean capital) {
        if (ends(name, other, endings, capital)) {
            return true;
        }
        int last = name.length() - 1;
        if (last > 1 && VOWELS.indexOf(name.charAt(last)) >= 0) {
            String stem = name.substring(0, last);
            if (ends(stem, other, endings, capital) || other.equals(stem) && stem.length() > 3) {
                return true;
            }
            return last > 3
                    && VOWELS.indexOf(name.charAt(last - 1)) >= 0
                    && ends(name.substring(0, last - 1), other, endings, capital);
        }
        return last > 2
                && "еоё".indexOf(name.charAt(last - 1)) >= 0
                && ends(name.substring(0, last - 1) + name.charAt(last), other, endings, capital);
    }

    private static boolean ends(String stem, String other, Set<String> endings, boolean capital) {
        return other.length() > stem.length()
                && other.startsWith(stem)
                && (stem.length() > 2 || capital && stem.length() > 1)
                && endings.contains(other.substring(stem.length()));
    }

    /** A name in writing without spaces: wherever it stands, unless it ends within a syllable. */
    private static void within(Telling one, Word word, List<Found> found) {
        String name = one.word.text();
        String other = word.text();
        for (int at = other.indexOf(name); at >= 0; at = other.indexOf(name, at + name.length())) {
            int end = at + name.length();
            if (one.word.script() == UnicodeScript.KATAKANA
                    ? other.length() == name.length() || name.length() > 2
                    : !cuts(other, at, end)) {
                found.add(new Found(word.folded().start(at), word.folded().end(end), one.shown, one.kind));
            }
        }
    }

    private static boolean cuts(String text, int start, int end) {
        if (start > 0 && text.charAt(start - 1) == 0x1039
                || Character.getType(text.charAt(start)) == Character.NON_SPACING_MARK) {
            return true;
        }
        if (end >= text.length()) {
            return false;
        }
        int type = Character.getType(text.charAt(end));
        boolean killed = end + 1 < text.length() && (text.charAt(end + 1) == 0x103A || text.charAt(end + 1) == 0x1039);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || killed;
    }

    /** Numbers, and names run together, whatever parts their letters. */
    private void joined(List<Word> words, List<Found> found) {
        if (keys.isEmpty()) {
            return;
        }
        StringBuilder all = new StringBuilder();
        List<Integer> first = new ArrayList<>();
        int[] word = new int[words.stream().mapToInt(w -> w.text().length()).sum()];
        for (int i = 0; i < words.size(); i++) {
            first.add(all.length());
            java.util.Arrays.fill(
                    word, all.length(), all.length() + words.get(i).text().length(), i);
            all.append(words.get(i).text());
        }
        for (Key key : keys) {
            for (int at = all.indexOf(key.text); at >= 0; at = all.indexOf(key.text, at + 1)) {
                int end = at + key.text.length();
                Word from = words.get(word[at]);
                Word to = words.get(word[end - 1]);
                boolean whole = key.number
                        ? stands(key, words, word, first, at, end)
                        : connected(words, word[at], word[end - 1], key);
                if (whole) {
                    found.add(new Found(
                            from.folded().start(at - first.get(word[at])),
                            to.folded().end(end - first.get(word[end - 1])),
                            key.shown,
                            key.kind));
                }
            }
        }
    }

    /** Run together: in one word, or in words that nothing but a mark parts ("maria.lopez", "maria_lopez"). */
    private static boolean connected(List<Word> words, int from, int to, Key key) {
        for (int i = from + 1; i <= to; i++) {
            if (!words.get(i).near()) {
                return false;
            }
        }
        return from == to || key.text.startsWith(words.get(from).text());
    }

    private static boolean stands(Key key, List<Word> words, int[] word, List<Integer> first, int at, int end) {
        for (int i = word[at] + 1; i <= word[end - 1]; i++) {
            if (!words.get(i).near()) {
                return false;
            }
        }
        Word from = words.get(word[at]);
        Word to = words.get(word[end - 1]);
        int before = at - first.get(word[at]);
        boolean ends = end == first.get(word[end - 1]) + to.text().length();
        // A country code may stand before a long number without a space; nothing may go on behind it.
        return ends && (before == 0 || from.isNumber() && before <= 3 && key.text.length() >= LONG_NUMBER);
    }

    private static List<Occurrence> standing(String other, List<Found> found) {
        found.sort(Comparator.comparingInt(Found::start)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()));
        List<Occurrence> standing = new ArrayList<>();
        int at = 0;
        int count = 0;
        int covered = 0;
        for (Found one : found) {
            if (one.start < covered) {
                continue;
            }
            count += other.codePointCount(at, one.start);
            int length = other.codePointCount(one.start, one.end);
            standing.add(new Occurrence(one.words, one.kind, count, count + length));
            at = one.start;
            covered = one.end;
        }
        return standing;
    }
}
