package org.answerable.townhall;

import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.answerable.intake.Withdrawn;
import org.answerable.language.Language;
import org.answerable.platform.Tagged;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a meeting that was planned: where and when it was before and is from then on, or why it is not held.
 * Never altered.
 */
@Entity
@Table(name = "town_hall_change")
class TownHallChange {
    /** What may happen to it. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "MeetingEvent", description = "What became of the meeting")
    public enum What implements Tagged {
        MOVED,
        CANCELLED,
        HELD
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "town_hall_change_seq")
    @SequenceGenerator(name = "town_hall_change_seq", sequenceName = "town_hall_change_seq", allocationSize = 50)
    private Long id;

    @Column(name = "town_hall")
    private Long townHall;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private What what;

    @Column(name = "was_starts_at")
    private Instant wasStartsAt;

    @Column(name = "was_place")
    private String wasPlace;

    @Column(name = "was_county")
    private String wasCounty;

    @Column(name = "starts_at")
    private Instant startsAt;

    private String place;
    private String county;
    private String reason;
    private String language;
    private boolean sealed;

    protected TownHallChange() {}

    /** Of a meeting as it is now, before it changes. */
    TownHallChange(
            TownHall meeting,
            Instant at,
            What what,
            Instant startsAt,
            String place,
            String county,
            String reason,
            Language language) {
        this.townHall = meeting.id();
        this.at = at;
        this.what = what;
        this.wasStartsAt = meeting.startsAt();
        this.wasPlace = meeting.place();
        this.wasCounty = meeting.county();
        this.startsAt = startsAt;
        this.place = place;
        this.county = county;
        this.reason = reason;
        this.language = language == null ? null : language.tag();
    }

    /** One that leaves time and place as they are. */
    TownHallChange(TownHall meeting, Instant at, What what, String reason, Language language) {
        this(meeting, at, what, meeting.startsAt(), meeting.place(), meeting.county(), reason, language);
    }

    Long id() {
        return id;
    }

    Long townHall() {
        return townHall;
    }

    Instant at() {
        return at;
    }

    What what() {
        return what;
    }

    Instant wasStartsAt() {
        return wasStartsAt;
    }

    String wasPlace() {
        return wasPlace;
    }

    /** FIPS. */
    String wasCounty() {
        return wasCounty;
    }

    Instant startsAt() {
        return startsAt;
    }

    String place() {
        return place;
    }

    /** FIPS. */
    String county() {
        return county;
    }

    /** Why it was cancelled; {@code null} of others. */
    String reason() {
        return reason;
    }

    String language() {
        return language;
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn) {
        if (reason != null) {
            withdrawn.bar("cancelled:" + id, at, reason).ifPresent(barred -> {
                reason = barred;
                sealed = true;
            });
        }
    }
}
