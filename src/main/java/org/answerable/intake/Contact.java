package org.answerable.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Who wrote, sealed. There is deliberately no way from here to a page or an API. It is written with the submission
 * where the writer gave something, is never changed, and is deleted when the writer takes the submission back.
 */
@Entity
class Contact {
    @Id
    private Long submission;

    private String sealed;
    private String language;

    @Column(name = "has_email")
    private boolean hasEmail;

    protected Contact() {}

    Contact(Long submission, String sealed, String language, boolean hasEmail) {
        this.submission = submission;
        this.sealed = sealed;
        this.language = language;
        this.hasEmail = hasEmail;
    }

    String sealed() {
        return sealed;
    }

    String language() {
        return language;
    }

    boolean hasEmail() {
        return hasEmail;
    }
}
