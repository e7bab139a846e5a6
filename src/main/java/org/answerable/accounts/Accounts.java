package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.ActorNames;
import org.answerable.access.Identity;
import org.answerable.access.Role;
import org.answerable.platform.Time;

/** The accounts. */
@ApplicationScoped
public class Accounts {
    private static final String WHOLE =
            "select distinct a from Account a left join fetch a.roles left join fetch a.agencies"
                    + " left join fetch a.deputyships ";
    /** JPQL: whether somebody stands in with a role on a day. */
    private static final String STANDS_IN = " a.id in (select d.account.id from Deputyship d where d.role = :role"
            + " and d.endedAt is null and d.untilDay >= :today";

    @PersistenceContext
    EntityManager em;

    @Inject
    Time time;

    /**
     * Somebody who is away.
     *
     * @param until the last day
     * @param deputy the account's name of who stands in, or {@code null}
     */
    public record Away(LocalDate until, String deputy) {}

    /** The active account of this name, as an identity: for assigning, and for acting as somebody in the demo. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Identity> identity(String name) {
        return named(name).filter(Account::active).map(account -> account.identity(time.today()));
    }

    /** The active account of this number, as an identity. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Identity> identity(long id) {
        return byId(id).filter(Account::active).map(account -> account.identity(time.today()));
    }

    /** How somebody wants to be told of deadlines. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public WarningDelivery warnings(long id) {
        return byId(id).map(Account::warnings).orElse(WarningDelivery.DIGEST);
    }

    /** The active people of an agency, by name: its liaisons, and coordinators for their office. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Identity> liaisons(String agency) {
        List<Account> liaisons = em.createQuery(
                        WHOLE
                                + "where a.active = true and (:agency member of a.agencies and :role member of a.roles or"
                                + STANDS_IN + " and d.agency = :agency)) order by a.name",
                        Account.class)
                .setParameter("agency", agency)
                .setParameter("role", Role.LIAISON)
                .setParameter("today", time.today())
                .getResultList();
        List<Account> coordinators = !agency.equals(Identity.OFFICE)
                ? List.of()
                : em.createQuery(
                                WHOLE + "where a.active = true and (:role member of a.roles or" + STANDS_IN
                                        + ")) order by a.name",
                                Account.class)
                        .setParameter("role", Role.COORDINATOR)
                        .setParameter("today", time.today())
                        .getResultList();
        return Stream.concat(liaisons.stream(), coordinators.stream())
                .distinct()
                .map(account -> account.identity(time.today()))
                .toList();
    }

    /** Who of some people is away today, by the account's name. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<String, Away> away(Collection<String> names) {
        LocalDate today = time.today();
        Map<String, Away> away = new HashMap<>();
        if (!names.isEmpty()) {
            em.createQuery(
                            "select a.name, l from Leave l join Account a on a.id = l.account where a.name in :names"
                                    + " and l.endedAt is null and l.untilDay >= :today order by l.id",
                            Object[].class)
                    .setParameter("names", names)
                    .setParameter("today", today)
                    .getResultStream()
                    .forEach(row -> {
                        if (row[1] instanceof Leave leave && leave.covers(today)) {
                            away.put((String) row[0], new Away(leave.until(), leave.deputy()));
                        }
                    });
        }
        return away;
    }

    /** The languages that people work in, by the account's name, in the order of their tags. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Map<String, List<String>> languages(Collection<String> names) {
        Map<String, List<String>> spoken = new HashMap<>();
        if (!names.isEmpty()) {
            em.createQuery(
                            "select a.name, g from Account a join a.languages g where a.name in :names order by g",
                            Object[].class)
                    .setParameter("names", names)
                    .getResultStream()
                    .forEach(row -> spoken.computeIfAbsent((String) row[0], name -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return spoken;
    }

    /** Whether anybody with this role can sign in. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean anyActive(Role role) {
        return em.createQuery(
                                "select count(a) from Account a where a.active = true and (:role member of a.roles or"
                                        + STANDS_IN + "))",
                                Long.class)
                        .setParameter("role", role)
                        .setParameter("today", time.today())
                        .getSingleResult()
                > 0;
    }

    /** The agencies that somebody answers for who can sign in. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Set<String> answeredFor() {
        Set<String> answeredFor = new HashSet<>(em.createQuery(
                        "select distinct g from Account a join a.agencies g"
                                + " where a.active = true and :role member of a.roles",
                        String.class)
                .setParameter("role", Role.LIAISON)
                .getResultList());
        answeredFor.addAll(em.createQuery(
                        "select distinct d.agency from Deputyship d join d.account a where a.active = true"
                                + " and d.role = :role and d.endedAt is null and d.untilDay >= :today",
                        String.class)
                .setParameter("role", Role.LIAISON)
                .setParameter("today", time.today())
                .getResultList());
        return answeredFor;
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

    /** The active accounts whose own work is to answer for an agency. */
    List<Account> liaisonsFor(String agency) {
        return em.createQuery(
                        WHOLE + "where a.active = true and :agency member of a.agencies and :role member of a.roles",
                        Account.class)
                .setParameter("agency", agency)
                .setParameter("role", Role.LIAISON)
                .getResultList();
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

    /**
     * Whether there has ever been an administrator of another house; switching that one off does not make one alone
     * again.
     */
    boolean hasSecond(Account me) {
        return everAdministrators().stream().anyMatch(other -> other.house() != me.house());
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
