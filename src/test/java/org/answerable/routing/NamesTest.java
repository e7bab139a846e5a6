package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.Name;
import org.answerable.platform.Resources;
import org.answerable.routing.Routing.Asked;
import org.answerable.routing.RuleBook.Compiled;
import org.answerable.routing.RuleBook.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agencies, places and roads that a text names, under the rules and the directory that are delivered. */
class NamesTest {
    private static final DirectoryFile DIRECTORY = DirectoryKeeping.readyMade(Optional::of);
    private static final Map<String, Agency> AGENCIES = agencies();
    private static final AgencyNames NAMES = new AgencyNames(AGENCIES.values());
    private static final Edition EDITION = edition();

    private static Map<String, Agency> agencies() {
        Map<String, Agency> agencies = new LinkedHashMap<>();
        for (AgencyEntry a : DIRECTORY.agencies()) {
            Map<String, Name> names = new HashMap<>();
            a.names().forEach((language, called) -> names.put(language, new Name(called.name(), "")));
            if (!a.slug().equals(Identity.OFFICE)) {
                agencies.put(a.slug(), new Agency(a.slug(), a.level(), null, 20, names, a.counties()));
            }
        }
        return agencies;
    }

    private static Edition edition() {
        List<Compiled> rules = new ArrayList<>();
        for (RuleWanted rule : DIRECTORY.allRules()) {
            if (rule.active() && !Identity.OFFICE.equals(rule.agency())) {
                rules.add(new Compiled(
                        rule.slug() + "/1", rule.agency(), rule.topic(), rule.lead(), rule.priority(), rule.when()));
            }
        }
        Map<String, Map<String, List<String>>> words = new HashMap<>();
        rules.forEach(rule -> words.put(rule.name(), rule.conditions().words()));
        return new Edition(rules, new Phrases(words), "");
    }

    private static List<Assignment> decide(String text, String language, String county) {
        return Routing.decide(
                        new Asked(text, language, "complaint", county, null, List.of(), List.of()),
                        EDITION,
                        NAMES,
                        slug -> Optional.ofNullable(AGENCIES.get(slug)))
                .assignments();
    }

    private static List<String> agencies(String text, String language, String county) {
        return decide(text, language, county).stream()
                .map(a -> a.agency().equals("coordinating-office") ? "-" : a.agency())
                .toList();
    }

    private static Set<String> quoted(List<Assignment> assignments) {
        return assignments.stream()
                .flatMap(a -> a.because().stream())
                .filter(r -> r.kind() == Reason.Kind.WORDS)
                .flatMap(r -> r.arguments().stream())
                .collect(Collectors.toSet());
    }

    /** A sentence and whose it is. */
    private record Plain(String half, String language, String county, Set<String> must, Set<String> may, String text) {}

    private static List<Plain> plain() {
        return Resources.lines("/routing/plain-sentences.tsv").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(c -> new Plain(
                        c[0],
                        c[1],
                        c[2].equals("-") ? null : c[2],
                        Set.of(c[3].split(",")),
                        c[4].isEmpty() ? Set.of() : Set.of(c[4].split(",")),
                        c[5]))
                .toList();
    }

    /** What of the set is found: right ones, wrong ones, missed ones. */
    private static int[] measure(Collection<Plain> set, boolean tell) {
        int[] count = new int[3];
        for (Plain plain : set) {
            List<String> got = agencies(plain.text(), plain.language(), plain.county());
            int right = (int) got.stream().filter(plain.must()::contains).count();
            int wrong = (int) got.stream()
                    .filter(a -> !plain.must().contains(a) && !plain.may().contains(a))
                    .count();
            count[0] += right;
            count[1] += wrong;
            count[2] += plain.must().size() - right;
            if (tell && (wrong > 0 || right < plain.must().size())) {
                System.out.println(plain.language() + " " + plain.text() + " -> " + got + " instead of " + plain.must()
                        + " " + quoted(decide(plain.text(), plain.language(), plain.county())));
            }
        }
        return count;
    }

    @Test
    void a_plain_sentence_goes_to_whom_it_names() {
        Map<String, List<Plain>> halves =
                plain().stream().collect(Collectors.groupingBy(Plain::half, TreeMap::new, Collectors.toList()));
        halves.forEach((half, set) -> {
            int[] count = measure(set, half.equals("tune") || Boolean.getBoolean("held"));
            System.out.printf(
                    "routing of plain sentences, %s: %d sentences, right %d, wrong %d, missed %d, precision %.3f, recall %.3f%n",
                    half,
                    set.size(),
                    count[0],
                    count[1],
                    count[2],
                    count[0] / (double) (count[0] + count[1]),
                    count[0] / (double) (count[0] + count[2]));
        });
        assertThat(plain()).hasSizeGreaterThan(60);
        int[] all = measure(plain(), false);
        assertThat(all[0] / (double) (all[0] + all[1])).as("precision").isGreaterThan(0.9);
        assertThat(all[0] / (double) (all[0] + all[2])).as("recall").isGreaterThan(0.95);
    }

    /** Nobody's words go to a federal agency for the place that they speak of. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|The interpreter at the courthouse left before my hearing.",
                "en|My brother was arrested for drunk driving and his court date is in May.",
                "en|I have a green card and was called to the courthouse as a juror. There was no parking.",
                "en|My probation agent sat beside me in family court.",
                "en|I waited outside the courtroom for three hours.",
                "es|El intérprete llegó tarde al juzgado y cambiaron mi audiencia.",
                "es|Detuvieron a mi hermano por manejar borracho y tiene cita de corte en mayo.",
                "hmn|Tsis muaj neeg txhais lus hauv tsev hais plaub.",
                "so|Turjubaan ma joogin maxkamadda maanta.",
                "ar|لم يكن هناك مترجم في جلسة المحكمة.",
                "zh-Hans|法院大楼里没有中文的指示牌。",
                "ru|В здание суда не пускают с телефоном, а шкафчиков нет.",
                "uk|У коридорі суду немає жодної лавки.",
                "my|တရားရုံးမှာ စကားပြန် မရှိပါဘူး။",
                "sw|Hakuna mkalimani mahakamani.",
                "fa-AF|در محکمه ترجمان دری نبود.",
                "vi|Ở tòa án không có người phiên dịch tiếng Việt."
            })
    void a_courthouse_alone_leads_to_no_federal_agency(String language, String text) {
        assertThat(agencies(text, language, null)).as(text).doesNotContain("ice", "cbp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Two agents in plain clothes stood in the hallway of the court and showed people a photo.",
                "en|My uncle was arrested at the courthouse when he came as a witness.",
                "en|Can they detain me at the courthouse if I testify?",
                "es|Había agentes de civil en el pasillo de la corte.",
                "es|¿Me pueden detener en el juzgado si voy de testigo?",
                "hmn|Kuv ntshai raug ntes hauv tsev hais plaub.",
                "so|Walaalkay waxaa maxkamadda lagu xiray.",
                "ar|هل يمكن اعتقالي في المحكمة يوم جلسة المحكمة؟",
                "zh-Hans|我叔叔在法院大楼被捕。",
                "ru|Могут ли меня задержать прямо в здании суда?",
                "uk|Чи можуть мене затримати в будівлі суду?",
                "my|တရားရုံးမှာ ဖမ်းတာ ကြောက်ပါတယ်။",
                "sw|Ninaogopa kukamatwa mahakamani.",
                "fa-AF|برادرم در محکمه دستگیر شد.",
                "vi|Chú tôi bị bắt tại tòa án."
            })
    void who_waits_or_arrests_there_is_asked(String language, String text) {
        assertThat(agencies(text, language, null)).as(text).contains("ice");
        assertThat(quoted(decide(text, language, null)))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(text).contains(words));
    }

    @Test
    void every_word_that_is_quoted_stands_in_the_text() {
        plain().forEach(plain -> assertThat(quoted(decide(plain.text(), plain.language(), plain.county())))
                .allSatisfy(words -> assertThat(plain.text()).contains(words)));
        assertThat(quoted(decide("ICE detained my father", "en", null)))
                .contains("ICE")
                .doesNotContain("ICE detainer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Wisconsin State Patrol officers were kind.|state-patrol",
                "en|W.S.P. came.|state-patrol",
                "en|The State  Patrol’s car blocked me.|state-patrol",
                "en|ＷＳＰ took my keys.|state-patrol",
                "en|They stood on US-41.|state-patrol",
                "en|We waited on Interstate 90 for an hour.|state-patrol",
                "en|The racine police dept lost my bag.|racine-police",
                "en|Sheriff of Kenosha County: no answer.|kenosha-county-sheriff",
                "en|GBPD never called back.|green-bay-police",
                "es|La policia de Milwaukee me grito.|milwaukee-police",
                "ru|Меня остановили милуокские люди шерифа округа Браун.|brown-county-sheriff",
                "zh-Hant|密爾沃基警察來了。|milwaukee-police",
                "ar|وصلت شرطة ماديسون.|madison-police",
                "my|ဂရင်းဘေး ရဲက လာတယ်။|green-bay-police",
                "vi|Canh sat Milwaukee den nha toi.|milwaukee-police",
                "uk|Поліцією Грін-Бея ніхто не задоволений.|green-bay-police"
            })
    void a_name_is_found_in_its_usual_forms(String language, String text, String agency) {
        assertThat(agencies(text, language, null)).contains(agency);
        assertThat(quoted(decide(text, language, null)))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(text).contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|I waited for US 3 times.",
                "en|Then I 94 times asked.",
                "en|There is ice on the lake and a cop car toy in the store.",
                "en|Officer Brown waved at my kid in Green.",
                "en|The policy of Madison schools is unclear.",
                "my|မီလ်ဝေါကီက သူ့ရဲ့ ကား ပျက်သွားတယ်။",
                "ru|Мадисон купила хлеб.",
                "zh-Hans|他住在密尔沃基，喜欢喝茶。",
                "en|My dog, a great Dane, ran away."
            })
    void what_is_no_name_goes_to_nobody(String language, String text) {
        assertThat(agencies(text, language, null)).containsExactly("-");
    }

    @Test
    void a_name_that_several_have_is_decided_by_the_place() {
        assertThat(agencies("The MPD was rude.", "en", null)).containsExactly("-");
        assertThat(agencies("The MPD was rude.", "en", "55025")).containsExactly("madison-police");
        assertThat(agencies("The MPD was rude to me in Milwaukee.", "en", null)).containsExactly("milwaukee-police");
        assertThat(NAMES.in("The MPD was rude.", null, null).perhaps())
                .extracting(AgencyNames.Named::agency)
                .containsExactlyInAnyOrder("madison-police", "milwaukee-police");
        assertThat(NAMES.in("DHS came.", null, null).perhaps())
                .extracting(AgencyNames.Named::agency)
                .containsExactlyInAnyOrder("ice", "cbp");
    }

    @Test
    void where_a_county_was_chosen_its_agency_has_what_names_no_other_place() {
        assertThat(agencies("The deputies were rude.", "en", "55059")).containsExactly("kenosha-county-sheriff");
        assertThat(agencies("Milwaukee deputies were rude.", "en", "55059"))
                .as("the text's own place first")
                .containsExactly("milwaukee-county-sheriff");
        assertThat(agencies("The deputies were rude.", "en", "55001"))
                .as("an agency that the directory does not have")
                .containsExactly("-");
    }

    /** Long and hostile texts end: each sign is looked at a bounded number of times. */
    @Test
    void long_texts_are_read_to_their_end() {
        for (String piece : List.of(
                "Milwaukee police ",
                "MPD ",
                "ال",
                "警察密尔沃基",
                "I-94 ",
                "Milwaukee ",
                "police ",
                "ရဲ",
                "полиц",
                "county of ")) {
            String text = piece.repeat(20_000 / piece.length());
            assertThat(NAMES.in(text, "55079", null)).isNotNull();
        }
    }
}
