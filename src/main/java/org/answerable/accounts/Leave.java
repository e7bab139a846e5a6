package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.answerable.platform.Codes;

/**
 * Days on which somebody is away, the first and the last among them, in Wisconsin. Its owner enters it and may end it;
 * a new one takes the place of one before.
 */
@Entity
@Table(name = "account_leave")
public class Leave {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_leave_seq")
    @SequenceGenerator(name = "account_leave_seq", sequenceName = "account_leave_seq", allocationSize = 50)
    private Long id;

    private String code;
    private long account;

    @Column(name = "from_day")
    private LocalDate fromDay;

    @Column(name = "until_day")
    private LocalDate untilDay;

    private String deputy;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Leave() {}

    /** @param deputy the account's name of who stands in, or {@code null} */
    Leave(long account, LocalDate from, LocalDate until, String deputy, Instant now) {
        this.code = Codes.next();
        this.account = account;
        this.fromDay = from;
        this.untilDay = until;
        this.deputy = deputy;
        this.madeAt = now;
    }

    /** Whether its owner is away on a day of Wisconsin. */
    boolean covers(LocalDate day) {
        return endedAt == null && !day.isBefore(fromDay) && !day.isAfter(untilDay);
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }

    /** What its being entered concerns. */
    String entered() {
        return entered(code, fromDay.toString(), untilDay.toString(), deputy);
    }

    static String entered(String code, String from, String until, String deputy) {
        return code + " " + from + " " + until + " " + (deputy == null ? "" : deputy);
    }

    String code() {
        return code;
    }

    long account() {
        return account;
    }

    LocalDate from() {
        return fromDay;
    }

    LocalDate until() {
        return untilDay;
    }

    /** The account's name of who stands in, or {@code null}. */
    String deputy() {
        return deputy;
    }
}
