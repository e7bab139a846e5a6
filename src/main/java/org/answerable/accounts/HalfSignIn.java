package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in whose first step was right and whose second factor was not shown yet: good for showing it and for nothing
 * else, for ten minutes and five tries. It ends with the whole sign-in, and when the account's password changes.
 */
@Entity
@Table(name = "half_sign_in")
public class HalfSignIn {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int TRIES = 5;

    @Id
    @Column(name = "token_hash")
    private String hash;

    private long account;

    @Column(name = "begun_at")
    private Instant begunAt;

    private int failures;

    /** Whether the identity provider said who it is, instead of a password. */
    @Column(name = "by_provider")
    private boolean byProvider;

    protected HalfSignIn() {}

    HalfSignIn(String hash, long account, boolean byProvider, Instant now) {
        this.hash = hash;
        this.byProvider = byProvider;
        this.account = account;
        this.begunAt = now;
    }

    boolean validAt(Instant now) {
        return now.isBefore(begunAt.plus(LIFE)) && failures < TRIES;
    }

    /** Another code that did not fit. */
    void refuse() {
        failures++;
    }

    boolean byProvider() {
        return byProvider;
    }

    long account() {
        return account;
    }
}
