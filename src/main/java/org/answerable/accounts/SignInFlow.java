package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A sign-in that was sent to the provider and may come back once. */
@Entity
@Table(name = "sign_in_flow")
public class SignInFlow {
    @Id
    @Column(name = "state_hash")
    private String hash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected SignInFlow() {}

    SignInFlow(String hash, Instant expiresAt) {
        this.hash = hash;
        this.expiresAt = expiresAt;
    }
}
