package org.answerable.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.answerable.access.Role;

/** A new account, its rights, its password, or that it is switched on: what the release before knows, too. */
@Entity
@Table(name = "account_change")
class RightsAsked extends AccountChange {
    protected RightsAsked() {}

    RightsAsked(Account account, What what, Set<Role> roles, Set<String> agencies, long by, Instant now) {
        super(account, what, roles, agencies, by, now);
    }
}
