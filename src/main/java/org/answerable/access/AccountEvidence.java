package org.answerable.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What accounts may do, and what one administrator asked another for. */
@ApplicationScoped
class AccountEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(new Exhibit(Set.of("account.created", "account.changed"), "account", Exhibit.Keeping.NEWEST_OF_MORE, "cast(a.id as varchar(20))", "a.id",
                List.of("r.role", "g.agency"), "account a join account_role r on r.account = a.id left join account_agency g on g.account = a.id", null,
                AccountEvidence::rights, null, true),
                new Exhibit(Set.of("account.change-asked"), "account", Exhibit.Keeping.EACH, "cast(c.account as varchar(20))", "c.id", List.of("c.what", "c.roles", "c.agencies"),
                        "account_change c", null, rows -> rows.getFirst().getFirst().toUpperCase(Locale.ROOT) + " " + rows.getFirst().get(1) + " | " + rows.getFirst().get(2), null, false));
    }

    private static String rights(List<List<String>> rows) {
        return rights(rows.stream().map(row -> Role.valueOf(row.getFirst().toUpperCase(Locale.ROOT))).collect(Collectors.toSet()),
                rows.stream().map(row -> row.get(1)).filter(agency -> agency != null).collect(Collectors.toSet()));
    }

    /** What is written down of an account's roles and agencies. */
    static String rights(Set<Role> roles, Collection<String> agencies) {
        return Arrays.stream(Role.values()).filter(roles::contains).map(Role::word).collect(Collectors.joining(" ")) + " | " + agencies.stream().sorted().collect(Collectors.joining(" "));
    }
}
