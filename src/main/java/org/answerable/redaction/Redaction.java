package org.answerable.redaction;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Barred.Kind;
import org.answerable.platform.JsonText;
import org.answerable.platform.Refusal;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;

/**
 * A part of a text that the public does not see.
 *
 * @param start offset in code points
 * @param end offset in code points, exclusive
 * @param kind what it is
 */
public record Redaction(int start, int end, Kind kind) {
    /** A text with its redactions applied; the offsets are of the text as the public reads it. */
    public record Redacted(String text, List<Redaction> redactions) {
        /** The same for pages. */
        public Barred barred() {
            return Redaction.barred(text, redactions);
        }
    }

    /** A text as it is shown, with bars where its redactions, already applied, took something out. */
    public static Barred barred(String shown, List<Redaction> redactions) {
        return new Barred(
                shown,
                redactions.stream()
                        .map(r -> new Barred.Bar(r.start(), r.end(), r.kind()))
                        .toList());
    }

    /**
     * Checks redactions against a text.
     *
     * @param pointer where they stood in the request
     * @throws Refusal.Invalid where an offset lies outside or a part is empty
     */
    public static void check(String pointer, String text, List<Redaction> redactions) {
        int length = Texts.length(text);
        for (int i = 0; i < redactions.size(); i++) {
            Redaction redaction = redactions.get(i);
            if (redaction.start() < 0 || redaction.end() > length || redaction.start() >= redaction.end()) {
                throw new Refusal.Invalid(pointer + "/" + i, "publication.fault.offsets", length);
            }
        }
    }

    /** Sorted, and those that overlap or touch by the same kind made one, so that nothing between is left bare. */
    public static List<Redaction> merge(List<Redaction> redactions) {
        List<Redaction> sorted = new ArrayList<>(redactions);
        sorted.sort(Comparator.comparingInt(Redaction::start)
                .thenComparing(Comparator.comparingInt(Redaction::end).reversed()));
        List<Redaction> merged = new ArrayList<>();
        for (Redaction redaction : sorted) {
            Redaction last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && redaction.start() < last.end()) {
                merged.set(
                        merged.size() - 1,
                        new Redaction(last.start(), Math.max(last.end(), redaction.end()), last.kind()));
            } else {
                merged.add(redaction);
            }
        }
        return merged;
    }

    /** Whether every code point that the earlier ones hide is hidden by the later ones. */
    public static boolean covers(List<Redaction> later, List<Redaction> earlier) {
        BitSet open = new BitSet();
        earlier.forEach(r -> open.set(r.start(), r.end()));
        later.forEach(r -> open.clear(r.start(), r.end()));
        return open.isEmpty();
    }

    /** Applies checked redactions. */
    public static Redacted apply(String text, List<Redaction> redactions) {
        StringBuilder shown = new StringBuilder();
        List<Redaction> moved = new ArrayList<>();
        int mark = Texts.length(Barred.MARK);
        int at = 0;
        int length = 0;
        for (Redaction redaction : merge(redactions)) {
            shown.append(Texts.slice(text, at, redaction.start()));
            length += redaction.start() - at;
            moved.add(new Redaction(length, length + mark, redaction.kind()));
            shown.append(Barred.MARK);
            length += mark;
            at = redaction.end();
        }
        shown.append(Texts.slice(text, at, Texts.length(text)));
        return new Redacted(shown.toString(), moved);
    }

    public static String write(List<Redaction> redactions) {
        return array(redactions).build().toString();
    }

    /** As they are written within something else. */
    public static JsonArrayBuilder array(List<Redaction> redactions) {
        JsonArrayBuilder array = JsonText.JSON.createArrayBuilder();
        redactions.forEach(r -> array.add(JsonText.JSON
                .createObjectBuilder()
                .add("start", r.start())
                .add("end", r.end())
                .add("kind", r.kind().tag())));
        return array;
    }

    public static List<Redaction> read(String stored) {
        if (stored.equals("[]")) {
            return List.of();
        }
        try (JsonReader reader = JsonText.JSON.createReader(new StringReader(stored))) {
            return read(reader.readArray());
        }
    }

    /** What {@link #array} wrote. */
    public static List<Redaction> read(JsonArray array) {
        return array.getValuesAs(JsonObject.class).stream()
                .map(o -> new Redaction(
                        o.getInt("start"),
                        o.getInt("end"),
                        Tagged.of(Kind.values(), o.getString("kind")).orElseThrow()))
                .toList();
    }
}
