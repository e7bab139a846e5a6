package org.answerable.access;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names by which the journal knows somebody who has no account, and what a name looks like (Unicode TR 39: skeletons).
 */
public final class ActorNames {
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();

    /** Who acts without an account, and what the pages call them: not even before an @. */
    private static final Set<String> ACTORS = letters(Stream.of(
            "resident",
            "residents",
            "system",
            "anonymous",
            "writer",
            "nobody",
            "unknown",
            "answerable",
            "journal",
            "operator",
            "root",
            "demo",
            "null"));

    private ActorNames() {}

    /** Whether the journal would name somebody without an account. */
    public static boolean actsAsAnother(String name) {
        int at = name.indexOf('@');
        return isActor(at < 0 ? name : name.substring(0, at));
    }

    /** Whether a whole name is a word for somebody who has no account. */
    public static boolean isActor(String name) {
        return ACTORS.contains(letters(name));
    }

    /** A name as it is kept and compared: NFKC, lower case, without surrounding space. */
    public static String canonical(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    /** What a name looks like: equal for names that look the same. */
    public static String skeleton(String name) {
        return CHECKER.getSkeleton(canonical(name));
    }

    /** The letters that somebody sees, without marks, digits and punctuation. */
    public static String letters(String name) {
        String seen = Normalizer.normalize(skeleton(name), Normalizer.Form.NFKD);
        return seen.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** The same of several names. */
    public static Set<String> letters(Stream<String> names) {
        return names.map(ActorNames::letters).collect(Collectors.toUnmodifiableSet());
    }
}
