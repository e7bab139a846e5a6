package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.answerable.directory.Agency;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.ComplaintRoute;
import org.answerable.directory.Naming.Called;
import org.answerable.directory.TargetRule;
import org.answerable.directory.TopicEntry;
import org.answerable.directory.WorkingHours;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Resources;
import org.answerable.routing.DirectoryFile.TopicLine;
import org.answerable.routing.DirectoryFileReading.Reading;
import org.answerable.web.JsonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The directory as one file: read, written, compared, refused. */
class DirectoryFileTest {
    private static final Map<String, String> COUNTIES = counties();
    private static final Function<String, Optional<String>> FIPS = name -> Optional.ofNullable(COUNTIES.get(name));

    /** As the directory knows them: by code and by name. */
    private static Map<String, String> counties() {
        Map<String, String> counties = new LinkedHashMap<>();
        Resources.lines("/directory/counties.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .forEach(cells -> {
                    counties.put(cells[0], cells[0]);
                    counties.put(cells[1], cells[0]);
                });
        return counties;
    }

    private static String wisconsin() {
        return new String(DirectoryKeeping.readyMade(), StandardCharsets.UTF_8);
    }

    private static Reading read(String file) {
        return DirectoryFileReading.read(
                JsonInput.whole(file.getBytes(StandardCharsets.UTF_8), DirectoryFileApi.FileSent.class), FIPS);
    }

    private static DirectoryFile good(String file) {
        Reading reading = read(file);
        assertThat(reading.faults()).isEmpty();
        return reading.file();
    }

    @Test
    void the_ready_made_directory_is_what_it_would_be_written_as_byte_by_byte() {
        DirectoryFile wisconsin = good(wisconsin());
        assertThat(wisconsin.text()).isEqualTo(wisconsin());
        assertThat(wisconsin.agencies()).hasSizeGreaterThan(20);
        assertThat(wisconsin.tag())
                .matches("[0-9a-f]{32}")
                .isEqualTo(good(wisconsin.text()).tag());
        assertThat(DirectoryDifferences.between(wisconsin, good(wisconsin.text())))
                .isEmpty();
    }

    /**
     * Else the one would switch the other off: {@code topic-this-website} gives to the office, and nothing finds it.
     */
    @Test
    void no_two_rules_share_a_slug() {
        assertThat(good(wisconsin()).allRules().stream().map(RuleWanted::slug)).doesNotHaveDuplicates();
        assertThat(good(wisconsin()).allRules())
                .filteredOn(rule -> rule.slug().equals("topic-this-website"))
                .singleElement()
                .matches(rule -> rule.active() && rule.agency().equals("coordinating-office"));
    }

    /** Small, and with everything in it that a file can hold. */
    private static final String SMALL = """
            {"format": "answerable-directory", "version": 1,
             "agencies": [
              {"slug": "coordinating-office", "coordinating": true, "level": "state", "answerDays": 3, "name": {"en": "Office"}},
              {"slug": "patrol", "level": "state", "url": "https://patrol.example", "answerDays": 20,
               "complaintRoute": {"phone": {"answer": "yes", "checked": "2026-11-30", "source": "https://patrol.example/complain"},
                "unsworn": {"answer": "unknown", "checked": "2026-11-30", "source": null}},
               "counties": ["Dane", "55079"], "name": {"en": "Patrol", "es": "Patrulla"}, "description": {"en": "On \\"roads\\""}},
              {"slug": "old", "level": "county", "answerDays": 20, "active": false, "successor": "patrol", "name": {"en": "Old"}}],
             "topics": [
              {"slug": "stops", "name": {"en": "Stops"}, "words": {"en": ["pulled over"], "lo": ["x"]}},
              {"slug": "other", "name": {"en": "Other"}}],
             "rules": [
              {"id": "low", "agency": "old", "active": false, "role": "support", "priority": 1, "when": {"kinds": ["praise"]}},
              {"id": "stops-in-dane", "agency": "patrol", "role": "lead", "priority": 10,
               "because": {"en": "it stops cars", "es": "para coches"},
               "when": {"topics": ["stops"], "counties": ["Dane"], "agencies": ["patrol"], "languages": ["en", "es"],
                "about": ["/agencies/patrol"], "words": {"en": ["road"]}}}],
             "texts": {"en": {"learn.privacy.lead": "What this office keeps."}, "es": {"platform.layout.name": "Oficina"}},
             "help": [{"id": "lake-aid", "list": "independent", "name": "Lake Aid", "url": "https://aid.example", "subjects": ["rights"],
               "counties": ["Dane"], "phone": "608-555-0100", "languages": ["es"], "source": "https://aid.example/about",
               "checked": "2026-11-30", "about": {"en": "Legal help."}}]}""";

    @Test
    void what_is_left_out_has_its_default_and_names_of_counties_become_codes() {
        DirectoryFile file = good(SMALL);
        assertThat(file.agencies().stream().map(AgencyEntry::slug))
                .containsExactly("coordinating-office", "old", "patrol");
        assertThat(file.agencies().get(2).counties()).containsExactly("55025", "55079");
        assertThat(file.agencies().get(2).active()).isTrue();
        assertThat(file.agencies().get(2).acknowledgeDays()).isEqualTo(5);
        assertThat(file.agencies().get(2).calendar()).isEqualTo("wisconsin");
        assertThat(file.rules().getFirst().when().counties()).containsExactly("55025");
        assertThat(good(file.text()).text()).isEqualTo(file.text());
        assertThat(good(file.text())).isEqualTo(file);
    }

    @Test
    void what_a_file_leaves_out_is_retired_or_switched_off_and_nothing_is_gone() {
        DirectoryFile present = good(SMALL);
        DirectoryFile without = new DirectoryFile(
                present.agencies().subList(0, 1), present.topics().subList(0, 1), List.of());
        DirectoryFile whole = without.with(present);
        assertThat(DirectoryDifferences.between(present, whole))
                .containsExactly(
                        new DirectoryChange("agencies/patrol/active", "true", "false"),
                        new DirectoryChange("topics/other/active", "true", "false"),
                        new DirectoryChange("rules/stops-in-dane/active", "true", "false"));
        assertThat(without.with(whole)).as("and that is all of it").isEqualTo(whole);
    }

    @Test
    void each_difference_is_told_with_what_was_and_what_will_be() {
        DirectoryFile present = good(SMALL);
        String changed = SMALL.replace("\"answerDays\": 20,\n", "\"answerDays\": 15,\n")
                .replace("https://patrol.example", "https://new.example")
                .replace("\"es\": \"Patrulla\"", "\"ru\": \"Патруль\"")
                .replace("\"pulled over\"", "\"pulled over\", \"stopped\"")
                .replace("\"answer\": \"yes\"", "\"answer\": \"no\"")
                .replace("\"priority\": 10", "\"priority\": 11")
                .replace("para coches", "para coches en la carretera")
                .replace("\"topics\": [\"stops\"], ", "")
                .replace("\"topics\": [\n", "\"topics\": [{\"slug\": \"fresh\", \"name\": {\"es\": \"Nuevo\"}},\n");
        assertThat(DirectoryDifferences.between(present, good(changed).with(present)))
                .containsExactly(
                        new DirectoryChange("agencies/patrol/answerDays", "20", "15"),
                        new DirectoryChange(
                                "agencies/patrol/complaintRoute/phone",
                                "yes, 2026-11-30, https://patrol.example/complain",
                                "no, 2026-11-30, https://new.example/complain"),
                        new DirectoryChange("agencies/patrol/name/es", "Patrulla", null),
                        new DirectoryChange("agencies/patrol/name/ru", null, "Патруль"),
                        new DirectoryChange("agencies/patrol/url", "https://patrol.example", "https://new.example"),
                        new DirectoryChange("topics/fresh", null, "Nuevo"),
                        new DirectoryChange("topics/stops/position", "1", "2"),
                        new DirectoryChange(
                                "topics/stops/words/en", "[\"pulled over\"]", "[\"pulled over\",\"stopped\"]"),
                        new DirectoryChange("topics/other/position", "2", "3"),
                        new DirectoryChange(
                                "rules/stops-in-dane/because/es", "para coches", "para coches en la carretera"),
                        new DirectoryChange("rules/stops-in-dane/priority", "10", "11"),
                        new DirectoryChange(
                                "rules/stops-in-dane/when",
                                "{\"topics\":[\"stops\"],\"counties\":[\"55025\"],\"agencies\":[\"patrol\"],\"languages\":[\"en\",\"es\"],"
                                        + "\"about\":[\"/agencies/patrol\"],\"words\":{\"en\":[\"road\"]}}",
                                "{\"counties\":[\"55025\"],\"agencies\":[\"patrol\"],\"languages\":[\"en\",\"es\"],"
                                        + "\"about\":[\"/agencies/patrol\"],\"words\":{\"en\":[\"road\"]}}"));
    }

    @Test
    void texts_of_the_office_are_told_apart_and_stay_where_a_file_says_nothing_of_them() {
        DirectoryFile present = good(SMALL);
        DirectoryFile without = new DirectoryFile(present.agencies(), present.topics(), present.rules());
        assertThat(DirectoryDifferences.between(present, without.with(present))).isEmpty();
        assertThat(without.with(present).text()).isEqualTo(present.text());
        DirectoryFile other = good(SMALL.replace("What this office keeps.", "What we keep.")
                .replace("{\"platform.layout.name\": \"Oficina\"}", "{}"));
        assertThat(DirectoryDifferences.between(present, other.with(present)))
                .containsExactly(
                        new DirectoryChange("texts/en/learn.privacy.lead", "What this office keeps.", "What we keep."),
                        new DirectoryChange("texts/es/platform.layout.name", "Oficina", null));
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "answerable-directory"        | "other"                        | /format                    | routing.file.format
            "version": 1                  | "version": 2                   | /version                   | routing.file.version
            "agency": "patrol"            | "agency": "petrol"             | /rules/1/agency            | routing.file.agency
            "agency": "patrol"            | "agency": 5                    | /rules/1/agency            | platform.fault.type-text
            "agencies": ["patrol"]        | "agencies": ["petrol"]         | /rules/1/when/agencies/0   | routing.file.agency
            "topics": ["stops"]           | "topics": ["stops", "steps"]   | /rules/1/when/topics/1     | routing.file.topic
            "languages": ["en", "es"]     | "languages": ["en", "q/"]      | /rules/1/when/languages/1  | intake.fault.language
            "about": ["/agencies/patrol"] | "about": ["/en patrol"]        | /rules/1/when/about/0      | routing.file.page
            "about": ["/agencies/patrol"] | "about": "/agencies/patrol"    | /rules/1/when/about        | platform.fault.type-list
            "es": "para coches"           | "es": " "                      | /rules/1/because/es        | platform.fault.required
            {"en": "it stops cars", "es": "para coches"} | " " | /rules/1/because            | platform.fault.required
            "es": "para coches"           | "de": "hält Autos an"          | /rules/1/because/de        | intake.fault.language
            "topics": ["stops"]           | "topics": "stops"              | /rules/1/when/topics       | platform.fault.type-list
            "kinds": ["praise"]           | "kinds": ["rumour"]            | /rules/0/when/kinds/0      | routing.file.choice
            {"kinds": ["praise"]}         | {}                             | /rules/0/when              | routing.file.no-condition
            "id": "low"                   | "id": "stops-in-dane"          | /rules/1/id                | routing.file.twice
            "id": "low"                   | "id": "topic-stops"            | /rules/0/id                | routing.file.twice
            "role": "lead"                | "role": "boss"                 | /rules/1/role              | routing.file.choice
            "priority": 10                | "priority": 1001               | /rules/1/priority          | routing.file.number
            "priority": 10                | "priority": 1.5                | /rules/1/priority          | routing.file.number
            "successor": "patrol"         | "successor": "nobody"          | /agencies/2/successor      | routing.file.agency
            "successor": "patrol"         | "successor": "old"             | /agencies/2/successor      | routing.file.circle
            "coordinating": true, "level" | "level"                        | /agencies/0/coordinating   | routing.file.coordinating
            "slug": "patrol",             | "slug": "patrol", "coordinating": true, | /agencies/1/coordinating | routing.file.coordinating
            "answerDays": 3               | "answerDays": 3, "active": false | /agencies/0/active       | routing.file.office
            "answerDays": 3               | "answerDays": 0                | /agencies/0/answerDays     | routing.file.number
            "answerDays": 3               | "answerDays": 366              | /agencies/0/answerDays     | routing.file.number
            "answerDays": 3               | "answerDays": "3"              | /agencies/0/answerDays     | routing.file.number
            "answerDays": 3,              | "answerDays": 3, "days": 4,    | /agencies/0/days           | platform.fault.unknown-field
            "slug": "other"               | "slug": "stops"                | /topics/1/slug             | routing.file.twice
            "slug": "other"               | "slug": "Other Things"         | /topics/1/slug             | routing.file.slug
            "slug": "other",              | ``                             | /topics/1/slug             | platform.fault.required
            "slug": "old", "level": "county" | "slug": "patrol", "level": "county" | /agencies/2/slug   | routing.file.twice
            "Dane", "55079"               | "Dane", "Cook"                 | /agencies/1/counties/1     | intake.fault.county
            {"en": "Other"}               | {"en": "  "}                   | /topics/1/name/en          | platform.fault.required
            {"en": "Other"}               | {}                             | /topics/1/name             | platform.fault.required
            {"en": "Other"}               | {"en": "Other", "xx-nope": "N"} | /topics/1/name/xx-nope    | intake.fault.language
            {"en": "Other"}               | {"en": "Other", "de": "Andere"} | /topics/1/name/de         | intake.fault.language
            "lo": ["x"]                   | "lo": [" "]                    | /topics/0/words/lo/0       | platform.fault.required
            "lo": ["x"]                   | "q/~": ["x"]                   | /topics/0/words/q~1~0      | intake.fault.language
            "answerDays": 3,              | "answerDays": 3, "acknowledgeDays": 0, | /agencies/0/acknowledgeDays | routing.file.number
            "answerDays": 3,              | "answerDays": 3, "updateDays": 366, | /agencies/0/updateDays | routing.file.number
            "answerDays": 3,              | "answerDays": 3, "hours": "16:30-08:00", | /agencies/0/hours | routing.file.hours
            "answerDays": 3,              | "answerDays": 3, "calendar": "lunar", | /agencies/0/calendar | routing.file.choice
            "answerDays": 3, | "answerDays": 3, "closures": ["2026-12-28", "28.12."], | /agencies/0/closures/1 | platform.fault.day
            "answerDays": 3,              | "answerDays": 3, "languages": ["q/"], | /agencies/0/languages/0 | intake.fault.language
            "complaintRoute": {           | "complaintRoute": {"fax": {},  | /agencies/1/complaintRoute/fax | platform.fault.unknown-field
            "answer": "yes"               | "answer": "maybe"              | /agencies/1/complaintRoute/phone/answer | routing.file.choice
            "checked": "2026-11-30"       | "checked": "2026-11-31"        | /agencies/1/complaintRoute/phone/checked | platform.fault.day
            "checked": "2026-11-30", | `` | /agencies/1/complaintRoute/phone/checked | platform.fault.required
            "https://patrol.example/complain" | "data:,x"                  | /agencies/1/complaintRoute/phone/source | routing.file.url
            , "source": "https://patrol.example/complain" | `` | /agencies/1/complaintRoute/phone/source | platform.fault.required
            "phone": "608-555-0100"       | "phone": "call us"             | /help/0/phone              | learn.help.fault.phone
            ["rights"]                    | ["wrongs"]                     | /help/0/subjects           | learn.help.fault.choice
            "about": {"en"                | "about": {"de"                 | /help/0/about/de           | intake.fault.language
            "id": "lake-aid"              | "id": "Lake Aid"               | /help/0/id                 | learn.help.fault.id
            "learn.privacy.lead":         | "learn.privacy.nothing":       | /texts/en/learn.privacy.nothing | office.texts.fault.key
            "What this office keeps."     | ""                             | /texts/en/learn.privacy.lead | platform.fault.required
            "What this office keeps."     | 5                              | /texts/en/learn.privacy.lead | platform.fault.type-text
            "es": {"platform              | "de": {"platform               | /texts/de                  | intake.fault.language
            "slug": "other",              | "slug": "other", "mergedInto": "nothing", | /topics/1/mergedInto | routing.file.topic
            "slug": "other",              | "slug": "other", "mergedInto": "other", | /topics/1/mergedInto | routing.file.topic-circle
            "slug": "other", | "slug": "other", "mergedInto": "stops", "active": true, | /topics/1/active | routing.file.merged-active
            "slug": "other"               | "slug": "new"                  | /topics/1/slug             | routing.file.reserved
            "https://patrol.example"      | "javascript:alert(1)"          | /agencies/1/url            | routing.file.url
            "active": false, "role"       | "active": true, "role"         | /rules/0/agency            | routing.file.retired
            "level": "county"             | "level": "village"             | /agencies/2/level          | routing.file.choice
            "rules": [                    | "more": [], "rules": [         | /more                      | platform.fault.unknown-field
            "topics": [⏎                  | "topics": ["stops",⏎           | /topics/0                  | platform.fault.type-object
            """)
    void each_fault_has_its_place(String from, String to, String pointer, String key) {
        String broken = SMALL.replaceFirst(
                java.util.regex.Pattern.quote(from.replace('⏎', '\n')),
                java.util.regex.Matcher.quoteReplacement(to == null ? "" : to.replace('⏎', '\n')));
        assertThat(broken).isNotEqualTo(SMALL);
        assertThat(read(broken).faults()).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.key()).isEqualTo(key);
        });
    }

    @Test
    void everything_wrong_is_told_at_once_and_in_the_readers_language() {
        String broken = SMALL.replace("\"answerDays\": 3", "\"answerDays\": 400")
                .replace("\"agency\": \"patrol\"", "\"agency\": \"petrol\"")
                .replace("\"Dane\", \"55079\"", "\"Cook\", \"55079\"")
                .replace("\"successor\": \"patrol\"", "\"successor\": \"old\"")
                .replace("{\"en\": \"Other\"}", "{\"en\": \"\"}");
        List<Fault> faults = read(broken).faults();
        assertThat(faults.stream().map(Fault::pointer))
                .containsExactlyInAnyOrder(
                        "/agencies/0/answerDays",
                        "/agencies/1/counties/0",
                        "/agencies/2/successor",
                        "/topics/1/name/en",
                        "/rules/1/agency");
        Messages messages = new Messages();
        for (String language : List.of("en", "es", "my", "zh-Hans")) {
            assertThat(faults)
                    .allSatisfy(
                            fault -> assertThat(messages.get(new Language(language), fault.key(), fault.arguments()))
                                    .isNotBlank()
                                    .doesNotContain("{"));
        }
    }

    @Test
    void two_agencies_that_succeed_each_other_are_both_told() {
        String circle = SMALL.replace("\"slug\": \"patrol\",", "\"slug\": \"patrol\", \"successor\": \"old\",");
        assertThat(read(circle).faults().stream().map(Fault::pointer))
                .containsExactly("/agencies/1/successor", "/agencies/2/successor");
        assertThat(read(circle).faults().getFirst().arguments()).containsExactly("patrol → old → patrol");
    }

    @Test
    void a_file_without_lists_says_which_are_missing() {
        assertThat(read("{}").faults().stream().map(Fault::pointer))
                .containsExactly("/format", "/version", "/agencies", "/topics", "/rules", "/agencies");
    }

    @Test
    void nothing_becomes_part_of_a_topic_that_is_retired_and_what_became_so_before_stays() {
        String retired = SMALL.replace(
                "{\"slug\": \"other\", ",
                "{\"slug\": \"gone\", \"active\": false, \"name\": {\"en\": \"Gone\"}}, {\"slug\": \"other\", ");
        String merged = retired.replace("{\"slug\": \"other\", ", "{\"slug\": \"other\", \"mergedInto\": \"gone\", ");
        List<Fault> faults = new ArrayList<>();
        DirectoryKeeping.merges(good(merged), good(retired), faults);
        assertThat(faults.stream().map(Fault::pointer)).containsExactly("/topics/2/mergedInto");
        assertThat(faults.getFirst().key()).isEqualTo("routing.file.topic-retired");
        faults.clear();
        DirectoryKeeping.merges(good(merged), good(merged), faults);
        DirectoryKeeping.merges(
                good(merged.replace("\"active\": false, \"name\": {\"en\": \"G", "\"name\": {\"en\": \"G")),
                good(retired),
                faults);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'answerDays': 5}                       | /kind       | routing.file.target-of",
                "{'kind': 'praise'}                      | /answerDays | platform.fault.required",
                "{'kind': 'letter', 'answerDays': 5}     | /kind       | routing.file.choice",
                "{'topic': 'nothing', 'answerDays': 5}   | /topic      | routing.file.topic",
                "{'kind': 'praise', 'answerDays': 0}     | /answerDays | routing.file.number",
                "{'kind': 'praise', 'days': 5}           | /days       | platform.fault.unknown-field"
            },
            quoteCharacter = '"')
    void numbers_for_a_kind_or_a_topic_say_what_is_wrong_with_them(String target, String at, String key) {
        String broken = SMALL.replaceFirst(
                "\"answerDays\": 3,", "\"answerDays\": 3, \"targets\": [" + target.replace('\'', '"') + "],");
        assertThat(read(broken).faults()).anySatisfy(fault -> {
            assertThat(fault.pointer()).isEqualTo("/agencies/0/targets/0" + at);
            assertThat(fault.key()).isEqualTo(key);
        });
    }

    @Test
    void texts_keep_what_json_must_escape() {
        Map<String, Called> names = Map.of("en", new Called("A \"b\" \\ c\td", "e\nf"));
        DirectoryFile file = new DirectoryFile(
                List.of(new AgencyEntry(
                        "coordinating-office",
                        Agency.Level.STATE,
                        null,
                        3,
                        5,
                        10,
                        WorkingHours.of("07:45-16:30").orElseThrow(),
                        List.of(new TargetRule("complaint", "x", 1, null, 5), new TargetRule(null, "x", null, 4, null)),
                        "wisconsin",
                        new TreeSet<>(),
                        new TreeSet<>(),
                        true,
                        null,
                        new TreeSet<>(),
                        ComplaintRoute.NOT_CHECKED,
                        names)),
                List.of(new TopicLine(new TopicEntry("x", true, null, names), Map.of())),
                List.of());
        assertThat(good(file.text())).isEqualTo(file);
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = Resources.open("/directory/directory.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    @Test
    void the_published_schema_describes_what_is_exported() throws IOException {
        JsonSchema schema = schema();
        for (String file : List.of(wisconsin(), good(SMALL).text(), SMALL)) {
            assertThat(schema.validate(file, InputFormat.JSON)).isEmpty();
        }
        for (String broken : List.of(
                SMALL.replace("\"version\": 1", "\"version\": 2"),
                SMALL.replace("\"answerDays\": 3", "\"answerDays\": 0"),
                SMALL.replace("\"coordinating\": true, ", ""),
                SMALL.replace("\"slug\": \"patrol\",", "\"slug\": \"patrol\", \"coordinating\": true,"),
                SMALL.replace("{\"kinds\": [\"praise\"]}", "{}"),
                SMALL.replace("\"rules\": [", "\"more\": 1, \"rules\": ["),
                SMALL.replace("{\"en\": \"Other\"}", "{\"en\": \"\"}"))) {
            assertThat(schema.validate(broken, InputFormat.JSON)).as(broken).isNotEmpty();
        }
    }

    @Test
    void every_field_of_the_file_is_in_its_schema_and_the_other_way() {
        List<String> fields = new ArrayList<>();
        var schema = Resources.object("/directory/directory.schema.json");
        var defined = schema.getJsonObject("$defs");
        fields.addAll(schema.getJsonObject("properties").keySet());
        assertThat(fields).containsExactly(fields(DirectoryFileApi.FileSent.class));
        assertThat(defined.getJsonObject("agency").getJsonObject("properties").keySet())
                .containsExactly(fields(DirectoryFileApi.FileAgency.class));
        assertThat(defined.getJsonObject("topic").getJsonObject("properties").keySet())
                .containsExactly(fields(DirectoryFileApi.FileTopic.class));
        assertThat(defined.getJsonObject("help").getJsonObject("properties").keySet())
                .containsExactly(fields(DirectoryFileApi.FileHelp.class));
        assertThat(defined.getJsonObject("rule").getJsonObject("properties").keySet())
                .containsExactly(fields(DirectoryFileApi.FileRule.class));
        assertThat(defined.getJsonObject("rule")
                        .getJsonObject("properties")
                        .getJsonObject("when")
                        .getJsonObject("properties")
                        .keySet())
                .containsExactly(fields(DirectoryFileApi.FileConditions.class));
    }

    private static String[] fields(Class<? extends Record> type) {
        return java.util.Arrays.stream(type.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toArray(String[]::new);
    }
}
