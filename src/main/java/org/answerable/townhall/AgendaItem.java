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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.answerable.intake.Withdrawn;

/**
 * A point of a meeting's agenda, with the public records that it comes from. A coordinator puts it at the end of the
 * agenda of a meeting that stands, and may move it or take it off until the meeting begins; from then on it stays. Its
 * records were all public when it was set, and are kept in their order although one may be withdrawn later; readers are
 * shown those that still are.
 */
@Entity
@Table(name = "agenda_item")
class AgendaItem {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "agenda_item_seq")
    @SequenceGenerator(name = "agenda_item_seq", sequenceName = "agenda_item_seq", allocationSize = 50)
    private Long id;

    private boolean sealed;

    @Column(name = "town_hall")
    private Long townHall;

    private int position;

    @Column(name = "added_at")
    private Instant addedAt;

    @ElementCollection
    @CollectionTable(name = "agenda_item_title", joinColumns = @JoinColumn(name = "item"))
    @MapKeyColumn(name = "language")
    @Column(name = "title")
    private Map<String, String> titles = new LinkedHashMap<>();

    @ElementCollection
    @CollectionTable(name = "agenda_item_record", joinColumns = @JoinColumn(name = "item"))
    @Column(name = "record")
    @OrderColumn(name = "position")
    private List<String> records = new ArrayList<>();

    protected AgendaItem() {}

    AgendaItem(TownHall townHall, int position, Map<String, String> titles, List<String> records, Instant addedAt) {
        this.townHall = townHall.id();
        this.position = position;
        this.titles.putAll(titles);
        this.records.addAll(records);
        this.addedAt = addedAt;
    }

    Long id() {
        return id;
    }

    Long townHall() {
        return townHall;
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** {@code null} of what was added before this was kept. */
    Instant addedAt() {
        return addedAt;
    }

    Map<String, String> titles() {
        return titles;
    }

    /** Ids of records that were public when it was set; some may have been withdrawn since. */
    List<String> records() {
        return List.copyOf(records);
    }

    /** Bars stand in it from now on where it repeats what a writer took back. */
    void seal(Withdrawn withdrawn, Instant at) {
        titles.replaceAll((language, text) -> withdrawn
                .bar("agenda:" + id, at, text)
                .map(barred -> {
                    sealed = true;
                    return barred;
                })
                .orElse(text));
    }
}
