package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.platform.Refusal;

/**
 * Who cannot go before somebody else has come: the last administrator, the last coordinator, the last liaison of an
 * agency that has unfinished work. Who stands in for a while is no successor, and who has not begun is none either.
 */
@ApplicationScoped
class LastOf {
    @Inject
    Accounts accounts;

    @Inject
    OpenWork work;

    /**
     * Refuses to take roles and agencies from an account where nobody else has them.
     *
     * @param roles what the account keeps
     * @param agencies those it keeps
     * @throws Refusal.Conflict which says what to do first
     */
    void refuse(Account account, Collection<Role> roles, Collection<String> agencies) {
        if (!account.active()) {
            return;
        }
        if (loses(account, Role.ADMIN, roles) && !anotherIs(account, Role.ADMIN)) {
            throw new Refusal.Conflict("access.fault.last-admin");
        }
        if (loses(account, Role.COORDINATOR, roles) && !anotherIs(account, Role.COORDINATOR)) {
            throw new Refusal.Conflict("access.fault.last-coordinator");
        }
        if (account.roles().contains(Role.LIAISON)) {
            Set<String> left = new HashSet<>(account.agencies());
            if (roles.contains(Role.LIAISON)) {
                left.removeAll(agencies);
            }
            left.removeIf(agency -> accounts.liaisonsFor(agency).stream().anyMatch(other -> !other.is(account)));
            Set<String> unfinished = left.isEmpty() ? left : work.unfinished(left);
            if (!unfinished.isEmpty()) {
                throw new Refusal.Conflict(
                        "access.fault.last-liaison",
                        String.join(", ", unfinished.stream().sorted().toList()));
            }
        }
    }

    private static boolean loses(Account account, Role role, Collection<Role> kept) {
        return account.roles().contains(role) && !kept.contains(role);
    }

    private boolean anotherIs(Account account, Role role) {
        return accounts.all().stream()
                .anyMatch(other ->
                        !other.is(account) && other.active() && other.roles().contains(role));
    }
}
