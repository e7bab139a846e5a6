package org.answerable.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Set;
import org.answerable.access.Role;

/** Which roles must have a second factor: nobody must at first. One row; each change is an act of the journal. */
@Entity
@Table(name = "factor_rule")
public class FactorRule {
    /** The id of the only one. */
    static final String THIS = "this";

    @Id
    private String id;

    private String roles;

    @Version
    private int version;

    protected FactorRule() {}

    Set<Role> roles() {
        return AccountChange.roles(roles);
    }

    /** As it stands in the database and in the journal. */
    String written() {
        return roles;
    }

    void demand(Set<Role> demanded) {
        roles = AccountChange.words(demanded);
    }

    /** Whether somebody with these roles must have a second factor. */
    boolean demands(Set<Role> held) {
        return demands(roles(), held);
    }

    static boolean demands(Set<Role> demanded, Set<Role> held) {
        return held.stream().anyMatch(demanded::contains);
    }
}
