package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.platform.Codes;

/**
 * A passkey (WebAuthn) of an account: its public half, and how often it says that it was used. Its life: registered,
 * named by its owner, used, removed. The row stays for the journal, without what its owner called it.
 */
@Entity
@Table(name = "passkey")
public class Passkey {
    @Id
    private String code;

    private long account;
    private String name;

    @Column(name = "credential_id")
    private String credentialId;

    @Column(name = "public_key")
    private String publicKey;

    private long counter;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Passkey() {}

    /**
     * @param credentialId base64url
     * @param publicKey the credential's data as the authenticator attested it, base64url
     */
    Passkey(long account, String name, String credentialId, String publicKey, long counter, Instant now) {
        this.code = Codes.next();
        this.account = account;
        this.name = name;
        this.credentialId = credentialId;
        this.publicKey = publicKey;
        this.counter = counter;
        this.madeAt = now;
    }

    void call(String name) {
        this.name = name;
    }

    /** It was used; the counter is the one it told, which the verification has compared. */
    void used(long counter, Instant now) {
        this.counter = counter;
        this.usedAt = now;
    }

    void end(Instant now) {
        endedAt = now;
        name = "";
    }

    /** What the act that it was made concerns: another key or credential would be another passkey. */
    String journaled() {
        return made(code, credentialId, publicKey);
    }

    static String made(String code, String credentialId, String publicKey) {
        return code + " " + credentialId + " " + publicKey;
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    String name() {
        return name;
    }

    String credentialId() {
        return credentialId;
    }

    String publicKey() {
        return publicKey;
    }

    long counter() {
        return counter;
    }

    Instant madeAt() {
        return madeAt;
    }

    Instant usedAt() {
        return usedAt;
    }
}
