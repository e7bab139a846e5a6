package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.accounts.AccountKeeping.Done;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;

/** Who stands in for something until the end of a day, as administrators say (ADR 42). */
@UseCase
public class Deputising {
    @Inject
    AccountLedger ledger;

    @Inject
    Accounts accounts;

    @Inject
    Deputies deputies;

    @Inject
    Time time;

    /** What somebody stands in for. {@code agency} is {@code null} where the role has none; {@code by} an account. */
    public record Deputy(String code, String name, Role role, String agency, LocalDate until, String by) {}

    /** Who stands in for something today, by the day it ends. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Deputy> standingIn() {
        return deputies.on(time.today()).stream()
                .map(d -> new Deputy(
                        d.code(), d.account().name(), d.role(), d.agency(), d.until(), ledger.name(d.grantedBy())))
                .toList();
    }

    /**
     * Lets somebody stand in: a role, and an agency where it is a liaison's, until the end of a day in Wisconsin. It
     * waits for a second administrator as other rights do.
     *
     * @param agency a slug; empty where the role has none
     * @throws Refusal.Invalid where the day is past or more than a year away, or role and agency do not fit
     * @throws Refusal.Conflict where the account is off, has this already, or something waits, or one alone may not
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public Done deputise(long id, Role role, String agency, LocalDate until) {
        Set<String> agencies = agency == null || agency.isBlank() ? Set.of() : Set.of(agency.strip());
        List<Fault> faults =
                role == null ? AccountRules.faults(Set.of(), Set.of()) : AccountRules.faults(Set.of(role), agencies);
        if (role == Role.ADMIN) {
            faults.add(new Fault("/roles", "access.fault.deputy-admin"));
        }
        LocalDate today = time.today();
        if (until == null || until.isBefore(today) || until.isAfter(today.plusYears(1))) {
            faults.add(new Fault("/until", "access.fault.until"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Account me = ledger.alone();
        Account account = ledger.found(id);
        ledger.refuseWaiting(account);
        if (!account.active()) {
            throw new Refusal.Conflict("access.fault.deputy-off");
        }
        if (account.roles().contains(role) && account.agencies().containsAll(agencies)) {
            throw new Refusal.Conflict("access.fault.deputy-has");
        }
        if (role.needsTwo() && accounts.hasSecond(me)) {
            return ledger.ask(account, AccountChange.What.DEPUTY, Set.of(role), agencies, until, me, false);
        }
        if (role.needsTwo()) {
            AccountRules.refuseAlone(account, me);
            AccountRules.refuseAloneBoth(
                    AccountRules.with(account.identity(time.today()).roles(), Set.of(role)));
        }
        ledger.begin(
                new Deputyship(account, role, agencies.stream().findFirst().orElse(null), until, me.id(), time.now()));
        if (role.needsTwo()) {
            ledger.record("account.granted-alone", account, AccountRules.rights(Set.of(role), agencies));
        }
        return Done.nothing(false, account.name());
    }

    /**
     * Ends what somebody stands in for before its day; what they have before them from it goes back to the agency.
     *
     * @throws Refusal.NotFound where nothing of this code counts today
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void endDeputyship(String code) {
        ledger.alone();
        Deputyship deputyship = deputies.coded(code)
                .filter(found -> found.countsOn(time.today()))
                .orElseThrow(Refusal.NotFound::new);
        ledger.end(deputyship, deputyship.account().identity(time.today()).agencies());
    }
}
