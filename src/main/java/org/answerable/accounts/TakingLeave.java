package org.answerable.accounts;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.ActorNames;
import org.answerable.access.Caller;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.journal.Journal;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Time;

/** What somebody of the desk says of themselves to colleagues: when they are away, and in which languages they work. */
@UseCase
public class TakingLeave {
    private static final int LONGEST_DAYS = 366;

    @Inject
    Accounts accounts;

    @Inject
    Deputies deputies;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /** Days away, both among them; {@code deputy}: the account's name of who stands in, or {@code null}. */
    public record Away(LocalDate from, LocalDate until, String deputy) {}

    /** What is said now; {@code leave} is {@code null} where none is coming or going on. */
    public record Said(Away leave, Set<String> languages) {}

    @Needs(Right.USE_DESK)
    @Transactional
    public Said present() {
        return new Said(
                leave().map(l -> new Away(l.from(), l.until(), l.deputy())).orElse(null), me().languages());
    }

    /**
     * Says when the caller is away; it takes the place of what was said before. Nothing new can be assigned to who is
     * away.
     *
     * @param deputy the account's name of a colleague who stands in, shown to others; may be empty
     * @throws Refusal.Invalid where the days are past, in the wrong order or more than a year, or there is no such
     *     colleague
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void enter(LocalDate from, LocalDate until, String deputy) {
        List<Fault> faults = new ArrayList<>();
        LocalDate today = time.today();
        if (from == null) {
            faults.add(new Fault("/from", "access.fault.leave-from"));
        }
        if (until == null
                || until.isBefore(today)
                || from != null && (until.isBefore(from) || until.isAfter(from.plusDays(LONGEST_DAYS)))) {
            faults.add(new Fault("/until", "access.fault.leave-until"));
        }
        Account me = me();
        String name = deputy == null || deputy.isBlank() ? null : ActorNames.canonical(deputy);
        if (name != null
                && accounts.named(name)
                        .filter(other -> other.active() && !other.is(me))
                        .isEmpty()) {
            faults.add(new Fault("/deputy", "access.fault.leave-deputy"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        endPresent();
        Leave leave = new Leave(me.id(), from, until, name, time.now());
        deputies.add(leave);
        journal.record("account.leave-entered", "account:" + me.id(), leave.entered());
    }

    /** Ends what was said: the caller is there. */
    @Needs(Right.USE_DESK)
    @Transactional
    public void end() {
        endPresent();
    }

    /**
     * Says in which languages the caller works.
     *
     * @throws Refusal.Invalid where one is none, or there are more than ten
     */
    @Needs(Right.USE_DESK)
    @Transactional
    public void speak(Set<String> languages) {
        List<Fault> faults = new ArrayList<>();
        Set<String> tags = SpokenLanguages.read("/languages", languages, faults);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        Account me = me();
        if (!me.languages().equals(tags)) {
            me.speak(tags);
            journal.record("account.languages", "account:" + me.id(), AccountEvidence.languages(tags));
        }
    }

    private void endPresent() {
        leave().ifPresent(leave -> {
            leave.end(time.now());
            journal.record("account.leave-ended", "account:" + leave.account(), leave.code());
        });
    }

    private Optional<Leave> leave() {
        return deputies.leave(caller.with(Right.USE_DESK).account(), time.today());
    }

    private Account me() {
        return accounts.byId(caller.with(Right.USE_DESK).account()).orElseThrow(Refusal.Unauthenticated::new);
    }
}
