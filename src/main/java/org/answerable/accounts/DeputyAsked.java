package org.answerable.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.answerable.access.Role;

/**
 * That somebody stands in until a day. In a table of its own: the release before shows every row of the other, and
 * knows no such thing; to agree to it there would give the role for good (ADR 0057).
 */
@Entity
@Table(name = "deputy_asked")
class DeputyAsked extends AccountChange {
    protected DeputyAsked() {}

    DeputyAsked(Account account, Set<Role> roles, Set<String> agencies, long by, Instant now) {
        super(account, What.DEPUTY, roles, agencies, by, now);
    }
}
