package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A personal access token for the API. Only its keyed hash is kept; it is shown once, to its owner, when it is made. It
 * is good until its day, or until its owner revokes it or the account is switched off or gets another password; then
 * its row stays for the journal, without what its owner called it.
 */
@Entity
@Table(name = "access_token")
public class AccessToken {
    @Id
    @Column(name = "token_hash")
    private String hash;

    private String code;

    private long account;

    private String label;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** {@code null} while it may be used; its row stays for the journal. */
    @Column(name = "ended_at")
    private Instant endedAt;

    /** Whether an act says that it was made. */
    private boolean journaled;

    protected AccessToken() {}

    /**
     * @param code names the token to its owner; knowing it gives nothing
     * @param expiresAt {@code null} for never: the demo's only
     */
    AccessToken(String hash, String code, long account, String label, Instant createdAt, Instant expiresAt) {
        this.hash = hash;
        this.code = code;
        this.account = account;
        this.label = label;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    boolean validAt(Instant now) {
        return endedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** It is worth nothing from now on, and loses what its owner called it. */
    void end(Instant now) {
        endedAt = now;
        label = "";
    }

    /** What the act that it was made concerns; the caller writes it. */
    String journaled() {
        journaled = true;
        return made(code, hash, expiresAt == null ? null : Long.toString(expiresAt.toEpochMilli()));
    }

    /**
     * What is written down of a token: another hash, life or account would be another token.
     *
     * @param expires epoch milliseconds; {@code null} for never
     */
    static String made(String code, String hash, String expires) {
        return code + " " + hash + " " + (expires == null ? "never" : expires);
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    String label() {
        return label;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
