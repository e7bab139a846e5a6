package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.platform.Codes;

/** Which account somebody is here whom a provider knows by a subject that never changes. */
@Entity
@Table(name = "account_link")
public class AccountLink {
    @Id
    private String code;

    private long account;
    private String issuer;
    private String subject;

    @Column(name = "linked_at")
    private Instant linkedAt;

    protected AccountLink() {}

    AccountLink(long account, String issuer, String subject, Instant now) {
        this.code = Codes.next();
        this.account = account;
        this.issuer = issuer;
        this.subject = subject;
        this.linkedAt = now;
    }

    long account() {
        return account;
    }

    /** What its being made concerns. */
    String linked() {
        return issuer + " " + subject;
    }
}
