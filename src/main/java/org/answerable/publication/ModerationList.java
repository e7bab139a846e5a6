package org.answerable.publication;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.intake.State;
import org.answerable.web.Forms;

/**
 * The moderators' list as it stands in the address, beside a submission as by itself.
 *
 * @param state as programs write it; empty: what waits; {@code all}
 * @param next the cursor of its next part, or {@code null}
 * @param done what was done just now, or {@code null}
 */
public record ModerationList(
        String state, String cursor, List<ModerationQueueView.Line> lines, String next, Done done) {
    /**
     * What was done.
     *
     * @param act {@code published} or {@code withheld}
     * @param submission with which
     * @param record what is public of it, or {@code null}
     */
    public record Done(String act, String submission, String record) {}

    /**
     * The list as an address asks for it; what is not there is empty.
     *
     * @param state which state is listed: as programs write it, {@code all}, or empty for what waits
     * @param done what was done just now, {@code of} with which submission, {@code record} what is public of it
     */
    record Asked(String state, String cursor, String done, String of, String record) {
        private static final String ID = "[a-z0-9]{4,40}";
        private static final Set<String> ACTS = Set.of("published", "withheld");

        static Asked of(MultivaluedMap<String, String> query) {
            return new Asked(
                    Forms.text(query, "state"),
                    Forms.text(query, "cursor"),
                    Forms.text(query, "done"),
                    Forms.text(query, "of"),
                    Forms.text(query, "record"));
        }

        /** The state that is listed, as programs write it; empty: any. */
        String shown() {
            return state.isEmpty() ? State.AWAITING_MODERATION.tag() : state.equals("all") ? "" : state;
        }

        /** What was done just now; {@code null} where the address says nothing that can have been. */
        Done told() {
            return ACTS.contains(done) && of.matches(ID)
                    ? new Done(done, of, record.matches(ID) ? record : null)
                    : null;
        }
    }

    /** The list from the same place, as a query string. */
    public String query() {
        return query(state, cursor, null);
    }

    /** The list from another place. */
    public String from(String other) {
        return query(state, other, null);
    }

    static String query(String state, String cursor, Done done) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("state", state);
        parts.put("cursor", cursor);
        if (done != null) {
            parts.put("done", done.act());
            parts.put("of", done.submission());
            parts.put("record", done.record());
        }
        String query = parts.entrySet().stream()
                .filter(p -> p.getValue() != null && !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
