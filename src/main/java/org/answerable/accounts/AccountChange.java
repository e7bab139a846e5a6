package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
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
@MappedSuperclass
public abstract class AccountChange {
    /** What is asked for. {@link DeputyAsked} has a table of its own, and so has what is added to these. */
    public enum What {
        NEW,
        RIGHTS,
        PASSWORD,
        ON,
        /** A role, and an agency where it has one, until the end of a day. */
        DEPUTY
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

    /** The last day of what is asked for; {@code null} where it has no end. */
    @Column(name = "until_day")
    private LocalDate untilDay;

    /** How its acts are written: 1 names who asked or decided, 0 is from before. */
    private int form;

    AccountChange() {}

    /**
     * One that waits.
     *
     * @param until the last day of what is asked for; {@code null} where it has no end
     */
    static AccountChange asked(
            Account account, What what, Set<Role> roles, Set<String> agencies, LocalDate until, long by, Instant now) {
        if (what != What.DEPUTY) {
            return new RightsAsked(account, what, roles, agencies, by, now);
        }
        AccountChange deputy = new DeputyAsked(account, roles, agencies, by, now);
        deputy.untilDay = until;
        return deputy;
    }

    AccountChange(Account account, What what, Set<Role> roles, Set<String> agencies, long askedBy, Instant now) {
        this.code = Codes.next();
        this.account = account.id();
        this.what = word(what);
        this.roles = words(roles);
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
        return asked(what, roles, agencies, askedBy + " " + code + ending(), form);
    }

    /** What its decision concerns. */
    String decided() {
        return decided(what, roles, agencies, reason, decidedBy + " " + code + ending(), form);
    }

    private String ending() {
        return untilDay == null ? "" : " " + untilDay;
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

    long id() {
        return id;
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
        return roles(roles);
    }

    static Set<Role> roles(String text) {
        return words(text)
                .map(word -> Role.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
    }

    Set<String> agencies() {
        return words(agencies).collect(Collectors.toCollection(TreeSet::new));
    }

    static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }

    LocalDate untilDay() {
        return untilDay;
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
