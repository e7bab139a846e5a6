package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.Role;
import org.answerable.platform.Codes;

/**
 * A one-time link by which somebody begins an account. Its life: open for {@link #VALID}; then used, withdrawn, or
 * expired, which is derived from the time and not stored. Until it is used the account is off and has no rights.
 *
 * <p>Where two administrators are needed it waits until the second agrees, who is then shown a code: who made the
 * invitation has the link, who agreed has the code, and the invited person needs both, so that neither can act as the
 * person (ADR 15).
 */
@Entity
@Table(name = "invitation")
public class Invitation {
    /** How long a link can be used: a week, so that a holiday weekend does not end it. */
    public static final Duration VALID = Duration.ofDays(7);

    /**
     * What is stored of where it stands. Where whoever runs the server vouches, {@code waiting} is stored for open
     * ({@link #needsOperator}).
     */
    enum State {
        WAITING,
        OPEN,
        USED,
        WITHDRAWN
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
    @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq", allocationSize = 50)
    private Long id;

    private String code;
    private long account;

    @Column(name = "link_hash")
    private String linkHash;

    private String link;

    @Column(name = "second_hash")
    private String secondHash;

    @Column(name = "second_by")
    private Long secondBy;

    /** Whether its code is that of whoever runs the server ({@link OperatorCode}). */
    private boolean vouched;

    private String roles;
    private String agencies;
    private String languages;

    @Column(name = "made_by")
    private long madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "mailed_at")
    private Instant mailedAt;

    private String state;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Invitation() {}

    Invitation(
            Account account,
            Set<Role> roles,
            Collection<String> agencies,
            Collection<String> languages,
            Account by,
            boolean waits,
            Instant now) {
        this.code = Codes.next();
        this.account = account.id();
        this.roles = AccountChange.words(roles);
        this.agencies = String.join(" ", new TreeSet<>(agencies));
        this.languages = String.join(" ", new TreeSet<>(languages));
        this.madeBy = by.id();
        this.madeAt = now;
        this.state = word(waits ? State.WAITING : State.OPEN);
    }

    /**
     * Gives it a link, which takes the place of any before.
     *
     * @param sealed the link, kept sealed while it waits; {@code null} where it does not
     */
    void link(String hash, String sealed, Instant now) {
        this.linkHash = hash;
        this.link = sealed;
        this.mailedAt = null;
        this.expiresAt = now.plus(VALID);
    }

    /** It is of no use without the code of whoever runs the server. */
    void needsOperator(String codeHash) {
        this.secondHash = codeHash;
        this.vouched = true;
        this.state = word(State.WAITING); // A release that knows no vouching lets nobody begin what waits.
    }

    /** A second administrator agreed, and was shown a code. */
    void agree(String codeHash, Account second, Instant now) {
        this.secondHash = codeHash;
        this.secondBy = second.id();
        this.link = null;
        this.state = word(State.OPEN);
        this.expiresAt = now.plus(VALID);
    }

    void use(Instant now) {
        end(State.USED, now);
    }

    void withdraw(Instant now) {
        end(State.WITHDRAWN, now);
    }

    private void end(State last, Instant now) {
        this.state = word(last);
        this.link = null;
        this.endedAt = now;
    }

    void mailed(Instant now) {
        this.mailedAt = now;
    }

    /** Where it stands for whoever opens the link. */
    Standing standing(Instant now) {
        return switch (state()) {
            case USED -> Standing.USED;
            case WITHDRAWN -> Standing.WITHDRAWN;
            case WAITING -> now.isBefore(expiresAt) ? Standing.WAITING : Standing.EXPIRED;
            case OPEN -> now.isBefore(expiresAt) ? Standing.OPEN : Standing.EXPIRED;
        };
    }

    /** Whether it is neither used nor withdrawn. */
    boolean lives() {
        return state() == State.OPEN || state() == State.WAITING;
    }

    /** What its being made concerns. */
    String made() {
        return made(code, roles, agencies, languages, Long.toString(madeBy));
    }

    static String made(String code, String roles, String agencies, String languages, String by) {
        return code + " " + roles + " | " + agencies + " | " + languages + " " + by;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private State state() {
        State stored = State.valueOf(state.toUpperCase(Locale.ROOT));
        return vouched && stored == State.WAITING ? State.OPEN : stored;
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    String sealedLink() {
        return link;
    }

    /**
     * The hash of the code of a second administrator, or of whoever runs the server; {@code null} where one alone
     * invited.
     */
    String secondHash() {
        return secondHash;
    }

    boolean vouched() {
        return vouched;
    }

    Long secondBy() {
        return secondBy;
    }

    Set<Role> roles() {
        return AccountChange.roles(roles);
    }

    Set<String> agencies() {
        return new TreeSet<>(AccountChange.words(agencies).toList());
    }

    Set<String> languages() {
        return new TreeSet<>(AccountChange.words(languages).toList());
    }

    long madeBy() {
        return madeBy;
    }

    Instant madeAt() {
        return madeAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant mailedAt() {
        return mailedAt;
    }
}
