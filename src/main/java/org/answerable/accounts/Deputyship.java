package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.answerable.access.Role;
import org.answerable.platform.Codes;

/**
 * What somebody may do beside their own work until the end of a day: a role, and an agency where the role has one. It
 * begins when it is granted and ends by itself with the last second of its day in Wisconsin; nothing has to run for
 * that. It may be ended earlier.
 */
@Entity
@Table(name = "deputyship")
public class Deputyship {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "deputyship_seq")
    @SequenceGenerator(name = "deputyship_seq", sequenceName = "deputyship_seq", allocationSize = 50)
    private Long id;

    private String code;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "account")
    private Account account;

    /** The same as long as it stands; {@code null} once it has ended. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "standing")
    private Account standing;

    private Role role;
    private String agency;

    @Column(name = "until_day")
    private LocalDate untilDay;

    @Column(name = "granted_by")
    private long grantedBy;

    @Column(name = "granted_at")
    private Instant grantedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Deputyship() {}

    /** @param agency a slug; {@code null} where the role has none */
    Deputyship(Account account, Role role, String agency, LocalDate until, long by, Instant now) {
        this.code = Codes.next();
        this.account = account;
        this.standing = account;
        this.role = role;
        this.agency = agency;
        this.untilDay = until;
        this.grantedBy = by;
        this.grantedAt = now;
    }

    /** Whether it counts on a day of Wisconsin. */
    boolean countsOn(LocalDate today) {
        return endedAt == null && !today.isAfter(untilDay);
    }

    void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
            standing = null;
        }
    }

    /** What its being granted concerns. */
    String granted() {
        return granted(code, role.word(), agency, untilDay.toString(), Long.toString(grantedBy));
    }

    static String granted(String code, String role, String agency, String until, String by) {
        return code + " " + role + " " + (agency == null ? "" : agency) + " " + until + " " + by;
    }

    String code() {
        return code;
    }

    Account account() {
        return account;
    }

    Role role() {
        return role;
    }

    /** The agency's slug, or {@code null}. */
    String agency() {
        return agency;
    }

    /** The last day on which it counts. */
    LocalDate until() {
        return untilDay;
    }

    long grantedBy() {
        return grantedBy;
    }
}
