package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What administrators asked each other for, from both tables of it. */
@ApplicationScoped
class AccountChanges {
    private static final int ALL = Integer.MAX_VALUE;

    @PersistenceContext
    EntityManager em;

    Optional<AccountChange> coded(String code) {
        return all("c.code = :code", Map.of("code", code), ALL).findFirst();
    }

    /** What waits for an account: one, or more where the release before asked beside what it does not know. */
    List<AccountChange> waiting(long account) {
        return all("c.account = :account and c.state = 'waiting'", Map.of("account", account), ALL)
                .toList();
    }

    /** Those that wait, the oldest first. */
    List<AccountChange> waiting() {
        return all("c.state = 'waiting'", Map.of(), ALL)
                .sorted(Comparator.comparing(AccountChange::id))
                .toList();
    }

    /** Those decided last, the newest first. */
    List<AccountChange> decided(int most) {
        return all("c.state <> 'waiting' order by c.decidedAt desc, c.id desc", Map.of(), most)
                .sorted(Comparator.comparing(AccountChange::decidedAt)
                        .thenComparing(AccountChange::id)
                        .reversed())
                .limit(most)
                .toList();
    }

    private Stream<AccountChange> all(String where, Map<String, Object> values, int most) {
        return Stream.of(RightsAsked.class, DeputyAsked.class).flatMap(table -> {
            var query =
                    em.createQuery("select c from " + table.getSimpleName() + " c where " + where, AccountChange.class);
            values.forEach(query::setParameter);
            return query.setMaxResults(most).getResultList().stream();
        });
    }

    void add(AccountChange change) {
        em.persist(change);
    }
}
