package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * How many tries unknown devices have in all for one account name (hashed, whether or not there is such an account):
 * {@value #TRIES} at once, and as many more each hour. Where they are spent, each new address must first wait its turn
 * ({@link SignInTurns}); what a known device tries does not count here.
 */
@Entity
@Table(name = "sign_in_budget")
public class SignInBudget {
    static final int TRIES = 30;
    private static final Duration REFILLED = Duration.ofHours(1);

    @Id
    @Column(name = "name_hash")
    private String nameHash;

    private double spent;

    @Column(name = "counted_at")
    private Instant countedAt;

    protected SignInBudget() {}

    SignInBudget(String nameHash, Instant now) {
        this.nameHash = nameHash;
        this.countedAt = now;
    }

    boolean isSpent(Instant now) {
        return spentAt(now) > TRIES - 1;
    }

    /**
     * Counts a try as failed before its password is looked at, so that tries sent at once cannot slip through together.
     */
    void count(Instant now) {
        spent = spentAt(now) + 1;
        countedAt = now;
    }

    /** The try was right after all. */
    void giveBack() {
        spent = Math.max(0, spent - 1);
    }

    private double spentAt(Instant now) {
        return Math.max(
                0, spent - (double) TRIES * Duration.between(countedAt, now).toMillis() / REFILLED.toMillis());
    }
}
