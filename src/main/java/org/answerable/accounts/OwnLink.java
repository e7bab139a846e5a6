package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.platform.Codes;

/**
 * Whom an identity provider knows as the owner of an account that was invited: the owner says so, and ends it. It is
 * another way in; what the account may do administrators say as before, and no group does.
 */
@Entity
@Table(name = "account_own_link")
public class OwnLink {
    @Id
    private String code;

    private long account;
    private String issuer;
    private String subject;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected OwnLink() {}

    OwnLink(long account, String issuer, String subject, Instant now) {
        this.code = Codes.next();
        this.account = account;
        this.issuer = issuer;
        this.subject = subject;
        this.linkedAt = now;
    }

    void end(Instant now) {
        this.endedAt = now;
    }

    long account() {
        return account;
    }

    String code() {
        return code;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    /** What its being made concerns. */
    String linked() {
        return linked(code, issuer, subject);
    }

    static String linked(String code, String issuer, String subject) {
        return code + " " + issuer + " " + subject;
    }
}
