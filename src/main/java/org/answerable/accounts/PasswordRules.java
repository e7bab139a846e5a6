package org.answerable.accounts;

import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.access.ActorNames;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Resources;
import org.answerable.platform.Settings;
import org.answerable.platform.Texts;

/**
 * Which passwords somebody may choose (NIST SP 800-63B-4, 3.1.1.2): of {@link Passwords#SHORTEST} characters or more,
 * of any kind, and not one that is known, common or expected: what everybody uses (the lists and patterns of zxcvbn:
 * common passwords, words, names, keyboard rows, runs, repetitions, dates, digits for letters), well-known phrases, the
 * site's name, the account's own name, person and agencies, or these with a little around them. There are no rules
 * about kinds of characters.
 */
@ApplicationScoped
public class PasswordRules {
    /** Fewer guesses than 10 to this power are too few for a password that is the only factor. */
    private static final double GUESSES = 10;
    /** What digits, signs and repetitions around letters add at most, as a power of ten. */
    private static final double AROUND = 4;
    /** Of so long a beginning alone a password is judged, so that judging stays cheap. */
    private static final int JUDGED = 100;

    private static final List<String> SITE = List.of(
            "answerable", "wisconsin", "comment", "feedback", "complaint", "taskforce", "badger", "badgers", "packers");
    private static final Set<String> PHRASES = Resources.lines("/accounts/known-phrases.txt").stream()
            .map(phrase -> letters(phrase, c -> c))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern PARTS = Pattern.compile("[^\\p{L}\\p{N}]+");

    @Inject
    Settings settings;

    /** zxcvbn's lists take some megabytes: read with the first password that somebody chooses. */
    private static final class Lists {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /**
     * What speaks against a new password, a fault of the field {@code /fresh}.
     *
     * @param own the account's name, the person's name, the agencies: what somebody who knows the account tries first
     */
    Optional<Fault> fault(String typed, List<String> own) {
        return fault(typed, own, settings.publicUrl());
    }

    static Optional<Fault> fault(String typed, List<String> own, String site) {
        int length = Texts.length(typed);
        if (length < Passwords.SHORTEST || length > Passwords.LONGEST) {
            return Optional.of(
                    new Fault("/fresh", "access.fault.password-length", Passwords.SHORTEST, Passwords.LONGEST));
        }
        String password = Passwords.normal(typed).toLowerCase(Locale.ROOT);
        if (own.stream().map(ActorNames::canonical).anyMatch(name -> name.length() > 5 && password.contains(name))) {
            return Optional.of(new Fault("/fresh", "access.fault.password-name"));
        }
        return isExpected(password, words(own, site))
                ? Optional.of(new Fault("/fresh", "access.fault.password-known"))
                : Optional.empty();
    }

    private static boolean isExpected(String password, List<String> words) {
        String letters = letters(password, PasswordRules::meant);
        if (PHRASES.stream().anyMatch(phrase -> letters.length() < phrase.length() * 2 && letters.contains(phrase))) {
            return true;
        }
        if (guesses(password, words) < GUESSES) {
            return true;
        }
        // summer2026summer!, l1a1s0n-ice-123: nearly all letters, and those say little.
        return Stream.of(letters, letters(password, c -> c))
                .anyMatch(those -> Texts.length(those) * 5 >= Texts.length(password) * 3
                        && guesses(those, words) + AROUND < GUESSES);
    }

    private static double guesses(String text, List<String> words) {
        return Lists.ZXCVBN
                .measure(text.length() > JUDGED ? text.substring(0, JUDGED) : text, words)
                .getGuessesLog10();
    }

    /** Only the letters. */
    private static String letters(String text, IntUnaryOperator read) {
        StringBuilder letters = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .map(read)
                .filter(Character::isLetter)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Digits and signs that stand for letters, read as those. */
    private static int meant(int c) {
        int at = "013457@$!".indexOf(c);
        return at < 0 ? c : "oieastasi".charAt(at);
    }

    private static List<String> words(List<String> own, String site) {
        List<String> words = new ArrayList<>(SITE);
        PARTS.splitAsStream(site.toLowerCase(Locale.ROOT)).forEach(words::add);
        for (String name : own) {
            String canonical = ActorNames.canonical(name);
            words.add(canonical);
            words.add(letters(canonical, c -> c));
            PARTS.splitAsStream(canonical).forEach(words::add);
        }
        words.removeIf(word -> word.length() < 3);
        return words;
    }
}
