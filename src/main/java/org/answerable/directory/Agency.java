package org.answerable.directory;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.answerable.language.Language;
import org.answerable.language.Languages;

/**
 * A public body that answers: a state agency, a sheriff, a police department, a federal liaison office. It comes into
 * the directory by the directory's file; people at the desk change what it is called, or all of it by the file, each
 * change an act of the journal. It is never deleted, because tickets, answers and promises name its slug; one that is
 * not active gets nothing new.
 */
@Entity
public class Agency {
    /** At which level of government. */
    public enum Level {
        FEDERAL,
        STATE,
        COUNTY,
        MUNICIPAL;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Id
    private String slug;

    @Enumerated(EnumType.STRING)
    private Level level;

    private String url;

    @Column(name = "answer_days")
    private int answerDays;

    @Column(name = "acknowledge_days")
    private int acknowledgeDays;

    @Column(name = "update_days")
    private int updateDays;

    /** As {@link WorkingHours} is written; empty where it does not say. */
    private String hours;

    /** As {@link TargetRule#stored} writes them. */
    private String targets;

    /** One of {@link Holidays#calendars()}. */
    private String calendar;

    /** Days on which it is closed beside those of the calendar, and languages; each separated by a blank. */
    private String closures;

    private String languages;

    /** As {@link ComplaintRoute#stored} writes it. */
    @Column(name = "route_facts")
    private String routeFacts;

    private boolean active;
    /** The agency that has its work now, or {@code null}. */
    private String successor;
    /** Whether an act says what it is. */
    private boolean journaled;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "agency_name", joinColumns = @JoinColumn(name = "agency"))
    @MapKeyColumn(name = "language")
    private Map<String, Name> names = new HashMap<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "agency_county", joinColumns = @JoinColumn(name = "agency"))
    @Column(name = "county")
    private Set<String> counties = new HashSet<>();

    protected Agency() {}

    public Agency(String slug, Level level, String url, int answerDays, Map<String, Name> names, Set<String> counties) {
        this.slug = slug;
        this.level = level;
        this.url = url;
        this.answerDays = answerDays;
        this.acknowledgeDays = AgencyEntry.ACKNOWLEDGE_DAYS;
        this.updateDays = AgencyEntry.UPDATE_DAYS;
        this.hours = "";
        this.targets = "";
        this.calendar = AgencyEntry.calendar(level);
        this.closures = "";
        this.languages = "";
        this.routeFacts = "";
        this.active = true;
        this.names.putAll(names);
        this.counties.addAll(counties);
    }

    public String slug() {
        return slug;
    }

    public Level level() {
        return level;
    }

    /** Its own public site, or {@code null}. */
    public String url() {
        return url;
    }

    /**
     * What is expected of it with a message.
     *
     * @param kind the tag of its kind
     * @param topics slugs
     */
    public Targets targets(String kind, Collection<String> topics) {
        return TargetRule.targets(targetRules(), new Targets(acknowledgeDays, updateDays, answerDays), kind, topics);
    }

    /** Where something else is expected of it than otherwise. */
    public List<TargetRule> targetRules() {
        return TargetRule.read(targets);
    }

    /** From when to when it works on these; {@code null} where it does not say. */
    public WorkingHours workingHours() {
        return WorkingHours.of(hours).orElse(null);
    }

    /** The days on which it works. */
    public WorkingDays workingDays() {
        return new WorkingDays(Holidays.of(calendar), words(closures));
    }

    /** The languages that its people speak, as BCP 47 tags. */
    public Set<String> languages() {
        return words(languages);
    }

    /** What is known of its own way to complain. */
    public ComplaintRoute complaintRoute() {
        return ComplaintRoute.read(routeFacts);
    }

    private static SortedSet<String> words(String stored) {
        return stored.isEmpty() ? new TreeSet<>() : new TreeSet<>(Arrays.asList(stored.split(" ")));
    }

    /** Working days within which it is expected to answer. */
    public int answerDays() {
        return answerDays;
    }

    /** Working days within which it is expected to tell a writer something since it told something last. */
    public int updateDays() {
        return updateDays;
    }

    /** Working days within which it is expected to say that it has a message. */
    public int acknowledgeDays() {
        return acknowledgeDays;
    }

    public boolean active() {
        return active;
    }

    /** The slug of the agency that has its work now; {@code null} for none. */
    public String successor() {
        return successor;
    }

    /** What it is called, by language. */
    public Map<String, Name> names() {
        return Map.copyOf(names);
    }

    void call(Language language, Name name) {
        names.put(language.tag(), name);
    }

    /** What an act says of it as it is now; the caller writes it. */
    String journaled() {
        journaled = true;
        return NamesEvidence.agency(
                level.name(),
                url,
                answerDays,
                active,
                successor,
                counties,
                new NamesEvidence.Days(acknowledgeDays, calendar, closures, languages),
                updateDays,
                hours,
                targets,
                routeFacts,
                names);
    }

    /** As the directory's file has it. */
    AgencyEntry entry() {
        Map<String, Naming.Called> called = new TreeMap<>();
        names.forEach((language, name) -> called.put(language, new Naming.Called(name.name(), name.description())));
        return new AgencyEntry(
                slug,
                level,
                url,
                answerDays,
                acknowledgeDays,
                updateDays,
                workingHours(),
                targetRules(),
                calendar,
                words(closures),
                words(languages),
                active,
                successor,
                new TreeSet<>(counties),
                complaintRoute(),
                called);
    }

    /** Becomes what the directory's file says, the slug aside. */
    void become(AgencyEntry entry) {
        level = entry.level();
        url = entry.url();
        answerDays = entry.answerDays();
        acknowledgeDays = entry.acknowledgeDays();
        updateDays = entry.updateDays();
        hours = entry.hours() == null ? "" : entry.hours().toString();
        targets = TargetRule.stored(entry.targets());
        calendar = entry.calendar();
        closures = String.join(" ", entry.closures());
        languages = String.join(" ", entry.languages());
        active = entry.active();
        successor = entry.successor();
        routeFacts = entry.complaintRoute().stored();
        if (!counties.equals(entry.counties())) {
            counties.retainAll(entry.counties());
            counties.addAll(entry.counties());
        }
        AgencyEntry.rename(names, entry.names());
    }

    boolean isJournaled() {
        return journaled;
    }

    public String name(Language reader) {
        Name name = Languages.choose(names, reader);
        return name == null ? slug : name.name();
    }

    public String description(Language reader) {
        Name name = Languages.choose(names, reader);
        return name == null ? "" : name.description();
    }

    /** The FIPS codes of the counties it serves; empty for the whole state. */
    public Set<String> counties() {
        return Set.copyOf(counties);
    }
}
