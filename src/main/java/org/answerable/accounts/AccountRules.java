package org.answerable.accounts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.Role;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;

/** What holds whoever changes an account. */
final class AccountRules {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_LIMIT = 80;
    private static final int MOST_AGENCIES = 50;

    /** Characters of a handed-over password, 5 random bits each; a half has half of them. */
    static final int PASSWORD = 26;

    private AccountRules() {}

    /** Whoever has not used the invitation yet has its rights from there. */
    static void refuseUnbegun(Account account) {
        if (!account.active() && account.roles().isEmpty()) {
            throw new Refusal.Conflict("access.fault.not-begun");
        }
    }

    static void refuseOwn(Account account, Account me) {
        if (account.is(me)) {
            throw new Refusal.Conflict("access.fault.own-account");
        }
    }

    /** Alone, nobody gives rights to the own account or to another administrator's, who may be the same person. */
    static void refuseAlone(Account account, Account me) {
        if (account.is(me) || account.everAdministered()) {
            throw new Refusal.Conflict("access.fault.alone");
        }
    }

    static void refuseAloneBoth(Set<Role> roles) {
        if (roles.contains(Role.ADMIN) && roles.stream().anyMatch(role -> role != Role.ADMIN && role.needsTwo())) {
            throw new Refusal.Conflict("access.fault.alone");
        }
    }

    static <T> Set<T> without(Set<T> some, Set<T> others) {
        Set<T> left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }

    static Set<Role> with(Set<Role> some, Set<Role> others) {
        Set<Role> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    static List<Fault> faults(Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = new ArrayList<>();
        if (roles.isEmpty()) {
            faults.add(new Fault("/roles", "access.fault.roles"));
        }
        if (agencies.size() > MOST_AGENCIES
                || !agencies.stream()
                        .allMatch(slug -> slug.length() <= SLUG_LIMIT
                                && SLUG.matcher(slug).matches())) {
            faults.add(new Fault("/agencies", "access.fault.agencies"));
        } else if (roles.contains(Role.LIAISON) == agencies.isEmpty()) {
            faults.add(new Fault("/agencies", "access.fault.agencies-liaison"));
        }
        return faults;
    }

    static String rights(Account account) {
        return rights(account.roles(), account.agencies());
    }

    static String rights(Set<Role> roles, Set<String> agencies) {
        return AccountEvidence.rights(roles, agencies);
    }
}
