package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.ActorNames;
import org.answerable.access.Identity;
import org.answerable.access.Role;

/** The accounts. */
@ApplicationScoped
public class Accounts {
    private static final String WHOLE =
            "select distinct a from Account a left join fetch a.roles left join fetch a.agencies ";

    @PersistenceContext
    EntityManager em;

    /** The active account of this name, as an identity: for assigning, and for acting as somebody in the demo. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Identity> identity(String name) {
        return named(name).filter(Account::active).map(Account::identity);
    }

    /** The active people of an agency, by name: its liaisons, and coordinators for their office. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Identity> liaisons(String agency) {
        List<Account> liaisons = em.createQuery(
                        WHOLE
                                + "where a.active = true and :agency member of a.agencies and :role member of a.roles order by a.name",
                        Account.class)
                .setParameter("agency", agency)
                .setParameter("role", Role.LIAISON)
                .getResultList();
        List<Account> coordinators = !agency.equals(Identity.OFFICE)
                ? List.of()
                : em.createQuery(
                                WHOLE + "where a.active = true and :role member of a.roles order by a.name",
                                Account.class)
                        .setParameter("role", Role.COORDINATOR)
                        .getResultList();
        return Stream.concat(liaisons.stream(), coordinators.stream())
                .distinct()
                .map(Account::identity)
                .toList();
    }

    /** Whether anybody with this role can sign in. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean anyActive(Role role) {
        return em.createQuery(
                                "select count(a) from Account a where a.active = true and :role member of a.roles",
                                Long.class)
                        .setParameter("role", role)
                        .getSingleResult()
                > 0;
    }

    /** The agencies that somebody answers for who can sign in. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Set<String> answeredFor() {
        return Set.copyOf(em.createQuery(
                        "select distinct g from Account a join a.agencies g"
                                + " where a.active = true and :role member of a.roles",
                        String.class)
                .setParameter("role", Role.LIAISON)
                .getResultList());
    }

    /**
     * Whether there have ever been administrators of two houses ({@link Account#house}), so that none of them alone
     * gives rights to read.
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean anyIndependentAdministrators() {
        return everAdministrators().stream().map(Account::house).distinct().count() > 1;
    }

    Optional<Account> named(String name) {
        return em.createQuery(WHOLE + "where a.name = :name", Account.class)
                .setParameter("name", ActorNames.canonical(name))
                .getResultStream()
                .findFirst();
    }

    Optional<Account> byId(long id) {
        return em.createQuery(WHOLE + "where a.id = :id", Account.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    List<Account> all() {
        return em.createQuery(WHOLE + "order by a.name", Account.class).getResultList();
    }

    /** The names of active accounts that only a demonstration may have. */
    List<String> activeDemoNames() {
        return em.createQuery(
                        "select a.name from Account a where a.active = true "
                                + "and (a.name like '%@demo' or a.name like '%.demo') order by a.name",
                        String.class)
                .getResultList();
    }

    /** Accounts from before their looks were compared. */
    List<Account> withoutSkeleton() {
        return em.createQuery(WHOLE + "where a.skeleton is null order by a.id", Account.class)
                .getResultList();
    }

    /** The account whose name looks like this. */
    Optional<Account> looking(String skeleton) {
        return em.createQuery(WHOLE + "where a.skeleton = :skeleton", Account.class)
                .setParameter("skeleton", skeleton)
                .getResultStream()
                .findFirst();
    }

    /** All that are, or ever were, an administrator's, by id. */
    List<Account> everAdministrators() {
        return em.createQuery(WHOLE + "where a.adminSince is not null order by a.id", Account.class)
                .getResultList();
    }

    /** Makes administrators' changes to accounts come one after the other, until the transaction ends. */
    void oneAtATime() {
        em.createQuery("select a.id from Account a where a.adminSince is not null order by a.id", Long.class)
                .getResultList()
                .forEach(id -> em.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE));
        em.clear(); // What was read before the lock may have changed since.
    }

    boolean none() {
        return em.createQuery("select count(a) from Account a", Long.class).getSingleResult() == 0;
    }

    void add(Account account) {
        em.persist(account);
        em.flush(); // The journal names the account by its id.
    }
}
