package org.answerable.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.answerable.access.Identity;

/**
 * A stored rule: with its conditions it gives a submission to an agency, or a topic to a submission. Rules are founded
 * with the database, version 1, and never altered: another version is a row of its own, and the one before is no longer
 * active. Reasons name a rule with its version, so that what was decided by it can be told for ever.
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

    @Column(name = "created_at")
    private Instant createdAt;

    protected Rule() {}

    private Rule(
            String slug,
            String agency,
            String topic,
            boolean lead,
            int priority,
            String conditions,
            Instant createdAt) {
        this.key = new Key(slug, 1);
        this.active = true;
        this.agency = agency;
        this.topic = topic;
        this.role = lead ? "LEAD" : "SUPPORT";
        this.priority = priority;
        this.conditions = conditions;
        this.createdAt = createdAt;
    }

    /** A rule that gives submissions to an agency. */
    static Rule toAgency(String slug, String agency, boolean lead, int priority, String conditions, Instant at) {
        return new Rule(slug, agency, null, lead, priority, conditions, at);
    }

    /** A rule that finds a topic by words. */
    static Rule toTopic(String slug, String topic, String conditions, Instant at) {
        return new Rule(slug, null, topic, false, 0, conditions, at);
    }

    /** A rule that keeps submissions with the coordinating office. */
    static Rule toOffice(String slug, String conditions, Instant at) {
        return new Rule(slug, Identity.OFFICE, null, true, 0, conditions, at);
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

    Conditions conditions() {
        return Conditions.read(conditions);
    }
}
