package org.answerable.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A stored rule: with its conditions it gives a submission to an agency, or a topic to a submission. Rules are never
 * altered: another version is a row of its own, and the one before is no longer active. Reasons name a rule with its
 * version, so that what was decided by it can be told for ever.
 */
@Entity
@Table(name = "routing_rule")
public class Rule {
    /** Which version of which rule. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1;
        private String slug;
        private int version;

        protected Key() {}

        Key(String slug, int version) {
            this.slug = slug;
            this.version = version;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.slug.equals(slug) && key.version == version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(slug, version);
        }
    }

    @EmbeddedId
    private Key key;

    private boolean active;
    private String agency;
    private String topic;
    private String role;
    private int priority;
    private String conditions;
    /** Texts by language in JSON; {@code null} where nobody said why. */
    private String because;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Rule() {}

    private Rule(
            Key key,
            boolean active,
            String agency,
            String topic,
            boolean lead,
            int priority,
            String conditions,
            String because,
            Instant createdAt) {
        this.key = key;
        this.active = active;
        this.agency = agency;
        this.topic = topic;
        this.role = lead ? "LEAD" : "SUPPORT";
        this.priority = priority;
        this.conditions = conditions;
        this.because = because;
        this.createdAt = createdAt;
    }

    /** The version that holds what is wanted of a rule; the one before is to be switched off. */
    static Rule version(int version, RuleWanted wanted, Instant at) {
        return new Rule(
                new Key(wanted.slug(), version),
                wanted.active(),
                wanted.agency(),
                wanted.topic(),
                wanted.lead(),
                wanted.priority(),
                wanted.when().json(),
                wanted.because().isEmpty() ? null : RuleReasons.write(wanted.because()),
                at);
    }

    /** What this version says, as it would be wanted. */
    RuleWanted says() {
        return new RuleWanted(key.slug, active, agency, topic, lead(), priority, because(), conditions());
    }

    void switchOff() {
        active = false;
    }

    String slug() {
        return key.slug;
    }

    int version() {
        return key.version;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean active() {
        return active;
    }

    /** The slug and version, as reasons name it. */
    String name() {
        return key.slug + "/" + key.version;
    }

    String agency() {
        return agency;
    }

    String topic() {
        return topic;
    }

    boolean lead() {
        return "LEAD".equals(role);
    }

    /** Of several that would lead, the highest does. */
    int priority() {
        return priority;
    }

    /** As they are stored. */
    String stored() {
        return conditions;
    }

    /** Why it gives there, as it is stored; {@code null} where nobody said why. */
    String explained() {
        return because;
    }

    /** The same by language. */
    Map<String, String> because() {
        return because == null ? Map.of() : RuleReasons.read(because);
    }

    Conditions conditions() {
        return Conditions.read(conditions);
    }
}
