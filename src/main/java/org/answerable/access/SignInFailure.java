package org.answerable.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * The failures in a row for one account name (hashed, whether or not there is such an account): after three, each further try must
 * wait, 1 s doubling to 15 minutes. A right password in time ends the row.
 */
@Entity
@Table(name = "sign_in_failure")
public class SignInFailure {
    /** Tries without a delay: people mistype. */
    static final int FREE = 3;
    static final Duration LONGEST = Duration.ofMinutes(15);

    @Id
    @Column(name = "name_hash")
    private String nameHash;

    private int failures;

    @Column(name = "not_before")
    private Instant notBefore;

    protected SignInFailure() {}

    SignInFailure(String nameHash, Instant now) {
        this.nameHash = nameHash;
        this.failures = 1;
        this.notBefore = now;
    }

    boolean allowsAt(Instant now) {
        return !now.isBefore(notBefore);
    }

    /** Counts a try as failed before the password is looked at, so that tries sent at once cannot slip through together. */
    void count(Instant now) {
        failures++;
        notBefore = now.plus(delay(failures));
    }

    /** The wait after so many failures in a row. */
    static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - FREE, 10);
        Duration delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
    }
}
