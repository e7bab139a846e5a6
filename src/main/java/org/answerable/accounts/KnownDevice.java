package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.answerable.platform.Codes;

/**
 * A browser that has signed in with an account before. It shows nothing but its own random cookie, of which a keyed
 * hash is kept, and gives no right: its tries are counted for themselves, so that nobody else's failures make it wait.
 * It is forgotten after {@link #KEPT} without a sign-in, and when the account's password changes.
 */
@Entity
@Table(name = "known_device")
public class KnownDevice {
    /** How long a browser stays known without a sign-in. */
    static final Duration KEPT = Duration.ofDays(180);

    @Id
    private String code;

    @Column(name = "device_hash")
    private String hash;

    private long account;

    private int failures;

    @Column(name = "not_before")
    private Instant notBefore;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected KnownDevice() {}

    KnownDevice(String hash, long account, Instant now) {
        this.code = Codes.next();
        this.hash = hash;
        this.account = account;
        this.notBefore = now;
        this.seenAt = now;
    }

    /** Counts a try as failed where it is in time; {@code null}, or when the next one will be looked at. */
    Instant begin(Instant now) {
        Instant wait = SignInDelay.wait(notBefore, now);
        if (wait == null) {
            failures++;
            notBefore = now.plus(SignInDelay.after(failures));
        }
        return wait;
    }
}
