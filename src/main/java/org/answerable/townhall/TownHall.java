package org.answerable.townhall;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.intake.Withdrawn;

/**
 * A meeting with the public. Planned until it starts; held from then on; closed once there are minutes and every
 * commitment is settled. It may be moved until somebody says that it was held, and cancelled until then, which is
 * final.
 *
 * <p>Begun and closed are not stored: they follow from the clock, the minutes and the promises. Its slug stays whatever
 * becomes of it; titles and languages stay as they were planned. Each change is a {@link TownHallChange} beside it,
 * made before it changes, and what calendars hold of it counts by {@link #revision}. {@link TownHallRunning} asks
 * whether it may change, under a lock of its row.
 */
@Entity
@Table(name = "town_hall")
class TownHall {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "town_hall_seq")
    @SequenceGenerator(name = "town_hall_seq", sequenceName = "town_hall_seq", allocationSize = 50)
    private Long id;

    private boolean sealed;
    private String slug;

    @Column(name = "starts_at")
    private Instant startsAt;

    private String place;
    private String county;

    @Column(name = "planned_at")
    private Instant plannedAt;

    private int revision;

    @Column(name = "planned_starts_at")
    private Instant plannedStartsAt;

    @Column(name = "planned_place")
    private String plannedPlace;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "held_at")
    private Instant heldAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "town_hall_title", joinColumns = @JoinColumn(name = "town_hall"))
    @MapKeyColumn(name = "language")
    @Column(name = "title")
    private Map<String, String> titles = new LinkedHashMap<>();

    @ElementCollection
    @CollectionTable(name = "town_hall_language", joinColumns = @JoinColumn(name = "town_hall"))
    @Column(name = "language")
    private Set<String> languages = new LinkedHashSet<>();

    protected TownHall() {}

    TownHall(
            String slug,
            Map<String, String> titles,
            Instant startsAt,
            String place,
            String county,
            List<String> languages,
            Instant plannedAt) {
        this.slug = slug;
        this.titles.putAll(titles);
        this.startsAt = startsAt;
        this.place = place;
        this.county = county;
        this.languages.addAll(languages);
        this.plannedAt = plannedAt;
    }

    Long id() {
        return id;
    }

    String slug() {
        return slug;
    }

    /** By language. */
    Map<String, String> titles() {
        return titles;
    }

    Instant startsAt() {
        return startsAt;
    }

    String place() {
        return place;
    }

    /** {@code null} of what was planned before this was kept. */
    Instant plannedAt() {
        return plannedAt;
    }

    /** FIPS. */
    String county() {
        return county;
    }

    /** The languages that are spoken or interpreted there. */
    List<String> languages() {
        return languages.stream().sorted().toList();
    }

    /** How often what a calendar holds of it has changed (RFC 5545, SEQUENCE). */
    int revision() {
        return revision;
    }

    /** When it was cancelled; {@code null}: it was not. */
    Instant cancelledAt() {
        return cancelledAt;
    }

    /** When somebody said that it was held; {@code null}: nobody has. */
    Instant heldAt() {
        return heldAt;
    }

    void move(Instant to, String where, String fips) {
        if (plannedStartsAt == null) { // What was announced at first: the journal's act about it is compared with this.
            plannedStartsAt = startsAt;
            plannedPlace = place;
        }
        startsAt = to;
        place = where;
        county = fips;
        revision++;
    }

    void cancel(Instant now) {
        cancelledAt = now;
        revision++;
    }

    void hold(Instant now) {
        heldAt = now;
    }

    boolean hasStarted(Instant now) {
        return !startsAt.isAfter(now);
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn) {
        titles.replaceAll((language, text) -> withdrawn
                .bar("meeting:" + id, startsAt, text)
                .map(barred -> {
                    sealed = true;
                    return barred;
                })
                .orElse(text));
    }
}
