package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

    /** How long a proof that its person is still there counts, where an act asks for one. */
    public static final Duration PROVEN = Duration.ofMinutes(10);
    /** Proofs that do not fit, after which it ends. */
    static final int REFUSALS = 5;

    @Id
    @Column(name = "token_hash")
    private String hash;

    private long account;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "seen_at")
    private Instant seenAt;

    /** When its person last showed a password, a code or a passkey. */
    @Column(name = "proved_at")
    private Instant provedAt;

    private int refusals;

    @Enumerated(EnumType.STRING)
    private Means means;

    /** Whether the browser had signed in with the account before. */
    @Column(name = "known_browser")
    private boolean knownBrowser;

    /** Whether the identity provider proved that it had asked for a second factor. */
    @Column(name = "factor_by_provider")
    private boolean factorByProvider;

    /** Whether the identity provider was told to ask anew, which it does not confirm. */
    @Column(name = "asked_anew")
    private boolean askedAnew;

    protected DeskSession() {}

    /** @param proved when its person last showed who they are; {@code null} where nobody says */
    DeskSession(String hash, long account, Means means, boolean knownBrowser, Instant now, Instant proved) {
        this.hash = hash;
        this.account = account;
        this.means = means;
        this.knownBrowser = knownBrowser;
        this.createdAt = now;
        this.seenAt = now;
        this.provedAt = proved == null ? Instant.EPOCH : proved;
    }

    boolean validAt(Instant now) {
        return now.isBefore(createdAt.plus(WHOLE)) && now.isBefore(seenAt.plus(IDLE));
    }

    /**
     * It began at the provider.
     *
     * @param factorProved whether that proved a second factor, which counts as one here while the session lasts
     * @param anew whether it was told to ask even whom it knows
     */
    void byProvider(boolean factorProved, boolean anew) {
        factorByProvider = factorProved;
        askedAnew = anew;
    }

    boolean factorByProvider() {
        return factorByProvider;
    }

    /**
     * Whether its person has just come from a provider that was told to ask anew and does not say when it asked, so
     * that nothing can be proved by another way there. Without that, whoever finds a desk open could come by what the
     * provider still knows.
     */
    boolean justCameUnasked(Instant now) {
        return means == Means.PROVIDER
                && askedAnew
                && provedAt.equals(Instant.EPOCH)
                && now.isBefore(createdAt.plus(PROVEN))
                && now.isAfter(createdAt.minus(PROVEN));
    }

    /** Notes a request, to the minute; also where the last lies ahead, as the clock was set back since. */
    void seen(Instant now) {
        if (now.isAfter(seenAt.plus(GRAIN)) || now.isBefore(seenAt.minus(GRAIN))) {
            seenAt = now;
        }
    }

    /**
     * Whether its person showed lately that it is still they. What lies ahead was not lately: the clock was set back.
     */
    boolean provenAt(Instant now) {
        return now.isBefore(provedAt.plus(PROVEN)) && now.isAfter(provedAt.minus(PROVEN));
    }

    void prove(Instant now) {
        provedAt = now;
        refusals = 0;
    }

    /**
     * A password or a code was typed that does not fit.
     *
     * @return whether the session must end: whoever sits there guesses
     */
    boolean refuse() {
        refusals++;
        return refusals >= REFUSALS;
    }

    long account() {
        return account;
    }

    String hash() {
        return hash;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant seenAt() {
        return seenAt;
    }

    Means means() {
        return means;
    }

    boolean knownBrowser() {
        return knownBrowser;
    }
}
