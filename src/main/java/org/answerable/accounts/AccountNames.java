package org.answerable.accounts;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.SpoofChecker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.answerable.access.ActorNames;
import org.answerable.access.Named;
import org.answerable.access.Role;
import org.answerable.platform.Texts;

/**
 * Which names an account may have. A name stands in the journal as the one who acted, so none may be taken for
 * another's: no invisible characters, no mixed scripts, nothing that looks like Latin letters and is none, nothing that
 * looks like an account that exists (Unicode TR 39: restriction level highly restrictive, skeletons), and no word by
 * which the product names somebody who has no account.
 */
@ApplicationScoped
public class AccountNames {
    private static final Logger LOG = Logger.getLogger(AccountNames.class.getName());
    private static final Pattern FORM = Pattern.compile("[^\\s@]+(@[^\\s@]+)?");

    private static final SpoofChecker CHECKER = new SpoofChecker.Builder()
            .setChecks(SpoofChecker.RESTRICTION_LEVEL
                    | SpoofChecker.INVISIBLE
                    | SpoofChecker.MIXED_NUMBERS
                    | SpoofChecker.HIDDEN_OVERLAY)
            .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
            .build();

    /** What people here are, as a whole name: an e-mail address may begin so. */
    private static final Set<String> ROLES = ActorNames.letters(Stream.concat(
            Arrays.stream(Role.values()).map(Role::word),
            Stream.of(
                    "administrator",
                    "administrators",
                    "staff",
                    "desk",
                    "agency",
                    "account",
                    "ticket",
                    "you",
                    "support",
                    "police",
                    "public",
                    "everyone")));

    @Inject
    Accounts accounts;

    @Inject
    @Any
    Instance<Named> others;

    /** Why an account may not have this name; a message key, empty where it may. */
    Optional<String> fault(String typed) {
        return ownFault(typed)
                .or(() -> isSomebodys(typed) ? Optional.of("access.fault.account-reserved") : Optional.empty())
                .or(() -> accounts.looking(ActorNames.skeleton(typed)).isPresent()
                        ? Optional.of("access.fault.account-taken")
                        : Optional.empty());
    }

    /** What speaks against a name whoever else there is. */
    static Optional<String> ownFault(String typed) {
        String name = ActorNames.canonical(typed);
        if (name.isEmpty()
                || Texts.length(name) > Account.NAME_LIMIT
                || !FORM.matcher(name).matches()) {
            return Optional.of("access.fault.account-name");
        }
        if (CHECKER.failsChecks(name)
                || !name.codePoints().allMatch(AccountNames::isSeen)
                || looksLatinAndIsNot(name)) {
            return Optional.of("access.fault.account-letters");
        }
        return isWord(name) || ActorNames.actsAsAnother(name)
                ? Optional.of("access.fault.account-reserved")
                : Optional.empty();
    }

    /** Whether a person's name, as it is shown at the desk, is one by which the product or an agency is known. */
    boolean isReserved(String displayName) {
        return isWord(displayName) || isSomebodys(displayName);
    }

    /** Whether a whole name is a word for who has no account, or for what people are here. */
    static boolean isWord(String name) {
        return ActorNames.isActor(name) || ROLES.contains(ActorNames.letters(name));
    }

    private boolean isSomebodys(String name) {
        String letters = ActorNames.letters(name);
        return others.stream()
                .flatMap(Named::names)
                .anyMatch(other -> ActorNames.letters(other).equals(letters));
    }

    /** Letters with their marks, digits, and what e-mail addresses hold beside them. */
    private static boolean isSeen(int c) {
        return (Character.isLetterOrDigit(c)
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK
                        || "@.-_+'’".indexOf(c) >= 0)
                && !UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private static boolean looksLatinAndIsNot(String name) {
        return !latin(name) && latin(CHECKER.getSkeleton(name));
    }

    private static boolean latin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /**
     * Finds what the names of accounts from before look like. Of two that look the same the later keeps its name, and a
     * line of the log says so.
     */
    void fill() {
        for (Account account : accounts.withoutSkeleton()) {
            String skeleton = ActorNames.skeleton(account.name());
            boolean taken = accounts.looking(skeleton).isPresent();
            account.looksLike(taken ? skeleton + "#" + account.id() : skeleton);
            if (taken) {
                LOG.log(
                        Level.WARNING,
                        "account " + account.id()
                                + " has a name that looks like another account's; an administrator should replace it");
            }
        }
    }
}
