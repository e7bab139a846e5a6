package org.answerable.directory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.platform.Time;

/** The hours of a working day in which an agency works, in the time of Wisconsin, where it states them. */
public record WorkingHours(LocalTime from, LocalTime to) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    public WorkingHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("they begin before they end");
        }
    }

    /** As the directory's file has them, {@code 08:00-16:30}; empty for what are none. */
    public static Optional<WorkingHours> of(String written) {
        Matcher matched = WRITTEN.matcher(written);
        try {
            return matched.matches()
                    ? Optional.of(
                            new WorkingHours(LocalTime.parse(matched.group(1)), LocalTime.parse(matched.group(2))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** When they begin on a day. */
    public Instant begin(LocalDate day) {
        return day.atTime(from).atZone(Time.ZONE).toInstant();
    }

    /** When they end on a day. */
    public Instant end(LocalDate day) {
        return day.atTime(to).atZone(Time.ZONE).toInstant();
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
