package org.answerable.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.language.Barred;
import org.answerable.platform.Resources;
import org.answerable.platform.Tagged;
import org.answerable.platform.Texts;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;
import org.answerable.redaction.Suspicions;
import org.junit.jupiter.api.Test;

class DemoStoriesTest {
    private static final List<String> LANGUAGES =
            List.of("en", "es", "hmn", "so", "ar", "zh-Hans", "ru", "uk", "my", "sw", "fa-AF", "vi");
    private static final Pattern FICTIONAL = Pattern.compile("\\d{3}-555-01\\d{2}");
    private static final Pattern PHONE = Pattern.compile("\\d{3}-\\d{3}-\\d{4}");
    private static final Pattern MAIL = Pattern.compile("@[\\w.-]+");

    /** Looks like a person and is none; each was looked at. */
    private static final Set<String> NOBODY = Set.of(
            "name Vivo",
            "name Quisiera",
            "name People",
            "name كما ذكراه",
            "name Peace",
            "name Khi",
            "name Cảm",
            "address 5 hr drive");

    private static List<JsonObject> stories() {
        return DemoStories.RECORDS.stream()
                .flatMap(records -> Resources.array(records).stream())
                .toList();
    }

    private static List<JsonObject> published() {
        return stories().stream()
                .filter(told -> told.getString("state").equals("published"))
                .toList();
    }

    private static List<JsonObject> objects(JsonObject of, String field) {
        JsonArray array = of.getJsonArray(field);
        return array == null ? List.of() : array.getValuesAs(JsonObject.class);
    }

    private static String id(JsonObject told) {
        return told.getString("id");
    }

    private static String words(JsonObject told) {
        return (told.get("title") instanceof JsonString title ? title.getString() + "\n" : "") + told.getString("text");
    }

    /** What the public may read of a story beside its own text. */
    private static List<String> beside(JsonObject told) {
        List<String> beside = new ArrayList<>();
        objects(told, "translations").forEach(translation -> beside.add(words(translation)));
        for (JsonObject answer : objects(told, "answers")) {
            beside.add(answer.getString("text"));
            objects(answer, "translations").forEach(translation -> beside.add(words(translation)));
        }
        return beside;
    }

    @Test
    void every_language_of_the_interface_is_written_in() {
        Map<String, Long> written = published().stream()
                .collect(Collectors.groupingBy(told -> told.getString("language"), Collectors.counting()));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(LANGUAGES);
        assertThat(written.values()).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(10));
        assertThat(published()).hasSizeGreaterThanOrEqualTo(150);
    }

    @Test
    void a_story_is_told_once() {
        assertThat(stories()).extracting(DemoStoriesTest::id).doesNotHaveDuplicates();
        assertThat(stories()).extracting(told -> told.getString("text")).doesNotHaveDuplicates();
    }

    @Test
    void a_third_of_the_records_and_thirty_answers_have_reviewed_translations() {
        assertThat(published().stream()
                                .filter(told -> !objects(told, "translations").isEmpty())
                                .count()
                        * 3)
                .isGreaterThanOrEqualTo(published().size());
        assertThat(published().stream()
                        .flatMap(told -> objects(told, "answers").stream()
                                .filter(answer -> objects(answer, "translations").stream()
                                        .anyMatch(translation -> translation
                                                .getString("language")
                                                .equals(told.getString("language"))))))
                .as("answers in the writer's language")
                .hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void a_translation_is_of_another_language_and_has_a_title_where_the_original_has() {
        for (JsonObject told : stories()) {
            for (JsonObject translation : objects(told, "translations")) {
                assertThat(translation.getString("language"))
                        .as(id(told))
                        .isIn(LANGUAGES)
                        .isNotEqualTo(told.getString("language"));
                assertThat(translation.get("title") == JsonValue.NULL)
                        .as(id(told))
                        .isEqualTo(told.get("title") == JsonValue.NULL);
                assertThat(translation.getString("text")).as(id(told)).isNotBlank();
            }
            for (JsonObject answer : objects(told, "answers")) {
                assertThat(objects(answer, "translations")).as(id(told)).allSatisfy(translation -> {
                    assertThat(translation.getString("language"))
                            .isIn(LANGUAGES)
                            .isNotEqualTo(answer.getString("language"));
                    assertThat(translation.getString("text")).isNotBlank();
                });
            }
        }
    }

    @Test
    void a_translation_shows_a_mark_where_the_original_is_redacted_and_no_redacted_word_stands_anywhere_beside() {
        for (JsonObject told : published()) {
            List<JsonObject> redactions = objects(told, "redactions");
            for (JsonObject translation : objects(told, "translations")) {
                assertThat(translation.getString("text").split(Barred.MARK, -1))
                        .as(id(told))
                        .hasSize(redactions.size() + 1);
            }
            String text = told.getString("text");
            List<Redaction> hidden = new ArrayList<>();
            for (JsonObject redaction : redactions) {
                String quote = redaction.getString("quote");
                assertThat(text.split(Pattern.quote(quote), -1))
                        .as("%s quotes %s once", id(told), quote)
                        .hasSize(2);
                int start = text.codePointCount(0, text.indexOf(quote));
                hidden.add(new Redaction(
                        start,
                        start + Texts.length(quote),
                        Tagged.of(Barred.Kind.values(), redaction.getString("kind"))
                                .orElseThrow()));
            }
            HiddenWords words = HiddenWords.of(text, hidden);
            assertThat(beside(told))
                    .as(id(told))
                    .allSatisfy(other -> assertThat(words.in(other)).isEmpty());
            assertThat(words.in(Redaction.apply(text, hidden).text()))
                    .as(id(told))
                    .isEmpty();
        }
    }

    @Test
    void telephone_numbers_and_addresses_of_mail_are_invented() {
        for (JsonObject told : stories()) {
            assertThat(PHONE.matcher(told.toString()).results().map(found -> found.group()))
                    .as(id(told))
                    .allMatch(number -> FICTIONAL.matcher(number).matches());
            assertThat(MAIL.matcher(told.toString()).results().map(found -> found.group()))
                    .as(id(told))
                    .allMatch("@example.org"::equals);
        }
    }

    @Test
    void one_morning_is_told_in_three_languages_and_two_records_mix_theirs() {
        assertThat(published().stream().filter(told -> id(told).startsWith("brown-maple-fork-")))
                .extracting(told -> told.getString("language"))
                .containsExactlyInAnyOrder("en", "so", "es");
        assertThat(published())
                .extracting(DemoStoriesTest::id)
                .contains("milwaukee-bus-estop-spanglish", "marathon-pog-thiab-kuv-mixed");
    }

    /** What an agency says, or is said to have said: answers, messages and promises, and what meetings recorded. */
    private static Map<String, String> saidForAgencies() {
        Map<String, String> said = new TreeMap<>();
        for (JsonObject told : stories()) {
            objects(told, "answers").forEach(answer -> {
                said.put(id(told) + " " + said.size(), answer.getString("text"));
                objects(answer, "translations")
                        .forEach(translation -> said.put(id(told) + " " + said.size(), translation.getString("text")));
            });
            objects(told, "messages").stream()
                    .filter(message -> message.getString("from").equals("agency"))
                    .forEach(message -> said.put(id(told) + " " + said.size(), message.getString("text")));
        }
        for (JsonObject meeting : Resources.array("/demo/town-halls.json")) {
            objects(meeting, "minutes")
                    .forEach(minutes ->
                            said.put(meeting.getString("slug") + " " + said.size(), minutes.getString("text")));
            objects(meeting, "commitments")
                    .forEach(commitment ->
                            said.put(meeting.getString("slug") + " " + said.size(), commitment.toString()));
        }
        return said;
    }

    private static void assertNone(Map<String, String> texts, Map<String, String> forbidden) {
        List<String> found = new ArrayList<>();
        forbidden.forEach((pattern, why) -> {
            Pattern wrong = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            texts.forEach((where, text) -> wrong.matcher(text)
                    .results()
                    .forEach(match -> found.add(where + ": “" + match.group() + "”: " + why)));
        });
        assertThat(found).isEmpty();
    }

    @Test
    void nothing_said_for_a_real_agency_is_a_rule_or_an_assurance_or_shows_that_the_writer_was_found() {
        Map<String, String> forbidden = new TreeMap<>();
        for (String rule : List.of(
                "from now on",
                "our rules?\\b",
                "\\bnow (begins?|bring|carr|wear)",
                "we have changed",
                "has been changed",
                "every squad",
                "keep(s)? no list",
                "we share nothing",
                "desde ahora",
                "nuestras reglas",
                "ahora avisamos",
                "hemos cambiado",
                "с этого (дня|месяца)",
                "відтепер",
                "今后",
                "从现在起",
                "من الآن",
                "laga bilaabo hadda",
                "kuanzia sasa")) {
            forbidden.put(rule, "a rule that a real agency does not have");
        }
        for (String assurance : List.of(
                "not a reason for us",
                "do not come (to|for)",
                "no (border or )?checkpoint",
                "will not (come|ask|arrest|be arrested)",
                "are not asking",
                "nobody else can read",
                "(is|are) safe\\b",
                "nadie más puede leer",
                "no estuvimos",
                "this is a rumor",
                "same day",
                "siku hiyo hiyo",
                "el mismo día")) {
            forbidden.put(assurance, "an assurance that somebody could act on");
        }
        for (String traced : List.of(
                "we found (her|him|them|the trooper|both)",
                "remembers you",
                "(she|he) asked us to",
                "has read it, and so",
                "your (husband|sister|brother) (is|has|was)",
                "we (looked up|looked at the record|watched the video)",
                "has been given to your",
                "sent to your receipt",
                "a copy is at",
                "la encontramos",
                "se acuerda de usted",
                "revisamos el registro",
                "su esposo está",
                "تذكرك",
                "мы его нашли",
                "мы нашли запись",
                "افسر را یافتیم",
                "dada yako yuko")) {
            forbidden.put(traced, "the writer was found");
        }
        for (String missing : List.of(
                "Insights",
                "(?-i:\\bLearn\\b)",
                "poster (is|can)",
                "list of checked rumors",
                "rumores revisados",
                "report link",
                "text message (is|was) sent",
                "send (a |the |us a )?(picture|photo|link)",
                "policy pages")) {
            forbidden.put("(?<!do not |do not have a |not )" + missing, "the product does not have it");
        }
        for (String law : List.of(
                "you (must|need not|do not have to|don.t have to) (answer|open|show|carry|speak)",
                "the law says",
                "you may (refuse|ask for it back)",
                "usted (debe|tiene que|no tiene que) (contestar|abrir|mostrar)")) {
            forbidden.put("(?<!what )" + law, "legal advice");
        }
        assertNone(saidForAgencies(), forbidden);
    }

    @Test
    void places_are_invented_but_for_counties_and_the_towns_of_the_directory_s_agencies() {
        Map<String, String> texts = new TreeMap<>();
        for (String file : List.of("/demo/records.json", "/demo/records-more.json", "/demo/town-halls.json")) {
            Resources.array(file).forEach(told -> {
                StringBuilder all = new StringBuilder();
                told.forEach((field, value) -> all.append(value.toString().replaceAll("[a-z0-9]+(-[a-z0-9]+)+", ""))
                        .append('\n')); // Without the names that only these files know.
                texts.put(told.getString("id", told.getString("slug", "")), all.toString());
            });
        }
        Map<String, String> forbidden = new TreeMap<>();
        for (String real : List.of(
                "\\bI-\\d+",
                "Highway \\d",
                "Interstate",
                "(?-i:\\bUS) \\d",
                "\\b(Salida|Exit|wadada|barabara ya) \\d",
                "Beltline",
                "Park Street",
                "East Washington",
                "Mitchell Str",
                "شارع ميتشل",
                "Douglas Ave",
                "đường Douglas",
                "Humboldt",
                "la 27\\b",
                "en la National",
                "Public Library",
                "County Library",
                "Central Library",
                "McCoy",
                "فورت",
                "Balsam Lake",
                "hồ Winnebago",
                "Mississippi",
                "Warrens",
                "Arcadia",
                "Delavan",
                "Elkhorn",
                "Lake Geneva",
                "Леик|Лейк",
                "Tomah",
                "تومه",
                "Abbotsford",
                "Menomonie",
                "Hudson",
                "Хадсон",
                "warshadda turkiga",
                "Beaver Dam",
                "比弗丹",
                "Stevens Point",
                "史蒂文斯",
                "Watertown",
                "Chippewa Falls",
                "Kimberly",
                "Кимберл",
                "Кімберл",
                "Platteville",
                "Платтвіл",
                "Osceola",
                "Осциол",
                "Brookfield",
                "Брукфилд",
                "Rhinelander",
                "Райнлендер",
                "Black River",
                "Johnson Creek",
                "Janesville",
                "جينزفيل",
                "شيبويغان",
                "Сьюпириор",
                "mueblería")) {
            forbidden.put(real, "a real place; Sample Hall, Quillby or Larkmoor are none");
        }
        assertNone(texts, forbidden);
        assertThat(Resources.array("/demo/town-halls.json"))
                .allSatisfy(meeting ->
                        assertThat(meeting.getString("place")).matches("Sample (Hall|House), \\d Example Street, .*"));
    }

    @Test
    void whatever_looks_personal_in_what_is_public_is_redacted_or_was_looked_at() {
        Suspicions suspicions = new Suspicions();
        List<String> bare = new ArrayList<>();
        for (JsonObject told : published()) {
            String hidden = told.getString("text");
            for (JsonObject redaction : objects(told, "redactions")) {
                hidden = hidden.replace(redaction.getString("quote"), Barred.MARK);
            }
            look(suspicions, id(told), hidden, told.getString("language"), bare);
            objects(told, "translations")
                    .forEach(translation ->
                            look(suspicions, id(told), words(translation), translation.getString("language"), bare));
            objects(told, "answers").forEach(answer -> {
                look(suspicions, id(told), answer.getString("text"), answer.getString("language"), bare);
                objects(answer, "translations")
                        .forEach(translation -> look(
                                suspicions,
                                id(told),
                                translation.getString("text"),
                                translation.getString("language"),
                                bare));
            });
        }
        assertThat(bare).isEmpty();
    }

    private static void look(Suspicions suspicions, String where, String text, String language, List<String> bare) {
        suspicions.in(text, language).stream()
                .map(found -> found.kind().tag() + " " + Texts.slice(text, found.start(), found.end()))
                .filter(found -> NOBODY.stream().noneMatch(found::equals))
                .forEach(found -> bare.add(where + " (" + language + "): " + found));
    }

    @Test
    void what_is_hidden_in_a_story_stands_in_nothing_that_becomes_shownwith_it() {
        List<String> standing = new ArrayList<>();
        for (JsonObject told : published()) {
            String text = told.getString("text");
            List<Redaction> hidden = objects(told, "redactions").stream()
                    .map(redaction -> {
                        int start = text.codePointCount(0, text.indexOf(redaction.getString("quote")));
                        return new Redaction(
                                start,
                                start + Texts.length(redaction.getString("quote")),
                                Tagged.of(Barred.Kind.values(), redaction.getString("kind"))
                                        .orElseThrow());
                    })
                    .toList();
            HiddenWords words = HiddenWords.of(text, hidden);
            Stream.concat(
                            Stream.of(told.get("title") instanceof JsonString title ? title.getString() : ""),
                            beside(told).stream())
                    .forEach(shown -> words.in(shown).forEach(found -> standing.add(id(told) + ": " + found)));
        }
        assertThat(standing).isEmpty();
    }
}
