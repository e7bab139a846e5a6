package org.answerable.access;

import java.util.Set;

/**
 * Who acts.
 *
 * @param account the account's id; 0 for the system
 * @param name what the journal and the API call it, e.g. {@code liaison@ice.demo}
 * @param agencies the slugs of the agencies a liaison answers for
 */
public record Identity(long account, String name, String displayName, Set<Role> roles, Set<String> agencies, String language) {
    /** The product itself: followers, jobs, demo data's directory. Has no role, so no right of the desk. */
    public static final Identity SYSTEM = new Identity(0, "system", "system", Set.of(), Set.of(), "en");

    public boolean has(Right right) {
        return right == Right.PUBLIC || roles.stream().anyMatch(right.roles()::contains);
    }

    /** Whether this identity may deal with what belongs to an agency ({@code null}: nobody's yet, the coordinator's queue). */
    public boolean reaches(String agency) {
        return has(Right.SEE_ALL_TICKETS) || agency != null && agencies.contains(agency);
    }
}
