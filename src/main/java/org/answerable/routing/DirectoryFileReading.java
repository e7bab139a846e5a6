package org.answerable.routing;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.ComplaintRoute;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.DocumentEntry.Version;
import org.answerable.directory.DocumentKind;
import org.answerable.directory.Holidays;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.RouteAnswer;
import org.answerable.directory.RouteFact;
import org.answerable.directory.SourceNote;
import org.answerable.directory.TargetRule;
import org.answerable.directory.TaskForceEntry;
import org.answerable.directory.TopicEntry;
import org.answerable.directory.WorkingHours;
import org.answerable.intake.Kind;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.learn.HelpWanted;
import org.answerable.office.OwnTextFiling;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Tagged;
import org.answerable.platform.TextRule;
import org.answerable.routing.DirectoryFile.TopicLine;

/**
 * Reads a directory file and says everything that is wrong with it at once, each fault with its place (RFC 6901). What
 * it gives beside faults serves only to look for more.
 */
final class DirectoryFileReading {
    /** The most that an agency may be given to answer, in days. */
    static final int MOST_DAYS = 365;

    static final int MOST_PRIORITY = 1000;
    /** What the database has room for. */
    private static final int MOST_CLOSURES = 300;
    /** So many fit into their column, with slugs as long as they may be. */
    private static final int MOST_TARGETS = 40;

    /** What the database has room for, in chars of JSON; names are bounded by themselves. */
    private static final int MOST_ENTRY = 30_000;

    private static final int MOST_VERSIONS = 50;
    private static final int FIRST_YEAR = 1848;
    private static final int LAST_YEAR = 2199;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_LANGUAGES = 60;
    private static final int MOST_SLUG = 60;
    private static final int MOST_URL = 300;
    /** What the database has room for, in chars of JSON. */
    private static final int MOST_CONDITIONS = 50_000;

    /** Addresses of the desk have them where others have the slug. */
    private static final Set<String> RESERVED = Set.of("new", "try", "findings", "simulate", "simulations");

    private static final int MOST_PAGE = 120;
    private static final Pattern PAGE = Pattern.compile("(/[a-z0-9]+(-[a-z0-9]+)*){1,4}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final List<String> LEVELS =
            Arrays.stream(Agency.Level.values()).map(Agency.Level::tag).toList();
    private static final List<String> SAYS =
            Arrays.stream(RouteAnswer.Says.values()).map(RouteAnswer.Says::tag).toList();
    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::tag).toList();

    /** What was read; the file may be used where there is no fault. */
    record Reading(DirectoryFile file, List<Fault> faults, boolean hasForces, boolean hasDocuments) {
        /** With what is there of lists that an older file does not know. */
        DirectoryFile whole(DirectoryFile present) {
            return new DirectoryFile(
                    file.agencies(),
                    file.topics(),
                    file.rules(),
                    hasForces ? file.taskForces() : present.taskForces(),
                    hasDocuments ? file.documents() : present.documents(),
                    file.texts(),
                    file.help());
        }
    }

    private final List<Fault> faults = new ArrayList<>();
    private final Function<String, Optional<String>> counties;
    /** In the order of the file; of what was not even an object, nothing. */
    private final List<Placed<AgencyEntry>> agencies = new ArrayList<>();

    private final List<Placed<TopicLine>> topics = new ArrayList<>();
    private final List<Placed<RuleWanted>> rules = new ArrayList<>();
    /** {@code null} where the file says nothing of them. */
    private Map<String, Map<String, String>> texts;
    /** The same. */
    private List<HelpWanted> help;

    private final List<Placed<TaskForceEntry>> forces = new ArrayList<>();
    private final List<Placed<DocumentEntry>> documents = new ArrayList<>();
    /** Agencies and task forces that those name, in the order of the file. */
    private final List<Placed<List<String>>> parties = new ArrayList<>();

    private final List<Placed<List<String>>> groups = new ArrayList<>();

    /** Something and where in the file it stands. */
    private record Placed<T>(String at, T value) {}

    private DirectoryFileReading(Function<String, Optional<String>> counties) {
        this.counties = counties;
    }

    /**
     * Reads a file.
     *
     * @param sent the JSON object that it is
     * @param counties the FIPS code of a county by its code or name
     */
    static Reading read(Map<String, ?> sent, Function<String, Optional<String>> counties) {
        DirectoryFileReading reading = new DirectoryFileReading(counties);
        reading.whole(reading.new Fields("", sent));
        reading.together();
        return new Reading(
                new DirectoryFile(
                        values(reading.agencies),
                        values(reading.topics),
                        values(reading.rules),
                        values(reading.forces),
                        values(reading.documents),
                        reading.texts,
                        reading.help),
                reading.faults,
                sent.containsKey("taskForces"),
                sent.containsKey("documents"));
    }

    private static <T> List<T> values(List<Placed<T>> placed) {
        return placed.stream().map(Placed::value).toList();
    }

    private void whole(Fields file) {
        if (!DirectoryFile.FORMAT.equals(file.any("format"))) {
            file.fault("format", "routing.file.format", DirectoryFile.FORMAT);
        }
        if (!(file.any("version") instanceof BigDecimal version)
                || version.compareTo(BigDecimal.valueOf(DirectoryFile.VERSION)) != 0) {
            file.fault("version", "routing.file.version", DirectoryFile.VERSION);
        }
        file.objects("agencies").forEach(this::agency);
        file.objects("topics").forEach(this::topic);
        file.objects("rules").forEach(this::rule);
        if (file.has("taskForces")) {
            file.objects("taskForces").forEach(this::taskForce);
        }
        if (file.has("documents")) {
            file.objects("documents").forEach(this::document);
        }
        if (file.has("texts")) {
            texts(file.object("texts"));
        }
        if (file.has("help")) {
            help = new ArrayList<>();
            Set<String> known = new HashSet<>();
            for (Fields one : file.objects("help")) {
                HelpWanted wanted = HelpWanted.read(one.object, one.at, counties, faults);
                if (!known.add(wanted.id())) {
                    one.fault("id", "routing.file.twice", wanted.id());
                }
                help.add(wanted);
            }
        }
        file.noOthers();
    }

    /** Texts of the office, by language of the interface and key. */
    private void texts(Fields given) {
        texts = new TreeMap<>();
        if (given == null) {
            return;
        }
        for (String tag : given.object.keySet()) {
            Fields written = given.object(tag);
            Optional<String> language = language(given, tag, true);
            if (written == null || language.isEmpty()) {
                continue;
            }
            if (texts.containsKey(language.get())) {
                given.fault(tag, "routing.file.twice", language.get());
            }
            Map<String, String> own = texts.computeIfAbsent(language.get(), l -> new TreeMap<>());
            for (String key : written.object.keySet()) {
                OwnTextFiling.read(new Language(language.get()), key, written.pointer(key), written.string(key), faults)
                        .ifPresent(words -> own.put(key, words));
            }
        }
    }

    private void agency(Fields fields) {
        String slug = fields.slug("slug");
        boolean coordinating = fields.flag("coordinating", false);
        String level = fields.choice("level", LEVELS);
        String url = url(fields, "url");
        int days = fields.number("answerDays", 1, MOST_DAYS);
        int acknowledge = fields.has("acknowledgeDays")
                ? fields.number("acknowledgeDays", 1, MOST_DAYS)
                : AgencyEntry.ACKNOWLEDGE_DAYS;
        int update = fields.has("updateDays") ? fields.number("updateDays", 1, MOST_DAYS) : AgencyEntry.UPDATE_DAYS;
        WorkingHours hours = hours(fields);
        List<TargetRule> targets = targets(fields);
        String calendar = fields.has("calendar") ? fields.choice("calendar", Holidays.calendars()) : "";
        SortedSet<String> closures = closures(fields);
        SortedSet<String> languages = languages(fields);
        boolean active = fields.flag("active", true);
        String successor = fields.text("successor");
        List<String> served = county(fields, "counties");
        ComplaintRoute route = route(fields);
        Map<String, Called> names = names(fields);
        fields.noOthers();
        if (coordinating != slug.equals(Identity.OFFICE)) {
            fields.fault("coordinating", "routing.file.coordinating", Identity.OFFICE);
        }
        if (slug.equals(Identity.OFFICE) && !active) {
            fields.fault("active", "routing.file.office");
        }
        Agency.Level at =
                level.isEmpty() ? Agency.Level.STATE : Agency.Level.valueOf(level.toUpperCase(java.util.Locale.ROOT));
        agencies.add(new Placed<>(
                fields.at,
                new AgencyEntry(
                        slug,
                        at,
                        url,
                        days,
                        acknowledge,
                        update,
                        hours,
                        targets,
                        calendar.isEmpty() ? AgencyEntry.calendar(at) : calendar,
                        closures,
                        languages,
                        active,
                        successor,
                        new TreeSet<>(served),
                        route,
                        names)));
    }

    private WorkingHours hours(Fields fields) {
        String written = fields.text("hours");
        if (written == null || written.isEmpty()) {
            return null;
        }
        Optional<WorkingHours> hours = WorkingHours.of(written);
        if (hours.isEmpty()) {
            fields.fault("hours", "routing.file.hours");
        }
        return hours.orElse(null);
    }

    private List<TargetRule> targets(Fields fields) {
        List<TargetRule> rules = new ArrayList<>();
        if (!fields.has("targets")) {
            return rules;
        }
        for (Fields given : fields.objects("targets")) {
            TargetRule rule = new TargetRule(
                    given.has("kind") ? given.choice("kind", KINDS) : null,
                    given.has("topic") ? given.slug("topic") : null,
                    days(given, "acknowledgeDays"),
                    days(given, "updateDays"),
                    days(given, "answerDays"));
            given.noOthers();
            if (rule.kind() == null && rule.topic() == null) {
                given.fault("kind", "routing.file.target-of");
            }
            if (rule.acknowledgeDays() == null && rule.updateDays() == null && rule.answerDays() == null) {
                given.fault("answerDays", "platform.fault.required");
            }
            if (rules.stream()
                    .anyMatch(other ->
                            Objects.equals(other.kind(), rule.kind()) && Objects.equals(other.topic(), rule.topic()))) {
                given.fault(rule.topic() == null ? "kind" : "topic", "routing.file.target-twice");
            }
            rules.add(rule);
        }
        if (rules.size() > MOST_TARGETS) {
            fields.fault("targets", "routing.file.targets", MOST_TARGETS);
        }
        return rules;
    }

    private static Integer days(Fields fields, String field) {
        return fields.has(field) ? fields.number(field, 1, MOST_DAYS) : null;
    }

    private SortedSet<String> closures(Fields fields) {
        SortedSet<String> days = new TreeSet<>();
        List<String> given = fields.texts("closures");
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                continue;
            }
            Optional<LocalDate> day = day(given.get(i));
            day.ifPresent(known -> days.add(known.toString()));
            if (day.isEmpty()) {
                faults.add(new Fault(fields.pointer("closures") + "/" + i, "platform.fault.day"));
            }
        }
        if (days.size() > MOST_CLOSURES) {
            fields.fault("closures", "routing.file.closures", MOST_CLOSURES);
        }
        return days;
    }

    private ComplaintRoute route(Fields fields) {
        Fields given = fields.has("complaintRoute") ? fields.object("complaintRoute") : null;
        if (given == null) {
            return ComplaintRoute.NOT_CHECKED;
        }
        Map<RouteFact, RouteAnswer> facts = new EnumMap<>(RouteFact.class);
        for (RouteFact fact : RouteFact.values()) {
            Fields one = given.has(fact.tag()) ? given.object(fact.tag()) : null;
            if (one == null) {
                continue;
            }
            String says = one.choice("answer", SAYS);
            String checked = one.required("checked");
            if (!checked.isEmpty() && day(checked).isEmpty()) {
                one.fault("checked", "platform.fault.day");
            }
            if (!says.isEmpty() && !says.equals(RouteAnswer.Says.UNKNOWN.tag()) && one.text("source") == null) {
                one.fault("source", "platform.fault.required");
            }
            String source = url(one, "source");
            one.noOthers();
            facts.put(
                    fact,
                    new RouteAnswer(
                            Tagged.of(RouteAnswer.Says.values(), says).orElse(RouteAnswer.Says.UNKNOWN),
                            checked.strip(),
                            source));
        }
        given.noOthers();
        return new ComplaintRoute(facts);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() >= 2000 && day.getYear() <= 2199);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private SortedSet<String> languages(Fields fields) {
        SortedSet<String> languages = new TreeSet<>();
        List<String> given = fields.texts("languages");
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                continue;
            }
            Optional<Language> language = Languages.parse(given.get(i));
            if (language.isEmpty()) {
                faults.add(new Fault(fields.pointer("languages") + "/" + i, "intake.fault.language"));
            }
            language.ifPresent(known -> languages.add(known.tag()));
        }
        if (languages.size() > MOST_LANGUAGES) {
            fields.fault("languages", "routing.file.languages", MOST_LANGUAGES);
        }
        return languages;
    }

    private static String url(Fields fields, String field) {
        String url = fields.text(field);
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            if (url.length() <= MOST_URL
                    && address.getHost() != null
                    && List.of("https", "http").contains(address.getScheme())) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The fault says so.
        }
        fields.fault(field, "routing.file.url", MOST_URL);
        return null;
    }

    private void topic(Fields fields) {
        String slug = fields.slug("slug");
        boolean active = fields.flag("active", true);
        String mergedInto = fields.text("mergedInto");
        if (mergedInto != null && active && fields.has("active")) {
            fields.fault("active", "routing.file.merged-active", mergedInto);
        }
        active = active && mergedInto == null;
        Map<String, Called> names = names(fields);
        Map<String, List<String>> words = words(fields);
        fields.noOthers();
        TopicLine line = new TopicLine(new TopicEntry(slug, active, mergedInto, names), words);
        fits(RuleWanted.finds(slug, active, words).when(), fields.pointer("words"));
        topics.add(new Placed<>(fields.at, line));
    }

    private void rule(Fields fields) {
        String id = fields.slug("id");
        boolean active = fields.flag("active", true);
        String agency = fields.required("agency");
        String role = fields.choice("role", List.of("lead", "support"));
        int priority = fields.number("priority", 0, MOST_PRIORITY);
        Map<String, String> because = because(fields);
        Fields when = fields.object("when");
        Conditions conditions = Conditions.NONE;
        if (when != null) {
            conditions = new Conditions(
                    when.texts("topics"),
                    county(when, "counties"),
                    kinds(when),
                    when.texts("agencies"),
                    List.copyOf(languages(when)),
                    pages(when),
                    words(when));
            when.noOthers();
            if (conditions.none()) {
                fields.fault("when", "routing.file.no-condition");
            }
            fits(conditions, when.at);
        }
        fields.noOthers();
        rules.add(new Placed<>(
                fields.at,
                new RuleWanted(id, active, agency, null, role.equals("lead"), priority, because, conditions)));
    }

    /** Why a rule gives there, by language of the interface; a text alone is English. */
    private Map<String, String> because(Fields fields) {
        Map<String, String> because = new TreeMap<>();
        if (fields.object.get("because") instanceof String english) {
            fields.any("because");
            because.put("en", TextRule.WHY.required(fields.pointer("because"), english, faults));
            return because;
        }
        Fields given = fields.has("because") ? fields.object("because") : null;
        if (given != null) {
            given.object
                    .keySet()
                    .forEach(tag -> language(given, tag, true).ifPresent(language -> {
                        String text = TextRule.WHY.required(given.pointer(tag), given.string(tag), faults);
                        if (because.put(language, text) != null) {
                            given.fault(tag, "routing.file.twice", language);
                        }
                    }));
        }
        return because;
    }

    /** Paths of pages of this site, without the language. */
    private List<String> pages(Fields when) {
        List<String> pages = when.texts("about");
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i) != null
                    && (pages.get(i).length() > MOST_PAGE
                            || !PAGE.matcher(pages.get(i)).matches())) {
                faults.add(new Fault(when.pointer("about") + "/" + i, "routing.file.page", MOST_PAGE));
            }
        }
        return pages;
    }

    private void taskForce(Fields fields) {
        String slug = fields.slug("slug");
        boolean active = fields.flag("active", true);
        List<String> members = fields.texts("agencies");
        String lead = fields.text("lead");
        String since = day(fields, "since");
        String until = day(fields, "until");
        inOrder(fields, since, until);
        String successor = fields.text("successor");
        SourceNote source = source(fields);
        Map<String, Called> names = names(fields);
        fields.noOthers();
        parties.add(new Placed<>(fields.pointer("agencies") + "/", members));
        if (members.isEmpty()) {
            fields.fault("agencies", "routing.file.no-members");
        }
        if (lead != null && !members.contains(lead)) {
            fields.fault("lead", "routing.file.lead", lead);
        }
        TaskForceEntry force =
                new TaskForceEntry(slug, active, names, slugs(members), lead, since, until, successor, source);
        fits(force.tree(), fields.at);
        forces.add(new Placed<>(fields.at, force));
    }

    private void document(Fields fields) {
        String slug = fields.slug("slug");
        String kind = fields.choice("kind", DocumentKind.tags());
        boolean active = fields.flag("active", true);
        List<String> agreeing = fields.texts("agencies");
        List<String> forcesToo = fields.texts("taskForces");
        parties.add(new Placed<>(fields.pointer("agencies") + "/", agreeing));
        groups.add(new Placed<>(fields.pointer("taskForces") + "/", forcesToo));
        Map<String, Called> names = names(fields);
        List<Version> versions = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (Fields version : fields.objects("versions")) {
            Version read = version(version);
            if (!numbers.add(read.number())) {
                version.fault("number", "routing.file.twice", read.number());
            }
            versions.add(read);
        }
        fields.noOthers();
        if (versions.isEmpty()) {
            fields.fault("versions", "routing.file.no-text");
        }
        versions.sort(Comparator.comparing(Version::number));
        DocumentEntry document = new DocumentEntry(
                slug,
                Tagged.of(DocumentKind.values(), kind).orElse(DocumentKind.AGREEMENT),
                active,
                names,
                slugs(agreeing),
                slugs(forcesToo),
                versions);
        Map<String, Object> head = document.tree(text -> Map.of());
        fits(head, fields.at);
        documents.add(new Placed<>(fields.at, document));
    }

    private Version version(Fields fields) {
        int number = fields.number("number", 1, MOST_VERSIONS);
        String signed = day(fields, "signed");
        String from = day(fields, "from");
        String until = day(fields, "until");
        inOrder(fields, from, until);
        SourceNote source = source(fields);
        Map<String, String> pdfs = new TreeMap<>();
        Fields files = fields.has("pdf") ? fields.object("pdf") : null;
        if (files != null) {
            files.object
                    .keySet()
                    .forEach(tag -> language(files, tag, false).ifPresent(language -> {
                        String hash = files.string(tag);
                        if (!hash.isEmpty() && !HASH.matcher(hash).matches()) {
                            files.fault(tag, "routing.file.hash");
                        }
                        pdfs.put(language, hash);
                    }));
        }
        Map<String, DocumentEntry.Words> texts = new TreeMap<>();
        Fields said = fields.object("text");
        if (said != null) {
            if (said.object.isEmpty()) {
                fields.fault("text", "routing.file.no-text");
            }
            said.object
                    .keySet()
                    .forEach(tag -> language(said, tag, false).ifPresent(language -> {
                        String text = TextRule.DOCUMENT.required(said.pointer(tag), said.string(tag), faults);
                        if (texts.put(language, new DocumentEntry.Words(text, pdfs.get(language))) != null) {
                            said.fault(tag, "routing.file.twice", language);
                        }
                    }));
            pdfs.keySet().stream()
                    .filter(language -> !texts.containsKey(language))
                    .forEach(language -> said.fault(language, "platform.fault.required"));
        }
        DocumentEntry.TakenBack takenBack = null;
        Fields back = fields.any("takenBack") == null ? null : fields.object("takenBack");
        if (back != null) {
            String on = day(back, "on");
            if (on == null && back.text("on") == null) {
                back.fault("on", "platform.fault.required");
            }
            takenBack = new DocumentEntry.TakenBack(
                    on, TextRule.TAKING_BACK.required(back.pointer("reason"), back.text("reason"), faults));
            back.noOthers();
        }
        fields.noOthers();
        return new Version(number, signed, from, until, source, texts, takenBack);
    }

    private static SortedSet<String> slugs(List<String> given) {
        SortedSet<String> slugs = new TreeSet<>();
        given.stream().filter(slug -> slug != null).forEach(slugs::add);
        return slugs;
    }

    private SourceNote source(Fields fields) {
        String source = fields.text("source");
        return new SourceNote(
                source == null ? null : TextRule.SOURCE.required(fields.pointer("source"), source, faults),
                url(fields, "url"),
                day(fields, "checked"));
    }

    /** A day; {@code null} where absent, null, or, with a fault, where it is none. */
    private static String day(Fields fields, String field) {
        String day = fields.text(field);
        if (day == null) {
            return null;
        }
        try {
            LocalDate read = LocalDate.parse(day.strip());
            if (read.getYear() >= FIRST_YEAR && read.getYear() <= LAST_YEAR) {
                return read.toString();
            }
        } catch (DateTimeParseException e) {
            // The fault says so.
        }
        fields.fault(field, "platform.fault.day");
        return null;
    }

    private static void inOrder(Fields fields, String from, String until) {
        if (from != null && until != null && from.compareTo(until) > 0) {
            fields.fault("until", "routing.file.until");
        }
    }

    private void fits(Map<String, Object> entry, String at) {
        int length = DirectoryFile.text(entry).length();
        if (length > MOST_ENTRY) {
            faults.add(new Fault(at, "directory.fault.long", MOST_ENTRY, length));
        }
    }

    private void fits(Conditions conditions, String at) {
        int length = conditions.json().length();
        if (length > MOST_CONDITIONS) {
            faults.add(new Fault(at, "directory.fault.long", MOST_CONDITIONS, length));
        }
    }

    private List<String> county(Fields fields, String field) {
        List<String> codes = new ArrayList<>();
        List<String> given = fields.texts(field);
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) == null) {
                continue;
            }
            Optional<String> code = counties.apply(given.get(i));
            if (code.isEmpty()) {
                faults.add(new Fault(fields.pointer(field) + "/" + i, "intake.fault.county"));
            }
            codes.add(code.orElse(given.get(i)));
        }
        return codes;
    }

    private List<String> kinds(Fields fields) {
        List<String> kinds = fields.texts("kinds");
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i) != null && !KINDS.contains(kinds.get(i))) {
                faults.add(
                        new Fault(fields.pointer("kinds") + "/" + i, "routing.file.choice", String.join(", ", KINDS)));
            }
        }
        return kinds;
    }

    /** Names and descriptions by language of the interface. */
    private Map<String, Called> names(Fields fields) {
        Map<String, String> name = new TreeMap<>();
        Map<String, String> description = new TreeMap<>();
        Fields named = fields.object("name");
        if (named != null) {
            if (named.object.isEmpty()) {
                fields.fault("name", "platform.fault.required");
            }
            named.object
                    .keySet()
                    .forEach(tag -> language(named, tag, true).ifPresent(language -> {
                        String text = TextRule.NAME.required(named.pointer(tag), named.string(tag), faults);
                        if (name.put(language, text) != null) {
                            named.fault(tag, "routing.file.twice", language);
                        }
                    }));
        }
        Fields described = fields.has("description") ? fields.object("description") : null;
        if (described != null) {
            described
                    .object
                    .keySet()
                    .forEach(tag -> language(described, tag, true).ifPresent(language -> {
                        description.put(
                                language,
                                TextRule.DESCRIPTION.optional(described.pointer(tag), described.string(tag), faults));
                        if (named != null && !name.containsKey(language)) {
                            faults.add(new Fault(named.pointer(language), "platform.fault.required"));
                        }
                    }));
        }
        Map<String, Called> called = new TreeMap<>();
        name.forEach(
                (language, text) -> called.put(language, new Called(text, description.getOrDefault(language, ""))));
        return called;
    }

    /** Phrases by language: any that there is, for people write in more than the interface speaks. */
    private Map<String, List<String>> words(Fields fields) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        if (!fields.has("words")) {
            return words;
        }
        Fields given = fields.object("words");
        if (given == null) {
            return words;
        }
        for (String tag : given.object.keySet()) {
            List<String> phrases = given.texts(tag);
            List<String> cleaned = new ArrayList<>();
            for (int i = 0; i < phrases.size(); i++) {
                if (phrases.get(i) != null) {
                    cleaned.add(TextRule.NAME.required(given.pointer(tag) + "/" + i, phrases.get(i), faults));
                }
            }
            language(given, tag, false).ifPresent(language -> {
                if (words.containsKey(language)) {
                    given.fault(tag, "routing.file.twice", language);
                }
                if (!cleaned.isEmpty()) {
                    words.put(language, cleaned);
                }
            });
        }
        return words;
    }

    private Optional<String> language(Fields fields, String tag, boolean ofTheInterface) {
        fields.asked.add(tag);
        Optional<String> language = Languages.parse(tag)
                .map(Language::tag)
                .filter(known -> !ofTheInterface || Languages.ui(known).isPresent());
        if (language.isEmpty()) {
            fields.fault(tag, "intake.fault.language");
        }
        return language;
    }

    /** What can be said of entries only beside others. */
    private void together() {
        Map<String, AgencyEntry> known = new HashMap<>();
        agencies.forEach(agency -> once(known, agency.value().slug(), agency.value(), agency.at() + "/slug"));
        Map<String, TopicLine> topic = new HashMap<>();
        topics.forEach(line -> once(topic, line.value().topic().slug(), line.value(), line.at() + "/slug"));
        Map<String, RuleWanted> rule = new HashMap<>();
        topic.forEach((slug, line) -> {
            if (!line.words().isEmpty()) {
                rule.put(RuleWanted.finding(slug), RuleWanted.finds(slug, true, line.words()));
            }
        });
        rules.forEach(one -> once(rule, one.value().slug(), one.value(), one.at() + "/id"));

        if (!known.containsKey(Identity.OFFICE)) {
            faults.add(new Fault("/agencies", "routing.file.coordinating", Identity.OFFICE));
        }
        for (Placed<AgencyEntry> agency : agencies) {
            for (int i = 0; i < agency.value().targets().size(); i++) {
                String about = agency.value().targets().get(i).topic();
                if (about != null && !topic.containsKey(about)) {
                    faults.add(new Fault(agency.at() + "/targets/" + i + "/topic", "routing.file.topic", about));
                }
            }
            String successor = agency.value().successor();
            if (successor != null && !known.containsKey(successor)) {
                faults.add(new Fault(agency.at() + "/successor", "routing.file.agency", successor));
            } else {
                circle(
                                agency.value().slug(),
                                slug -> Optional.ofNullable(known.get(slug)).map(AgencyEntry::successor))
                        .ifPresent(circle ->
                                faults.add(new Fault(agency.at() + "/successor", "routing.file.circle", circle)));
            }
        }
        for (Placed<TopicLine> line : topics) {
            String into = line.value().topic().mergedInto();
            if (into != null && !topic.containsKey(into)) {
                faults.add(new Fault(line.at() + "/mergedInto", "routing.file.topic", into));
            } else {
                circle(
                                line.value().topic().slug(),
                                slug -> Optional.ofNullable(topic.get(slug))
                                        .map(one -> one.topic().mergedInto()))
                        .ifPresent(circle ->
                                faults.add(new Fault(line.at() + "/mergedInto", "routing.file.topic-circle", circle)));
            }
        }
        Map<String, TaskForceEntry> force = new HashMap<>();
        forces.forEach(one -> once(force, one.value().slug(), one.value(), one.at() + "/slug"));
        for (Placed<TaskForceEntry> one : forces) {
            TaskForceEntry said = one.value();
            if (said.successor() != null && !force.containsKey(said.successor())) {
                faults.add(new Fault(one.at() + "/successor", "routing.file.task-force", said.successor()));
            } else {
                circle(said.slug(), slug -> Optional.ofNullable(force.get(slug)).map(TaskForceEntry::successor))
                        .ifPresent(circle ->
                                faults.add(new Fault(one.at() + "/successor", "routing.file.circle", circle)));
            }
        }
        Map<String, DocumentEntry> document = new HashMap<>();
        documents.forEach(one -> once(document, one.value().slug(), one.value(), one.at() + "/slug"));
        parties.forEach(named -> among(named.value(), known.keySet(), named.at(), "routing.file.agency"));
        groups.forEach(named -> among(named.value(), force.keySet(), named.at(), "routing.file.task-force"));
        for (Placed<RuleWanted> one : rules) {
            RuleWanted said = one.value();
            if (!said.agency().isEmpty()) {
                if (!known.containsKey(said.agency())) {
                    faults.add(new Fault(one.at() + "/agency", "routing.file.agency", said.agency()));
                } else if (said.active() && !known.get(said.agency()).active()) {
                    faults.add(new Fault(one.at() + "/agency", "routing.file.retired", said.agency()));
                }
            }
            among(said.when().topics(), topic.keySet(), one.at() + "/when/topics/", "routing.file.topic");
            among(said.when().agencies(), known.keySet(), one.at() + "/when/agencies/", "routing.file.agency");
        }
    }

    private <T> void once(Map<String, T> known, String slug, T value, String at) {
        if (known.putIfAbsent(slug, value) != null && !slug.isEmpty()) {
            faults.add(new Fault(at, "routing.file.twice", slug));
        }
    }

    private void among(List<String> named, Set<String> known, String at, String key) {
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i) != null && !known.contains(named.get(i))) {
                faults.add(new Fault(at + i, key, named.get(i)));
            }
        }
    }

    /** Where following those that come after leads back to the first: the way. */
    private static Optional<String> circle(String from, Function<String, Optional<String>> next) {
        StringBuilder way = new StringBuilder(from);
        Set<String> seen = new HashSet<>();
        Optional<String> at = next.apply(from);
        while (at.isPresent() && seen.add(at.get())) {
            way.append(" → ").append(at.get());
            if (at.get().equals(from)) {
                return Optional.of(way.toString());
            }
            at = next.apply(at.get());
        }
        return Optional.empty();
    }

    /** The fields of one object of the file. */
    private final class Fields {
        private final String at;
        private final Map<String, ?> object;
        private final Set<String> asked = new HashSet<>();

        Fields(String at, Map<String, ?> object) {
            this.at = at;
            this.object = object;
        }

        String pointer(String field) {
            return at + "/" + field.replace("~", "~0").replace("/", "~1");
        }

        void fault(String field, String key, Object... arguments) {
            faults.add(new Fault(pointer(field), key, arguments));
        }

        boolean has(String field) {
            return object.containsKey(field);
        }

        Object any(String field) {
            asked.add(field);
            return object.get(field);
        }

        /** A text; {@code null} where absent or null. */
        String text(String field) {
            return any(field) == null ? null : string(field);
        }

        /** A text; empty, with a fault, where it is anything else. */
        String string(String field) {
            if (any(field) instanceof String text) {
                return text;
            }
            fault(field, "platform.fault.type-text");
            return "";
        }

        String required(String field) {
            if (any(field) == null || "".equals(any(field))) {
                fault(field, "platform.fault.required");
                return "";
            }
            return string(field);
        }

        String slug(String field) {
            String slug = required(field);
            if (!slug.isEmpty()
                    && (slug.length() > MOST_SLUG || !SLUG.matcher(slug).matches())) {
                fault(field, "routing.file.slug", MOST_SLUG);
            } else if (RESERVED.contains(slug)) {
                fault(field, "routing.file.reserved", slug);
            }
            return slug;
        }

        /** One of some words; empty, with a fault, where it is none. */
        String choice(String field, List<String> words) {
            String word = required(field);
            if (!word.isEmpty() && !words.contains(word)) {
                fault(field, "routing.file.choice", String.join(", ", words));
                return "";
            }
            return word;
        }

        boolean flag(String field, boolean otherwise) {
            if (!has(field)) {
                asked.add(field);
                return otherwise;
            }
            if (any(field) instanceof Boolean flag) {
                return flag;
            }
            fault(field, "platform.fault.type-flag");
            return otherwise;
        }

        int number(String field, int least, int most) {
            if (any(field) instanceof BigDecimal number
                    && number.remainder(BigDecimal.ONE).signum() == 0
                    && number.compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return number.intValue();
            }
            fault(field, "routing.file.number", least, most);
            return least;
        }

        /** A list of texts, {@code null} in place of what is none, with a fault; empty where absent. */
        List<String> texts(String field) {
            List<String> texts = new ArrayList<>();
            List<?> items = list(field, !has(field));
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof String text) {
                    texts.add(text);
                } else {
                    texts.add(null);
                    faults.add(new Fault(pointer(field) + "/" + i, "platform.fault.type-text"));
                }
            }
            return texts;
        }

        /** A list of objects that must be there. */
        List<Fields> objects(String field) {
            List<Fields> objects = new ArrayList<>();
            List<?> items = list(field, false);
            for (int i = 0; i < items.size(); i++) {
                String place = pointer(field) + "/" + i;
                if (items.get(i) instanceof Map<?, ?> object) {
                    objects.add(new Fields(place, fields(object)));
                } else {
                    faults.add(new Fault(place, "platform.fault.type-object"));
                }
            }
            return objects;
        }

        private List<?> list(String field, boolean absent) {
            asked.add(field);
            if (absent) {
                return List.of();
            }
            if (object.get(field) instanceof List<?> list) {
                return list;
            }
            fault(field, "platform.fault.type-list");
            return List.of();
        }

        /** An object that must be there; {@code null}, with a fault, where it is anything else. */
        Fields object(String field) {
            if (any(field) instanceof Map<?, ?> inner) {
                return new Fields(pointer(field), fields(inner));
            }
            fault(field, "platform.fault.type-object");
            return null;
        }

        /** Names of fields are texts. */
        @SuppressWarnings("unchecked")
        private static Map<String, ?> fields(Map<?, ?> object) {
            return (Map<String, ?>) object;
        }

        void noOthers() {
            object.keySet().stream()
                    .filter(field -> !asked.contains(field))
                    .forEach(field -> fault(
                            field,
                            "platform.fault.unknown-field",
                            field.length() > 60 ? field.substring(0, 60) : field));
        }
    }
}
