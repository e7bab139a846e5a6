package org.answerable.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.platform.Time;
import org.answerable.platform.TimedJob;

/**
 * What somebody stood in for counts until its last day is over, whoever runs or does not ({@link Deputyship}); what
 * they still have before them from it goes back to the agency here, within the hour after.
 */
@ApplicationScoped
class DeputiesEnd implements TimedJob {
    private static final int TURN = 100;

    @Inject
    Accounts accounts;

    @Inject
    Deputies deputies;

    @Inject
    AccountLedger ledger;

    @Inject
    Caller caller;

    @Inject
    Time time;

    @Override
    public String name() {
        return "deputies";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @Transactional
    public void run() throws Exception {
        caller.as(Identity.SYSTEM, () -> {
            deputies.mend();
            if (!deputies.over(time.today(), 1).isEmpty()) {
                accounts.oneAtATime();
                deputies.over(time.today(), TURN).forEach(this::end);
            }
            return null;
        });
    }

    private void end(Deputyship deputyship) {
        Account account = deputyship.account();
        ledger.end(deputyship, account.identity(deputyship.until()).agencies());
    }
}
