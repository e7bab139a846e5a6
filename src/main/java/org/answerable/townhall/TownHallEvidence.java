package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/** What meetings keep of what was planned, said and promised. */
@ApplicationScoped
class TownHallEvidence implements Evidence {
    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                new Exhibit(Set.of("town-hall.planned"), "town-hall", Exhibit.Keeping.EACH, "h.slug", "h.id", List.of("t.language", "t.title", "h.starts_at", "h.place"),
                        "town_hall h join town_hall_title t on t.town_hall = h.id", null,
                        rows -> planned(byLanguage(rows), Instant.ofEpochMilli(Long.parseLong(rows.getFirst().get(2))), rows.getFirst().get(3)), null, true),
                new Exhibit(Set.of("agenda.set"), "town-hall", Exhibit.Keeping.WRITTEN, "h.slug", "i.id", List.of("t.language", "t.title", "r.position", "r.record"),
                        "agenda_item i join town_hall h on h.id = i.town_hall join agenda_item_title t on t.item = i.id left join agenda_item_record r on r.item = i.id", null,
                        rows -> item(byLanguage(rows), records(rows)), null, true),
                Exhibit.each(Set.of("minutes.recorded"), "town-hall", "h.slug", "m.id", "m.text", "minutes m join town_hall h on h.id = m.town_hall", null),
                new Exhibit(Set.of("commitment.made"), "commitment", Exhibit.Keeping.EACH, "c.code", "c.id", List.of("t.language", "t.text", "c.owner", "c.due_on"),
                        "commitment c join commitment_text t on t.commitment = c.id", null,
                        rows -> promised(byLanguage(rows), rows.getFirst().get(2), rows.getFirst().get(3)), null, true),
                // The first event of each says that it was made.
                new Exhibit(Set.of("commitment.changed"), "commitment", Exhibit.Keeping.EACH, "c.code", "e.id", List.of("e.status", "e.evidence"),
                        "commitment_event e join commitment c on c.id = e.commitment", "e.id > (select min(f.id) from commitment_event f where f.commitment = c.id)",
                        rows -> rows.getFirst().getFirst() + " " + rows.getFirst().get(1), null, false));
    }

    /** What is written down of a meeting that was planned. */
    static String planned(Map<String, String> titles, Instant startsAt, String place) {
        return new TreeMap<>(titles) + " " + startsAt.toEpochMilli() + " " + place;
    }

    /** What is written down of a point of the agenda. */
    static String item(Map<String, String> titles, List<String> records) {
        return new TreeMap<>(titles) + " " + records;
    }

    /** What is written down of a promise. */
    static String promised(Map<String, String> texts, String owner, String dueOn) {
        return new TreeMap<>(texts) + " " + owner + " " + dueOn;
    }

    private static Map<String, String> byLanguage(List<List<String>> rows) {
        Map<String, String> texts = new TreeMap<>();
        rows.forEach(row -> texts.put(row.getFirst(), row.get(1)));
        return texts;
    }

    private static List<String> records(List<List<String>> rows) {
        Map<Integer, String> records = new TreeMap<>();
        rows.stream().filter(row -> row.get(2) != null).forEach(row -> records.put(Integer.valueOf(row.get(2)), row.get(3)));
        return new ArrayList<>(records.values());
    }
}
