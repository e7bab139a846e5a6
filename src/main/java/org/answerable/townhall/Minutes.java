package org.answerable.townhall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.answerable.intake.Withdrawn;

/** What was said at a meeting, in one language. Never altered: a correction is a further entry. */
@Entity
class Minutes {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "minutes_seq")
    @SequenceGenerator(name = "minutes_seq", sequenceName = "minutes_seq", allocationSize = 50)
    private Long id;

    @Column(name = "town_hall")
    private Long townHall;

    private Instant at;
    private String text;
    private boolean sealed;
    private String language;

    protected Minutes() {}

    Minutes(TownHall townHall, Instant at, String text, String language) {
        this.townHall = townHall.id();
        this.at = at;
        this.text = text;
        this.language = language;
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

    String text() {
        return text;
    }

    String language() {
        return language;
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn) {
        withdrawn.bar("minutes:" + id, at, text).ifPresent(barred -> {
            text = barred;
            sealed = true;
        });
    }
}
