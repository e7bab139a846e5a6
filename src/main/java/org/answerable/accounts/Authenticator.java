package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * An app on somebody's phone that makes codes for an account. Its life: shown as a secret, confirmed by a first code
 * (only then is there a row), used with each sign-in, taken away. The row stays for the journal, without the secret.
 */
@Entity
@Table(name = "authenticator")
public class Authenticator {
    /** With what the context of every secret begins. */
    static final String CONTEXT = "totp:";

    @Id
    private String code;

    private long account;

    /** Sealed for this row alone; empty once it was taken away. */
    private String secret;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Authenticator() {}

    /** @param step of the code that confirmed it, which is used by that */
    Authenticator(String code, long account, String sealed, long step, Instant now) {
        this.code = code;
        this.account = account;
        this.secret = sealed;
        this.lastStep = step;
        this.madeAt = now;
    }

    /** What the secret is sealed for: in another row, or another account's, it does not open. */
    static String context(long account, String code) {
        return CONTEXT + account + ":" + code;
    }

    String context() {
        return context(account, code);
    }

    String sealed() {
        return secret;
    }

    /**
     * Uses a code up where it fits: none fits twice, and none that is older than one that was used.
     *
     * @param opened the secret
     */
    boolean accepts(String opened, String digits, Instant now) {
        OptionalLong step = Totp.fitting(opened, digits, now, lastStep);
        step.ifPresent(used -> lastStep = used);
        return step.isPresent();
    }

    void end(Instant now) {
        endedAt = now;
        secret = "";
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    Instant madeAt() {
        return madeAt;
    }
}
