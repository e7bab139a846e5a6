package org.answerable.casework;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.casework.TicketReading.Listing;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.intake.Kind;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Time;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Forms;

/**
 * The list of tickets as both pages show it.
 *
 * @param total how many there are under these filters
 * @param next the cursor of the next part, or {@code null}
 * @param current the ticket shown beside it, or {@code null}
 * @param agencies what may be chosen; empty where there is nothing to choose
 * @param assignable whether tickets are given to people here, so that it is worth a filter
 * @param options what else may be chosen
 * @param done what was done just now with a ticket of it, or {@code null}
 */
public record TicketList(
        List<Row> rows,
        TicketReading.Counted total,
        String next,
        Filters filters,
        String current,
        List<Choice> agencies,
        boolean assignable,
        Options options,
        Done done) {
    /** What the view of what is stuck says of itself. */
    public static final int SILENT_DAYS = TicketReading.SILENT_DAYS;

    public static final int BOUNCES = TicketReading.BOUNCES;

    /** What the words may be about, or in; each begins with "any". */
    public record Options(List<Choice> languages, List<Choice> topics, List<Choice> counties) {}

    /**
     * What was done.
     *
     * @param act as in {@code casework.done.*}
     * @param ticket with which; {@code null}: the one that is shown
     * @param next where that is shown still: the one after it in this part of the list, or {@code null}
     */
    public record Done(String act, String ticket, String next) {
        private static final Set<String> ACTS = Set.of(
                "answered",
                "asked",
                "noted",
                "assigned",
                "transferred",
                "closed",
                "reopened",
                "unmasked",
                "acknowledged",
                "alike");

        /**
         * As it stands in an address; {@code null} where there is nothing that can have been done.
         *
         * @param of the ticket that it was done with, where another is shown now
         * @param current the ticket that is shown, or {@code null}
         * @param listed the tickets of the list, in its order
         */
        static Done of(String act, String of, String current, List<String> listed) {
            if (act == null || !ACTS.contains(act)) {
                return null;
            }
            boolean other = of != null && of.matches("[0-9a-z]{1,20}") && !of.equals(current);
            return new Done(act, other ? of : null, other ? null : after(current, listed));
        }

        private static String after(String current, List<String> listed) {
            int at = listed.indexOf(current) + 1; // From the beginning where it is not listed any more.
            return at < listed.size() ? listed.get(at) : null;
        }
    }

    /**
     * One ticket in the list; {@code days} until it is due, negative when late, {@code null} where nothing is owed any
     * more; {@code opening} {@code null} where its writer took it back.
     */
    public record Row(
            String id,
            Kind kind,
            TicketStatus status,
            Language language,
            String county,
            List<String> topics,
            String agency,
            String assignee,
            boolean late,
            boolean newFromWriter,
            Long days,
            Acknowledge acknowledge,
            TicketStanding clocks,
            DrawnText opening) {}

    /**
     * What is said of a ticket whose writer was told nothing yet.
     *
     * @param by the day by which the agency should say that it has the message
     * @param late whether that is past
     */
    public record Acknowledge(LocalDate by, boolean late) {
        /** {@code null} where something was told, or nothing is owed any more. */
        static Acknowledge of(TicketItem ticket, LocalDate today) {
            if (ticket.status() != TicketStatus.OPEN
                    || ticket.acknowledgedAt() != null
                    || ticket.acknowledgeBy() == null) {
                return null;
            }
            LocalDate day = Time.day(ticket.acknowledgeBy());
            return new Acknowledge(day, day.isBefore(today));
        }
    }

    /**
     * What the list is narrowed to, as it stands in the address.
     *
     * @param status empty: what is due; {@code all}: everything; {@code unacknowledged} and {@code acknowledge-late} as
     *     in {@link Listing}
     * @param agency empty: all
     * @param assignee empty: anyone; {@code me}; {@code none}
     * @param language a tag; empty: any
     * @param topic a slug; empty: any
     * @param county FIPS; empty: any
     * @param sort empty: where words of the writer wait first; {@code due}; {@code newest}; {@code oldest}
     * @param view empty: all; {@code stuck}
     */
    public record Filters(
            String status,
            String agency,
            String assignee,
            boolean overdue,
            String language,
            String topic,
            String county,
            String sort,
            String view,
            String cursor) {
        /** As they stand in an address. */
        static Filters of(MultivaluedMap<String, String> query) {
            return new Filters(
                    Forms.text(query, "status"),
                    Forms.text(query, "agency"),
                    Forms.text(query, "assignee"),
                    Forms.ticked(query, "overdue"),
                    tag(Forms.text(query, "language")),
                    Forms.text(query, "topic"),
                    Forms.text(query, "county"),
                    Forms.text(query, "sort"),
                    Forms.text(query, "view"),
                    Forms.text(query, "cursor"));
        }

        /** The language by its one tag, so that every link on says the same; what is none stays, and is refused. */
        private static String tag(String language) {
            return Languages.parse(language).map(Language::tag).orElse(language);
        }

        /** What is to be listed. */
        Listing listing(int size) {
            return new Listing(
                    status.isEmpty() ? "due" : status.equals("all") ? "" : status,
                    agency,
                    assignee,
                    overdue,
                    language,
                    topic,
                    county,
                    sort,
                    view,
                    cursor,
                    size);
        }

        /** The filters as a query string that begins with {@code ?}, or nothing. */
        public String query() {
            return query(cursor, null, null);
        }

        /** The same list from another cursor. */
        public String from(String other) {
            return query(other, null, null);
        }

        /** With word of what was done with the ticket that is shown. */
        public String done(String done) {
            return query(cursor, done, null);
        }

        /** With word of what was done with a ticket that is not shown any more. */
        public String done(String done, String ticket, String from) {
            return query(from, done, ticket);
        }

        /** The message that counts the list, and says its order where there is but one. */
        public String counted() {
            if (sort.equals("newest")
                    || sort.equals("oldest")
                    || status.equals("unacknowledged")
                    || status.equals("acknowledge-late")
                    || sort.isEmpty() && !overdue && (status.equals("open") || status.equals("all"))) {
                return "casework.queue.count.any";
            }
            return overdue
                    ? "casework.queue.count.late"
                    : status.isEmpty() ? "casework.queue.count.due" : "casework.queue.count";
        }

        /** Whether it shows what is stuck or bounces. */
        public boolean stuck() {
            return view.equals(TicketReading.STUCK);
        }

        public boolean narrowed() {
            return !status.isEmpty()
                    || !agency.isEmpty()
                    || !assignee.isEmpty()
                    || overdue
                    || !language.isEmpty()
                    || !topic.isEmpty()
                    || !county.isEmpty()
                    || stuck();
        }

        private String query(String from, String done, String of) {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("status", status);
            parts.put("agency", agency);
            parts.put("assignee", assignee);
            parts.put("overdue", overdue ? "true" : "");
            parts.put("language", language);
            parts.put("topic", topic);
            parts.put("county", county);
            parts.put("sort", sort);
            parts.put("view", view);
            parts.put("cursor", from == null ? "" : from);
            parts.put("done", done == null ? "" : done);
            parts.put("of", of == null ? "" : of);
            String query = parts.entrySet().stream()
                    .filter(p -> !p.getValue().isEmpty())
                    .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return query.isEmpty() ? "" : "?" + query;
        }
    }

    /** The cursor's own address, from the list's beginning. */
    public boolean started() {
        return !filters.cursor().isEmpty();
    }
}
