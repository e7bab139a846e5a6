package org.answerable.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody who works at the desk. Its life: created by an administrator (or as the first administrator, or as a demo account), given
 * roles and agencies, switched off when the person leaves. It is never deleted, because the journal names it.
 */
@Entity
@Table(name = "account")
public class Account {
    /** The longest name, in code points. */
    static final int NAME_LIMIT = 200;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
    @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
    private Long id;

    private String name;

    @Column(name = "display_name")
    private String displayName;

    private String language;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean active;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "role")
    @Convert(converter = RoleColumn.class)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "account_agency", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "agency")
    private Set<String> agencies = new HashSet<>();

    protected Account() {}

    Account(String name, String displayName, String language, Set<Role> roles, Set<String> agencies, Instant createdAt) {
        if (name.isBlank() || roles.isEmpty()) {
            throw new IllegalArgumentException("an account needs a name and a role");
        }
        this.name = canonical(name);
        this.displayName = displayName;
        this.language = language;
        this.active = true;
        this.createdAt = createdAt;
        this.roles.addAll(roles);
        this.agencies.addAll(agencies);
    }

    /** A name as it is kept and compared: NFKC, lower case, without surrounding space. */
    static String canonical(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }

    void usePasswordHash(String hash) {
        this.passwordHash = hash;
    }

    /** Changes what this account may do, from its next request on. */
    void assign(Set<Role> roles, Set<String> agencies) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an account needs a role");
        }
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
        this.agencies.retainAll(agencies);
        this.agencies.addAll(agencies);
    }

    void switchOff() {
        this.active = false;
    }

    void switchOn() {
        this.active = true;
    }

    Long id() {
        return id;
    }

    String name() {
        return name;
    }

    String displayName() {
        return displayName;
    }

    boolean active() {
        return active;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    Set<String> agencies() {
        return Set.copyOf(agencies);
    }

    Identity identity() {
        return new Identity(id, name, displayName, Set.copyOf(roles), Set.copyOf(agencies), language);
    }
}
