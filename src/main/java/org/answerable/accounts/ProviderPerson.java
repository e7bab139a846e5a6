package org.answerable.accounts;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom a provider sent, read from the claims that Entra ID, Keycloak and login.gov send.
 *
 * @param name what the account is to be called: {@code preferred_username}, else {@code email}, else the subject
 * @param shown what others see: {@code name}, else the same
 * @param groups the groups, by name or by id as the provider sends them; and {@code email:} with the address, where the
 *     provider says that it is verified: login.gov knows no groups
 * @param tooMany whether some are missing because there are too many: Entra ID leaves the groups out then, and says so
 *     in {@code _claim_names} or {@code hasgroups}, but sends app roles all the same
 * @param asked when the provider last asked its person who they are; {@code null} where it does not say
 * @param factorProved whether it says, in a way that the office believes, that it asked for a second factor
 */
record ProviderPerson(
        String subject,
        String name,
        String shown,
        Set<String> groups,
        boolean tooMany,
        Instant asked,
        boolean factorProved) {
    private static final int LONGEST_GROUP = 200;
    private static final int MOST_GROUPS = 2_000;
    /** Where groups are looked for: Entra ID and Keycloak with a mapper; Entra ID's app roles; Keycloak without one. */
    private static final List<String> CLAIMS = List.of("groups", "roles", "realm_access.roles");

    /**
     * @param asked see {@link IdTokens#asked}
     * @param claim the one claim to look at, with points between its parts; empty for the usual ones
     * @param factors see {@link OpenIdProvider.Client#factors}
     */
    static ProviderPerson of(JWTClaimsSet claims, String claim, Instant asked, Set<String> factors) {
        Map<String, Object> all = claims.getClaims();
        String mail = text(all.get("email"));
        String called = text(all.get("preferred_username"));
        String name = !called.isEmpty() ? called : !mail.isEmpty() ? mail : claims.getSubject();
        Set<String> groups = new TreeSet<>();
        boolean tooMany = false;
        for (String path : claim.isEmpty() ? CLAIMS : List.of(claim)) {
            tooMany |= all.get("_claim_names") instanceof Map<?, ?> elsewhere && elsewhere.containsKey(path)
                    || path.equals("groups") && isTrue(all.get("hasgroups"));
            if (at(all, path) instanceof Collection<?> many) {
                tooMany |= many.size() > MOST_GROUPS;
                many.stream()
                        .limit(MOST_GROUPS)
                        .map(ProviderPerson::text)
                        .filter(group -> !group.isEmpty() && group.length() <= LONGEST_GROUP)
                        .forEach(groups::add);
            }
        }
        if (!mail.isEmpty() && isTrue(all.get("email_verified"))) {
            groups.add("email:" + mail.toLowerCase(Locale.ROOT));
        }
        String shown = text(all.get("name"));
        return new ProviderPerson(
                claims.getSubject(),
                name,
                shown.isEmpty() ? name : shown,
                groups,
                tooMany,
                asked,
                proved(all, factors));
    }

    /**
     * Whether one of the words stands in {@code amr} (RFC 8176: {@code mfa}), or is {@code acr} (Core 1.0, section 2).
     */
    private static boolean proved(Map<String, Object> claims, Set<String> factors) {
        String level = text(claims.get("acr"));
        return !level.isEmpty() && factors.contains(level)
                || claims.get("amr") instanceof Collection<?> methods
                        && methods.stream()
                                .map(ProviderPerson::text)
                                .anyMatch(method -> !method.isEmpty() && factors.contains(method));
    }

    private static Object at(Map<?, ?> claims, String path) {
        Object found = claims.get(path);
        if (found != null) {
            return found;
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(inner, path.substring(dot + 1))
                : null;
    }

    private static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    private static String text(Object value) {
        return value instanceof String text ? text.strip() : "";
    }
}
