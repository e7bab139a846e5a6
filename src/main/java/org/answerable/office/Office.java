package org.answerable.office;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;

/**
 * What the office that runs this server says of itself: founded empty with the database, one row; an administrator
 * describes it, each time an act of the journal.
 */
@Entity
class Office {
    /** The id of the only one. */
    static final String THIS = "this";

    @Id
    private String id;

    private String name;

    @Column(name = "run_by")
    private String runBy;

    private String contact;

    @Column(name = "security_contact")
    private String securityContact;

    private String sender;

    /** In Base64. */
    private String mark;

    @Column(name = "mail_tested_at")
    private Instant mailTestedAt;

    @Column(name = "privacy_confirmed_at")
    private Instant privacyConfirmedAt;

    @Version
    private int version;

    protected Office() {}

    /** As it is described now; its texts are empty where nobody said anything yet. */
    Described described() {
        return new Described(said(name), said(runBy), said(contact), said(securityContact), said(sender));
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }

    void describe(Described described) {
        name = described.name();
        runBy = described.runBy();
        contact = described.contact();
        securityContact = described.securityContact();
        sender = described.sender();
    }

    /** The mark in Base64, or {@code null}. */
    String mark() {
        return mark;
    }

    /** @param drawn of {@link Mark}, in Base64; {@code null}: the product's */
    void show(String drawn) {
        mark = drawn;
    }

    /** When a mail server last took over a message that was sent to try it; {@code null} where none did. */
    Instant mailTestedAt() {
        return mailTestedAt;
    }

    /**
     * When an administrator last said that the office answers for the notice on privacy; {@code null} where none did.
     */
    Instant privacyConfirmedAt() {
        return privacyConfirmedAt;
    }

    void confirmPrivacy(Instant at) {
        privacyConfirmedAt = at;
    }

    void mailTested(Instant at) {
        mailTestedAt = at;
    }
}
