package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * What an account has typed into one form and not sent. Only that account is ever shown it. It is kept as it is typed,
 * or where a form was refused because its session had ended; it ends when the form is sent, when its owner discards it,
 * when what it is about goes, or after a time.
 */
@Entity
@Table(name = "desk_draft")
public class DeskDraft {
    @Id
    private String id;

    private long account;

    private String path;

    private String words;

    private boolean refused;

    @Column(name = "answered_with")
    private Integer answeredWith;

    @Column(name = "kept_at")
    private Instant keptAt;

    protected DeskDraft() {}

    DeskDraft(String id, long account, String path) {
        this.id = id;
        this.account = account;
        this.path = path;
    }

    /**
     * Takes the place of what was kept before. {@code refused}: its writer believed that it was sent; {@code status}:
     * what that was answered with, {@code null} where the session or the token had ended.
     */
    void keep(String sealed, boolean refused, Integer status, Instant now) {
        this.words = sealed;
        this.refused = refused;
        this.answeredWith = status;
        this.keptAt = now;
    }

    String id() {
        return id;
    }

    String path() {
        return path;
    }

    /** Sealed. */
    String words() {
        return words;
    }

    boolean refused() {
        return refused;
    }

    Integer answeredWith() {
        return answeredWith;
    }

    Instant keptAt() {
        return keptAt;
    }
}
