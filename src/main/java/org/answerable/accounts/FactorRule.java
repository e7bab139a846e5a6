package org.answerable.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
        return Arrays.stream(roles.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /** As it stands in the database and in the journal. */
    String written() {
        return roles;
    }

    void demand(Collection<Role> demanded) {
        roles = demanded.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
    }

    /** Whether somebody with these roles must have a second factor. */
    boolean demands(Set<Role> held) {
        return held.stream().anyMatch(roles()::contains);
    }
}
