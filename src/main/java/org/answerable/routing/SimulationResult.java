package org.answerable.routing;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.answerable.platform.JsonText;

/**
 * What would have changed, counted as it comes in; of what it counted it keeps opaque ids of a few, never a word.
 *
 * <p>A submission counts as changed where other agencies would have it, or another of them would lead.
 */
final class SimulationResult {
    /** So many kinds of change are told, the most frequent first. */
    static final int MOST_ROWS = 100;
    /** So many submissions of each are shown. */
    static final int SAMPLES = 5;

    /**
     * One kind of change.
     *
     * @param from the agencies that have it now, the one that leads first
     * @param to those that would
     * @param samples opaque ids of submissions
     */
    record Row(List<String> from, List<String> to, int count, List<String> samples) {}

    /** How many an agency has now, and would have. */
    record Share(String agency, int before, int after) {}

    private static final class Tally {
        int count;
        final List<String> samples = new ArrayList<>();
    }

    private record Change(List<String> from, List<String> to) {}

    private int same;
    private final Map<Change, Tally> changes = new LinkedHashMap<>();
    private final Map<String, int[]> shares = new TreeMap<>();

    void add(String submission, List<Assignment> now, List<Assignment> then) {
        List<String> from = agencies(now);
        List<String> to = agencies(then);
        from.forEach(agency -> shares.computeIfAbsent(agency, a -> new int[2])[0]++);
        to.forEach(agency -> shares.computeIfAbsent(agency, a -> new int[2])[1]++);
        if (from.equals(to)) {
            same++;
            return;
        }
        Tally tally = changes.computeIfAbsent(new Change(from, to), c -> new Tally());
        tally.count++;
        if (tally.samples.size() < SAMPLES) {
            tally.samples.add(submission);
        }
    }

    /** The one that leads, then the others by their slugs. */
    private static List<String> agencies(List<Assignment> assignments) {
        return assignments.stream()
                .sorted(Comparator.comparing((Assignment assignment) -> !assignment.lead())
                        .thenComparing(Assignment::agency))
                .map(Assignment::agency)
                .toList();
    }

    /** As it is stored. */
    String write() {
        JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
        changes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Change, Tally> change) -> -change.getValue().count))
                .limit(MOST_ROWS)
                .forEach(change -> rows.add(JsonText.JSON
                        .createObjectBuilder()
                        .add(
                                "from",
                                JsonText.JSON.createArrayBuilder(change.getKey().from()))
                        .add(
                                "to",
                                JsonText.JSON.createArrayBuilder(change.getKey().to()))
                        .add("count", change.getValue().count)
                        .add("samples", JsonText.JSON.createArrayBuilder(change.getValue().samples))));
        JsonObjectBuilder agencies = JsonText.JSON.createObjectBuilder();
        shares.forEach((agency, counts) -> agencies.add(
                agency, JsonText.JSON.createArrayBuilder().add(counts[0]).add(counts[1])));
        return JsonText.JSON
                .createObjectBuilder()
                .add("same", same)
                .add(
                        "changed",
                        changes.values().stream().mapToInt(tally -> tally.count).sum())
                .add("agencies", agencies)
                .add("rows", rows)
                .build()
                .toString();
    }

    /** What was stored. */
    record Stored(int same, int changed, List<Share> agencies, List<Row> rows) {
        static Stored read(String written) {
            try (JsonReader reader = JsonText.JSON.createReader(new StringReader(written))) {
                JsonObject object = reader.readObject();
                JsonObject shares = object.getJsonObject("agencies");
                return new Stored(
                        object.getInt("same"),
                        object.getInt("changed"),
                        shares.keySet().stream()
                                .map(agency -> new Share(
                                        agency,
                                        shares.getJsonArray(agency).getInt(0),
                                        shares.getJsonArray(agency).getInt(1)))
                                .toList(),
                        object.getJsonArray("rows").getValuesAs(JsonObject.class).stream()
                                .map(row -> new Row(
                                        texts(row, "from"),
                                        texts(row, "to"),
                                        row.getInt("count"),
                                        texts(row, "samples")))
                                .toList());
            }
        }

        private static List<String> texts(JsonObject object, String field) {
            return object.getJsonArray(field).getValuesAs(JsonString::getString);
        }
    }
}
