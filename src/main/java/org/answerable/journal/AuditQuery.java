package org.answerable.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.answerable.platform.Refusal;
import org.answerable.platform.Time;

/**
 * Which acts are asked for; {@code null} means any.
 *
 * @param act as in {@code journal/acts.tsv}
 * @param actor an account's name, {@code resident} or {@code system}
 * @param subject a kind, a colon and an id; or a kind alone, for all of that kind
 * @param from the first day, in the time of Wisconsin
 * @param to the last day
 * @param newest whether the newest comes first
 */
public record AuditQuery(String act, String actor, String subject, LocalDate from, LocalDate to, boolean newest) {
    /** The longest that {@code journal_entry} holds. */
    private static final int MAX_ACTOR = 200;

    private static final int MAX_SUBJECT = 120;
    private static final List<String> ACTS = List.copyOf(Acts.all().keySet());

    /**
     * Reads it as it stands in an address; {@code newest} where no order is asked for. Anything that is not known is
     * refused.
     */
    public static AuditQuery read(
            String act, String actor, String subject, String from, String to, String sort, boolean newest) {
        List<Refusal.Fault> faults = new ArrayList<>();
        if (given(act) && !ACTS.contains(act)) {
            faults.add(new Refusal.Fault("/act", "journal.fault.act"));
        }
        check("/actor", actor, MAX_ACTOR, faults);
        check("/subject", subject, MAX_SUBJECT, faults);
        LocalDate first = day("/from", from, faults);
        LocalDate last = day("/to", to, faults);
        if (given(sort) && !sort.equals("newest") && !sort.equals("oldest")) {
            faults.add(new Refusal.Fault("/sort", "journal.fault.sort"));
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Malformed(
                    faults.getFirst().pointer(),
                    faults.getFirst().key(),
                    faults.getFirst().arguments());
        }
        return new AuditQuery(
                given(act) ? act : null,
                given(actor) ? actor.strip() : null,
                given(subject) ? subject.strip() : null,
                first,
                last,
                given(sort) ? sort.equals("newest") : newest);
    }

    private static void check(String pointer, String text, int most, List<Refusal.Fault> faults) {
        if (given(text) && (text.length() > most || text.indexOf(0) >= 0)) {
            faults.add(new Refusal.Fault(pointer, "journal.fault.too-long", most));
        }
    }

    private static LocalDate day(String pointer, String day, List<Refusal.Fault> faults) {
        if (!given(day)) {
            return null;
        }
        try {
            LocalDate read = LocalDate.parse(day.strip());
            if (read.getYear() >= 1000 && read.getYear() <= 9999) {
                return read;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        faults.add(new Refusal.Fault(pointer, "platform.fault.day"));
        return null;
    }

    private static boolean given(String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    /** Every act there is, by name. */
    public static List<String> acts() {
        return ACTS;
    }

    /** The order as it stands in an address. */
    public String sort() {
        return newest ? "newest" : "oldest";
    }

    /** Whether a subject is named, not a kind of it alone. */
    public boolean namesSubject() {
        return subject != null && subject.indexOf(':') >= 0 && !subject.endsWith(":");
    }

    /** What a subject of the kind begins with. */
    String prefix() {
        return subject == null || namesSubject() ? null : subject.endsWith(":") ? subject : subject + ":";
    }

    public Instant start() {
        return from == null ? null : from.atStartOfDay(Time.ZONE).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return to == null ? null : to.plusDays(1).atStartOfDay(Time.ZONE).toInstant();
    }

    /** Whether all acts are asked for. */
    public boolean isAll() {
        return act == null && actor == null && subject == null && from == null && to == null;
    }
}
