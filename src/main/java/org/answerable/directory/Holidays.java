package org.answerable.directory;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.answerable.platform.Resources;

/**
 * The days on which public offices are closed by law, a calendar for each law ({@code directory/holidays.json} has the
 * source of each). Thread-safe.
 */
public final class Holidays {
    /** Of the offices of the United States. */
    public static final String FEDERAL = "federal";
    /** Of the offices of Wisconsin. */
    public static final String STATE = "wisconsin";

    private static final Map<String, Holidays> CALENDARS = read();

    private final String source;
    private final String url;
    private final boolean fridayBefore;
    private final List<String> days;
    private final Set<String> mondayAfter;
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

    private Holidays(JsonObject calendar) {
        source = calendar.getString("source");
        url = calendar.getString("url");
        fridayBefore = calendar.getString("saturday").equals("before");
        days = calendar.getJsonArray("days").getValuesAs(JsonString::getString);
        mondayAfter = new HashSet<>(calendar.getJsonArray("sunday").getValuesAs(JsonString::getString));
    }

    private static Map<String, Holidays> read() {
        JsonObject all = Resources.object("/directory/holidays.json");
        Map<String, Holidays> calendars = new LinkedHashMap<>();
        all.keySet().forEach(name -> calendars.put(name, new Holidays(all.getJsonObject(name))));
        return calendars;
    }

    /** What calendars there are. */
    public static List<String> calendars() {
        return List.copyOf(CALENDARS.keySet());
    }

    /** One of {@link #calendars()}. */
    public static Holidays of(String calendar) {
        return CALENDARS.get(calendar);
    }

    /** The law. */
    public String source() {
        return source;
    }

    /** Where the law is read. */
    public String url() {
        return url;
    }

    /** Whether offices are closed on a day; Saturdays and Sundays aside. */
    public boolean includes(LocalDate day) {
        // New Year's Day of the next year may be kept on the last day of this one.
        return in(day.getYear()).contains(day) || in(day.getYear() + 1).contains(day);
    }

    /** The days of a year, as they are kept: a Saturday's may be the last day of the year before. */
    public Set<LocalDate> in(int year) {
        return byYear.computeIfAbsent(year, y -> {
            Set<LocalDate> kept = new TreeSet<>();
            days.forEach(rule -> kept.add(kept(rule, day(rule, y))));
            return Set.copyOf(kept);
        });
    }

    private LocalDate kept(String rule, LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> fridayBefore ? day.minusDays(1) : day;
            case SUNDAY -> mondayAfter.contains(rule) ? day.plusDays(1) : day;
            default -> day;
        };
    }

    /** {@code 07-04}, {@code 3 monday 01}, {@code last monday 05}. */
    private static LocalDate day(String rule, int year) {
        String[] parts = rule.split(" ");
        if (parts.length == 1) {
            return MonthDay.parse("--" + rule).atYear(year);
        }
        LocalDate first = YearMonth.of(year, Integer.parseInt(parts[2])).atDay(1);
        DayOfWeek weekday = DayOfWeek.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return first.with(
                parts[0].equals("last")
                        ? TemporalAdjusters.lastInMonth(weekday)
                        : TemporalAdjusters.dayOfWeekInMonth(Integer.parseInt(parts[0]), weekday));
    }
}
