package org.answerable.accounts;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.answerable.access.ActorNames;
import org.answerable.access.Identity;
import org.answerable.access.Role;

/**
 * Somebody who works at the desk. Its life: created by an administrator (or as the first administrator, or as a demo
 * account), given roles and agencies, switched off when the person leaves. It is never deleted, because the journal
 * names it.
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

    /** The administrator who handed the present password over; {@code null} where it is the person's own. */
    @Column(name = "password_by")
    private Long passwordBy;

    /** What the name looks like; no two accounts look the same. */
    private String skeleton;

    private Long house;

    @Column(name = "admin_since")
    private Instant adminSince;

    private boolean active;

    @Enumerated(EnumType.STRING)
    private WarningDelivery warnings;

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

    @ElementCollection
    @CollectionTable(name = "account_language", joinColumns = @JoinColumn(name = "account"))
    @Column(name = "language")
    private Set<String> languages = new HashSet<>();

    @OneToMany(mappedBy = "standing")
    private Set<Deputyship> deputyships = new HashSet<>();

    protected Account() {}

    Account(
            String name,
            String displayName,
            String language,
            Set<Role> roles,
            Set<String> agencies,
            Instant createdAt) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an account needs a name");
        }
        this.name = ActorNames.canonical(name);
        this.skeleton = ActorNames.skeleton(name);
        this.displayName = displayName;
        this.language = language;
        this.active = true;
        this.warnings = WarningDelivery.DIGEST;
        this.createdAt = createdAt;
        this.roles.addAll(roles);
        this.agencies.addAll(agencies);
        this.adminSince = roles.contains(Role.ADMIN) ? createdAt : null;
    }

    /** The person's own password, which nobody else knows. */
    void choosePassword(String hash) {
        this.passwordHash = hash;
        this.passwordBy = null;
    }

    /** A password that an administrator hands over: good for choosing another and for nothing else. */
    void handPassword(String hash, long administrator) {
        this.passwordHash = hash;
        this.passwordBy = administrator;
    }

    /** Whether somebody else knows the password. */
    boolean handedOver() {
        return passwordBy != null;
    }

    /** Made by one administrator alone: what that one's house agrees to, this account's does not count beside. */
    void belongTo(Account maker) {
        this.house = maker.house();
    }

    /** Two administrators who do not belong together agreed to it, so it belongs to neither. */
    void standAlone() {
        this.house = null;
    }

    /**
     * The account that vouches for this one: itself where the operator founded it or two administrators agreed. Two
     * administrators of one house count as one, since the one may be the other under another name.
     */
    long house() {
        return house == null ? id : house;
    }

    /** Whether it is, or ever was, an administrator's. */
    boolean everAdministered() {
        return adminSince != null;
    }

    String skeleton() {
        return skeleton;
    }

    void looksLike(String skeleton) {
        this.skeleton = skeleton;
    }

    /** Changes what this account may do, from its next request on. */
    void assign(Set<Role> roles, Set<String> agencies, Instant now) {
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
        this.agencies.retainAll(agencies);
        this.agencies.addAll(agencies);
        if (adminSince == null && roles.contains(Role.ADMIN)) {
            adminSince = now;
        }
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

    /** Whether it is the same account, whichever object of it this is. */
    boolean is(Account other) {
        return id.equals(other.id);
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

    /** The tags of the languages that the person works in. */
    Set<String> languages() {
        return Set.copyOf(languages);
    }

    void speak(Collection<String> tags) {
        languages.retainAll(tags);
        languages.addAll(tags);
    }

    /** How the person is told of deadlines. */
    WarningDelivery warnings() {
        return warnings;
    }

    void warn(WarningDelivery delivery) {
        this.warnings = delivery;
    }

    /** The person says what to be called, and in which language to read the desk. */
    void introduce(String shown, String reads) {
        this.displayName = shown;
        this.language = reads;
    }

    /**
     * Who it is, for naming and for assigning.
     *
     * @param today the day in Wisconsin: what somebody stands in for counts until its last day is over
     */
    Identity identity(LocalDate today) {
        return identity(today, false);
    }

    /** @param factorMissing whether a role of it asks for a second factor that it does not have */
    Identity identity(LocalDate today, boolean factorMissing) {
        Set<Role> does = EnumSet.noneOf(Role.class);
        does.addAll(roles);
        Set<String> works = new HashSet<>(agencies);
        for (Deputyship deputyship : deputyships) {
            if (deputyship.countsOn(today) && deputyship.account().is(this)) { // Of both columns none alone counts.
                does.add(deputyship.role());
                if (deputyship.agency() != null) {
                    works.add(deputyship.agency());
                }
            }
        }
        if (does.contains(Role.COORDINATOR)) {
            works.add(Identity.OFFICE);
        }
        return new Identity(
                id, name, displayName, Set.copyOf(does), Set.copyOf(works), language, handedOver(), factorMissing);
    }
}
