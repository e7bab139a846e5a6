package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.Role;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;

/**
 * The table of what the groups of an identity provider may do here. Whoever keeps the provider's groups decides who is
 * in one; so the table itself is what two administrators agree on (ADR 15), and no group makes an administrator.
 */
@UseCase
public class GroupKeeping {
    private static final int MOST = 200;

    /** With what a group of one person begins, by a verified address. */
    private static final String ADDRESS = "email:";

    @Inject
    ProviderAccounts provided;

    @Inject
    OpenIdProvider provider;

    @Inject
    AccountLedger ledger;

    @Inject
    Accounts accounts;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** A line of the table. {@code mayDecide}: the caller; {@code by}, {@code decidedBy}: accounts. */
    public record Line(
            String code,
            String group,
            Set<Role> roles,
            Set<String> agencies,
            boolean waits,
            String by,
            String decidedBy,
            boolean mayDecide) {}

    /** Whether there is single sign-on on this server. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public boolean configured() {
        return provider.client().isPresent();
    }

    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public List<Line> all() {
        Account me = ledger.me();
        return provided.groups().stream()
                .map(g -> new Line(
                        g.code(),
                        g.group(),
                        g.roles(),
                        g.agencies(),
                        g.state() == GroupRights.State.WAITING,
                        ledger.name(g.askedBy()),
                        g.decidedBy() == null ? null : ledger.name(g.decidedBy()),
                        g.state() == GroupRights.State.WAITING && ledger.isSecond(g.askedBy(), me)))
                .toList();
    }

    /**
     * Says what a group may do.
     *
     * @param group as the provider sends it (a name, or Entra ID's object id), or {@code email:} and an address
     * @return whether it waits for a second administrator
     * @throws Refusal.Invalid where anything is missing, or a group would make an administrator
     */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public boolean map(String group, Set<Role> roles, Set<String> agencies) {
        List<Fault> faults = new ArrayList<>(AccountRules.faults(roles, agencies));
        String typed = TextRule.VENUE.required("/group", group, faults);
        String clean = typed.regionMatches(true, 0, ADDRESS, 0, ADDRESS.length())
                ? typed.toLowerCase(Locale.ROOT) // As it is compared.
                : typed;
        if (roles.contains(Role.ADMIN)) {
            faults.add(new Fault("/roles", "access.fault.group-admin"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Account me = ledger.alone();
        if (provided.groups().size() >= MOST) {
            throw new Refusal.Conflict("access.fault.groups-many", MOST);
        }
        boolean guarded = roles.stream().anyMatch(Role::needsTwo);
        boolean waits = guarded && accounts.hasSecond(me);
        GroupRights rights = new GroupRights(clean, roles, agencies, me.id(), waits, time.now());
        provided.add(rights);
        journal.record("group.mapped", subject(rights), rights.written());
        if (guarded && !waits) {
            journal.record("group.mapped-alone", subject(rights), "");
        }
        return waits;
    }

    /** A second administrator agrees: it counts from the next sign-in on. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void agree(String code) {
        decide(code, true);
    }

    /** A second administrator declines. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void decline(String code) {
        decide(code, false);
    }

    private void decide(String code, boolean agreed) {
        Account me = ledger.alone();
        GroupRights rights = found(code, GroupRights.State.WAITING);
        if (!ledger.isSecond(rights.askedBy(), me)) {
            throw new Refusal.Conflict("access.fault.second");
        }
        if (agreed
                && accounts.byId(rights.askedBy())
                        .filter(asker -> asker.active() && asker.roles().contains(Role.ADMIN))
                        .isEmpty()) {
            throw new Refusal.Conflict("access.fault.second-asker");
        }
        rights.decide(agreed, me.id(), time.now());
        journal.record(agreed ? "group.agreed" : "group.declined", subject(rights), "");
    }

    /** Ends it, by one alone; who is signed in keeps what they have until they sign in again. */
    @Needs(Right.ADMINISTER_ACCOUNTS)
    @Transactional
    public void end(String code) {
        Account me = ledger.alone();
        GroupRights rights = provided.coded(code)
                .filter(g -> g.state() == GroupRights.State.ON || g.state() == GroupRights.State.WAITING)
                .orElseThrow(Refusal.NotFound::new);
        rights.end(me.id(), time.now());
        journal.record("group.ended", subject(rights), "");
    }

    private GroupRights found(String code, GroupRights.State state) {
        return provided.coded(code).filter(g -> g.state() == state).orElseThrow(Refusal.NotFound::new);
    }

    private static String subject(GroupRights rights) {
        return "group:" + rights.code();
    }
}
