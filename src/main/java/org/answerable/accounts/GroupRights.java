package org.answerable.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.Role;
import org.answerable.platform.Codes;

/**
 * What the people of a provider's group may do here. Its life: waiting where two administrators are needed; then in
 * force, or declined; then ended. What it says is never altered: another row takes its place.
 */
@Entity
@Table(name = "group_rights")
public class GroupRights {
    /** Where it stands. */
    enum State {
        WAITING,
        ON,
        DECLINED,
        ENDED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "group_rights_seq")
    @SequenceGenerator(name = "group_rights_seq", sequenceName = "group_rights_seq", allocationSize = 50)
    private Long id;

    private String code;

    @Column(name = "group_name")
    private String groupName;

    private String roles;
    private String agencies;
    /** Whether it needed a second administrator when it was written down. */
    private boolean waited;

    private String state;

    @Column(name = "asked_by")
    private long askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_by")
    private Long decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "ended_by")
    private Long endedBy;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected GroupRights() {}

    GroupRights(String group, Set<Role> roles, Collection<String> agencies, long by, boolean waits, Instant now) {
        this.code = Codes.next();
        this.groupName = group;
        this.roles = AccountChange.words(roles);
        this.agencies = String.join(" ", new TreeSet<>(agencies));
        this.askedBy = by;
        this.askedAt = now;
        this.waited = waits;
        this.state = word(waits ? State.WAITING : State.ON);
    }

    void decide(boolean agreed, long by, Instant now) {
        this.state = word(agreed ? State.ON : State.DECLINED);
        this.decidedBy = by;
        this.decidedAt = now;
    }

    void end(long by, Instant now) {
        this.state = word(State.ENDED);
        this.endedBy = by;
        this.endedAt = now;
    }

    /** What its being written down concerns. */
    String written() {
        return written(groupName, roles, agencies, Long.toString(askedBy), waited ? "waits" : "on");
    }

    static String written(String group, String roles, String agencies, String by, String first) {
        return group + "\n" + roles + " | " + agencies + " " + by + " " + first;
    }

    /** Whether it counts: in force, and decided where it needed that. */
    boolean counts() {
        return state() == State.ON && (!waited || decidedBy != null);
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    State state() {
        return State.valueOf(state.toUpperCase(Locale.ROOT));
    }

    String code() {
        return code;
    }

    String group() {
        return groupName;
    }

    Set<Role> roles() {
        return AccountChange.roles(roles);
    }

    Set<String> agencies() {
        return new TreeSet<>(AccountChange.words(agencies).toList());
    }

    long askedBy() {
        return askedBy;
    }

    Long decidedBy() {
        return decidedBy;
    }
}
