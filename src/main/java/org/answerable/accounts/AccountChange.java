package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.access.Role;
import org.answerable.platform.Codes;

/**
 * What one administrator asked for and another decides: rights that let an account read, a password that lets somebody
 * act as the account. Its life: waiting; then agreed, declined with a reason, or taken back by the one who asked.
 */
@Entity
@Table(name = "account_change")
public class AccountChange {
    /** What is asked for. */
    public enum What {
        NEW,
        RIGHTS,
        PASSWORD,
        ON
    }

    /** Where it stands. */
    public enum State {
        WAITING,
        AGREED,
        DECLINED,
        TAKEN_BACK
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_change_seq")
    @SequenceGenerator(name = "account_change_seq", sequenceName = "account_change_seq", allocationSize = 50)
    private Long id;

    private String code;
    private long account;
    private String what;
    private String roles;
    private String agencies;
    /**
     * The sealed first half of the password that the asker holds; {@code null} where none is made, and after the
     * decision.
     */
    private String half;

    @Column(name = "asked_by")
    private long askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    private String state;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    private String reason;

    /** How its acts are written: 1 names who asked or decided, 0 is from before. */
    private int form;

    protected AccountChange() {}

    AccountChange(Account account, What what, Set<Role> roles, Set<String> agencies, long askedBy, Instant now) {
        this.code = Codes.next();
        this.account = account.id();
        this.what = word(what);
        this.roles = roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
        this.agencies = String.join(" ", new TreeSet<>(agencies));
        this.askedBy = askedBy;
        this.askedAt = now;
        this.state = word(State.WAITING);
        this.form = 1;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    void keepHalf(String sealed) {
        this.half = sealed;
    }

    void decide(State decision, long by, Instant now, String reason) {
        this.state = word(decision);
        this.decidedBy = by;
        this.decidedAt = now;
        this.reason = reason;
        this.half = null;
    }

    /** What its being asked for concerns. */
    String asked() {
        return asked(what, roles, agencies, askedBy + " " + code, form);
    }

    /** What its decision concerns. */
    String decided() {
        return decided(what, roles, agencies, reason, decidedBy + " " + code, form);
    }

    /** @param by the account that asked, and the code of what it asked for */
    static String asked(String what, String roles, String agencies, String by, int form) {
        return what.toUpperCase(Locale.ROOT) + " " + roles + " | " + agencies + (form == 0 ? "" : " " + by);
    }

    static String decided(String what, String roles, String agencies, String reason, String by, int form) {
        return asked(what, roles, agencies, null, 0) + " " + reason + (form == 0 ? "" : " " + by);
    }

    boolean waits() {
        return state().equals(State.WAITING);
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    What what() {
        return What.valueOf(what.toUpperCase(Locale.ROOT));
    }

    Set<Role> roles() {
        return words(roles)
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    Set<String> agencies() {
        return words(agencies).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    String half() {
        return half;
    }

    long askedBy() {
        return askedBy;
    }

    Instant askedAt() {
        return askedAt;
    }

    State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Long decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String reason() {
        return reason;
    }
}
