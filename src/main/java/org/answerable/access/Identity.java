package org.answerable.access;

import java.util.Set;

/**
 * Who acts.
 *
 * @param account the account's id; 0 for the system
 * @param name what the journal and the API call it, e.g. {@code liaison@ice.demo}
 * @param agencies the slugs of the agencies that this person answers for: a liaison's, and a coordinator's
 *     {@link #OFFICE}
 * @param handedOver whether somebody else knows the password, because it was handed over; nothing but choosing another
 *     is allowed then
 * @param factorMissing whether a role asks for a second factor and there is none; nothing but setting one up is allowed
 *     then
 */
public record Identity(
        long account,
        String name,
        String displayName,
        Set<Role> roles,
        Set<String> agencies,
        String language,
        boolean handedOver,
        boolean factorMissing) {
    /**
     * The agency that has whatever no other agency has. There is exactly one in every directory, under this slug;
     * coordinators work for it.
     */
    public static final String OFFICE = "coordinating-office";
    /** The product itself: followers, jobs, demo data's directory. Has no role, so no right of the desk. */
    public static final Identity SYSTEM = new Identity(0, "system", "system", Set.of(), Set.of(), "en");

    public Identity(
            long account, String name, String displayName, Set<Role> roles, Set<String> agencies, String language) {
        this(account, name, displayName, roles, agencies, language, false, false);
    }

    public boolean has(Right right) {
        return right == Right.PUBLIC
                || (!handedOver && !factorMissing || right == Right.OWN_SIGN_IN)
                        && roles.stream().anyMatch(right.roles()::contains);
    }

    /** What the journal calls it: the name, unless that could be taken for somebody who has no account. */
    public String actor() {
        return account != 0 && ActorNames.actsAsAnother(name) ? "account:" + account : name;
    }

    /** Whether this identity may deal with what belongs to an agency. */
    public boolean reaches(String agency) {
        return has(Right.SEE_ALL_TICKETS) || agencies.contains(agency);
    }

    /**
     * Whether this identity may use a right on what belongs to an agency: as one of its people, or by a right that is
     * used on every agency's.
     */
    public boolean may(Right right, String agency) {
        return has(right)
                && (agencies.contains(agency)
                        || roles.stream().anyMatch(role -> right.everywhere().contains(role)));
    }
}
