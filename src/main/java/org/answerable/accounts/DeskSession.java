package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * A session of the desk: begins at sign-in with a new random id, ends at sign-out, after {@link #IDLE} without a
 * request, or after {@link #WHOLE}. It says only whose it is; what the account may do is read anew at each request.
 */
@Entity
@Table(name = "desk_session")
public class DeskSession {
    /** The longest pause between two requests. */
    public static final Duration IDLE = Duration.ofMinutes(30);
    /** The longest session, a working day with room. */
    public static final Duration WHOLE = Duration.ofHours(12);
    /** How stale the last request's time may stand, so that not every request writes. */
    static final Duration GRAIN = Duration.ofMinutes(1);

    @Id
    @Column(name = "token_hash")
    private String hash;

    private long account;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    protected DeskSession() {}

    DeskSession(String hash, long account, Instant now) {
        this.hash = hash;
        this.account = account;
        this.createdAt = now;
        this.seenAt = now;
    }

    boolean validAt(Instant now) {
        return now.isBefore(createdAt.plus(WHOLE)) && now.isBefore(seenAt.plus(IDLE));
    }

    /** Notes a request, to the minute. */
    void seen(Instant now) {
        if (now.isAfter(seenAt.plus(GRAIN))) {
            seenAt = now;
        }
    }

    long account() {
        return account;
    }
}
