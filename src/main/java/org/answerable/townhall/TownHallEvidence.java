package org.answerable.townhall;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.answerable.journal.Evidence;
import org.answerable.journal.Exhibit;

/**
 * What meetings keep of what was planned, said and promised. Where a writer took words back, bars stand in what
 * repeated them, and it is marked.
 */
@ApplicationScoped
class TownHallEvidence implements Evidence {
    /** By which tag the journal knows it: another than the present one, where that was made canonical later. */
    private static final String RECORDED = "coalesce(t.recorded_language, t.language)";

    private static final String MEETING = "town_hall h";
    private static final String CHANGE = "town_hall_change c join town_hall h on h.id = c.town_hall";
    private static final String PROMISE = "commitment c join town_hall h on h.id = c.town_hall";

    @Override
    public List<Exhibit> exhibits() {
        return List.of(
                meeting(
                        "town-hall.planned",
                        Exhibit.Keeping.EACH,
                        "h",
                        List.of(
                                RECORDED,
                                "t.title",
                                "coalesce(h.planned_starts_at, h.starts_at)",
                                "coalesce(h.planned_place, h.place)"),
                        "town_hall h join town_hall_title t on t.town_hall = h.id",
                        null,
                        rows -> planned(
                                byLanguage(rows),
                                Instant.ofEpochMilli(
                                        Long.parseLong(rows.getFirst().get(2))),
                                rows.getFirst().get(3)),
                        true),
                meeting(
                        "town-hall.moved",
                        Exhibit.Keeping.EACH,
                        "c",
                        List.of("c.starts_at", "c.place", "c.county"),
                        CHANGE,
                        "c.what = 'MOVED'",
                        rows -> moved(
                                Instant.ofEpochMilli(
                                        Long.parseLong(rows.getFirst().getFirst())),
                                rows.getFirst().get(1),
                                rows.getFirst().get(2)),
                        false),
                meeting(
                        "town-hall.cancelled",
                        Exhibit.Keeping.EACH,
                        "c",
                        List.of("c.reason"),
                        CHANGE,
                        "c.what = 'CANCELLED'",
                        rows -> rows.getFirst().getFirst(),
                        false),
                meeting(
                        "agenda.set",
                        Exhibit.Keeping.WRITTEN,
                        "i",
                        List.of(RECORDED, "t.title", "r.position", "r.record"),
                        "agenda_item i join town_hall h on h.id = i.town_hall join agenda_item_title t"
                                + " on t.item = i.id left join agenda_item_record r on r.item = i.id",
                        null,
                        rows -> item(byLanguage(rows), records(rows)),
                        true),
                meeting(
                        "minutes.recorded",
                        Exhibit.Keeping.EACH,
                        "m",
                        List.of("m.text"),
                        "minutes m join town_hall h on h.id = m.town_hall",
                        null,
                        rows -> rows.getFirst().getFirst(),
                        false),
                promise(
                        "commitment.made",
                        "c",
                        List.of(RECORDED, "t.text", "c.owner", "c.due_on"),
                        "commitment c join commitment_text t on t.commitment = c.id",
                        null,
                        rows -> promised(
                                byLanguage(rows),
                                rows.getFirst().get(2),
                                rows.getFirst().get(3)),
                        true),
                // The first event of each says that it was made.
                promise(
                        "commitment.changed",
                        "e",
                        List.of("e.status", "e.evidence"),
                        "commitment_event e join commitment c on c.id = e.commitment",
                        "e.id > (select min(f.id) from commitment_event f where f.commitment = c.id)",
                        rows -> rows.getFirst().getFirst() + " "
                                + rows.getFirst().get(1),
                        false));
    }

    private static Exhibit meeting(
            String act,
            Exhibit.Keeping keeping,
            String row,
            List<String> columns,
            String from,
            String where,
            Function<List<List<String>>, String> content,
            boolean keyed) {
        return exhibit(
                act,
                "town-hall",
                keeping,
                "h.slug",
                row,
                columns,
                from,
                where,
                content,
                takenBack("h.slug", MEETING),
                keyed);
    }

    private static Exhibit promise(
            String act,
            String row,
            List<String> columns,
            String from,
            String where,
            Function<List<List<String>>, String> content,
            boolean keyed) {
        return exhibit(
                act,
                "commitment",
                Exhibit.Keeping.EACH,
                "c.code",
                row,
                columns,
                from,
                where,
                content,
                takenBack("c.code", PROMISE),
                keyed);
    }

    private static Exhibit exhibit(
            String act,
            String kind,
            Exhibit.Keeping keeping,
            String id,
            String row,
            List<String> columns,
            String from,
            String where,
            Function<List<List<String>>, String> content,
            String gone,
            boolean keyed) {
        List<String> marked = new ArrayList<>(columns);
        marked.add("case when " + row + ".sealed then 'sealed' end");
        return new Exhibit(
                Set.of(act),
                kind,
                keeping,
                id,
                row + ".id",
                marked,
                from,
                where,
                rows -> rows.getFirst().getLast() == null ? content.apply(rows) : null,
                gone,
                keyed);
    }

    /** Meetings, and promises of meetings, that had to do with a record that is not public any more. */
    private static String takenBack(String id, String from) {
        String removed =
                "join journal_entry e on e.act = 'record.removed' and e.subject = 'record:' || r.record where ";
        return "select " + id + ", 'sealed' from " + from + " where " + id
                + " = any(?) and (exists (select 1 from agenda_item i join agenda_item_record r on r.item = i.id "
                + removed
                + "i.town_hall = h.id) or exists (select 1 from commitment k join commitment_record r on r.commitment = k.id "
                + removed + "k.town_hall = h.id))";
    }

    /** What is written down of a meeting that was planned. */
    static String planned(Map<String, String> titles, Instant startsAt, String place) {
        return new TreeMap<>(titles) + " " + startsAt.toEpochMilli() + " " + place;
    }

    /** What is written down of a meeting that was moved. */
    static String moved(Instant startsAt, String place, String county) {
        return startsAt.toEpochMilli() + " " + place + " " + county;
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
        rows.stream()
                .filter(row -> row.get(2) != null)
                .forEach(row -> records.put(Integer.valueOf(row.get(2)), row.get(3)));
        return new ArrayList<>(records.values());
    }
}
