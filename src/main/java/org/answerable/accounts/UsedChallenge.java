package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A challenge that a passkey has answered. */
@Entity
@Table(name = "used_challenge")
class UsedChallenge {
    @Id
    @Column(name = "challenge_hash")
    private String hash;

    @Column(name = "used_at")
    private Instant usedAt;

    protected UsedChallenge() {}

    UsedChallenge(String hash, Instant now) {
        this.hash = hash;
        this.usedAt = now;
    }
}
