package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.answerable.platform.Resources;
import org.answerable.search.ParsedQuery.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    /** Knows one agency and one county beside the tags. */
    private static final FieldValues VALUES = (facet, value) -> facet == Facet.AGENCY && value.equals("ice")
            ? Optional.of(List.of("ice-liaison"))
            : facet == Facet.COUNTY && value.equalsIgnoreCase("La Crosse")
                    ? Optional.of(List.of("55063"))
                    : FieldValues.TAGS.known(facet, value);

    private static ParsedQuery read(String query, String reader) {
        return QueryParser.read(query, reader, VALUES);
    }

    /** The tree in short: {@code &} all, {@code |} any, {@code -} not; in the order of the query. */
    private static String shown(QueryTree tree) {
        return switch (tree) {
            case null -> "nothing";
            case QueryTree.All all ->
                all.of().stream().map(QueryParserTest::shown).collect(Collectors.joining(" & ", "{", "}"));
            case QueryTree.Any any ->
                any.of().stream().map(QueryParserTest::shown).collect(Collectors.joining(" | ", "{", "}"));
            case QueryTree.Not not -> "-" + shown(not.of());
            case QueryTree.Words words -> words.text();
            case QueryTree.Phrase phrase ->
                "'" + phrase.text() + "'" + (phrase.distance() == 0 ? "" : "~" + phrase.distance());
            case QueryTree.Prefix prefix -> prefix.text() + "*";
            case QueryTree.In in -> in.part().name().toLowerCase(Locale.ROOT) + ":" + shown(in.of());
            case QueryTree.Having having -> having.facet().field() + "=" + having.values();
            case QueryTree.Published days -> "[" + days.from() + ".." + days.to() + "]";
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                // Words, quotes and a minus, as ever.
                "police stop # police stop",
                "\"traffic stop\" bridge -school # {'traffic stop' & bridge & -school}",
                "\"traffic stop\" # 'traffic stop'",
                "“traffic stop” # 'traffic stop'",
                "-\"traffic stop\" bridge # {-'traffic stop' & bridge}",
                "traffic-stop # traffic-stop",
                "foo\"bar # foo bar",
                "a \"\" b # a b",
                "5'10\" tall # 5'10 tall",
                // Operators.
                "police AND school # {police & school}",
                "police OR sheriff # {police | sheriff}",
                "police NOT school # {police & -school}",
                "police AND NOT school # {police & -school}",
                "NOT school # -school",
                "racial profiling OR traffic stop # {racial profiling | traffic stop}",
                "a1 AND b1 OR c1 AND d1 # {{a1 & b1} | {c1 & d1}}",
                "a1 AND (b1 OR c1) # {a1 & {b1 | c1}}",
                "(a1 OR b1) c1 # {{a1 | b1} & c1}",
                "(a1 OR (b1 AND NOT c1)) AND \"d e\" # {{a1 | {b1 & -c1}} & 'd e'}",
                "police OR NOT school # {police | -school}",
                "-(alpha beta) gamma # {-alpha beta & gamma}",
                "ICE OR CBP # {ICE | CBP}",
                "ice and cbp or dhs # ice and cbp or dhs",
                // What is no syntax.
                "agreement 287(g) # agreement 287(g)",
                "(287(g) OR detainer) # {287(g) | detainer}",
                "form (I-94) lost # form I-94 lost",
                "(police OR sheriff # {police | sheriff}",
                "police) OR sheriff # {police | sheriff}",
                "AND OR NOT # AND OR NOT",
                "police AND # police AND",
                "OR police # OR police",
                "police AND AND school # police AND AND school",
                "OFFICERS AND DEPUTIES CAME # OFFICERS AND DEPUTIES CAME",
                "( ) # nothing",
                "((( # nothing",
                ":) police # : police",
                "-- # --",
                "https://example.org/a # https://example.org/a",
                "nothing:here # nothing:here",
                "title: school # title: school",
                "/traf.*/ # /traf.*/",
                "*port # *port",
                "de*port # de*port",
                // Fields.
                "title:school # title:school",
                "TITLE:school bus # {title:school & bus}",
                "title:\"school bus\" # title:'school bus'",
                "title:(school OR bus) # {title:school | title:bus}",
                "text:depor* answer:\"we are\"~4 # {text:depor* & answer:'we are'~4}",
                "-title:school bus # {-title:school & bus}",
                "agency:ice # agency=[ice-liaison]",
                "county:\"La Crosse\" kind:comment,praise # {county=[55063] & kind=[comment, praise]}",
                "status:answered OR language:es # {status=[answered] | language=[es]}",
                "from:2026-03-01 to:2026-04 # {[2026-03-01..null] & [null..2026-04-30]}",
                "from:2026 # [2026-01-01..null]",
                "from:Milwaukee bus # Milwaukee bus",
                "agency:nobody bus # nobody bus",
                // Beginnings and words near each other.
                "depor* # depor*",
                "de* # de*",
                "警* # 警*",
                "*** # ***",
                "\"agent door\"~5 # 'agent door'~5",
                "\"agent door\"~9999 # 'agent door'~50",
                "\"agent door\"~ # 'agent door'",
            })
    void a_query_is_read_as_it_was_meant(String query, String tree) {
        assertThat(shown(read(query, "en").tree())).isEqualTo(tree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                "es # policía Y escuela # {policía & escuela}",
                "es # policía O alguacil NO escuela # {policía | {alguacil & -escuela}}",
                "es # policía OR alguacil # {policía | alguacil}",
                "es # policía y escuela o no # policía y escuela o no",
                "es # título:escuela titulo:autobús # {title:escuela & title:autobús}",
                "es # idioma:es condado:\"La Crosse\" # {language=[es] & county=[55063]}",
                "ru # полиция ИЛИ шериф # {полиция | шериф}",
                "ru # полиция НЕ школа # {полиция & -школа}",
                "ru # И полиция приехала # И полиция приехала",
                "ru # ПОЛИЦИЯ И ШКОЛА # ПОЛИЦИЯ И ШКОЛА",
                "uk # поліція АБО школа # {поліція | школа}",
                "vi # cảnh sát HOẶC trường học # {cảnh sát | trường học}",
                "vi # tiêu-đề:trường # title:trường",
                "hmn # tub ceev xwm LOSSIS tsev kawm ntawv # {tub ceev xwm | tsev kawm ntawv}",
                "so # booliska AMA iskuulka # {booliska | iskuulka}",
                "sw # polisi NA shule # {polisi & shule}",
                "zh-Hans # 警察[或]移民局 # {警察 | 移民局}",
                "zh-Hans # （警察【或】移民局）[和]学校 # {{警察 | 移民局} & 学校}",
                "zh-Hans # 标题：学校 # title:学校",
                "zh-Hans # 警察或移民局 # 警察或移民局",
                "ar # الشرطة [أو] المدرسة # {الشرطة | المدرسة}",
                "ar # الشرطة أو المدرسة # الشرطة أو المدرسة",
                "ar # \u200fالشرطة \u200f[ليس] المدرسة # {الشرطة & -المدرسة}",
                "fa-AF # پولیس [یا] مکتب # {پولیس | مکتب}",
                "my # ရဲ [သို့မဟုတ်] ကျောင်း # {ရဲ | ကျောင်း}",
                "my # ရဲ AND ကျောင်း # {ရဲ & ကျောင်း}",
            })
    void operators_and_fields_are_read_in_the_readers_language_and_in_english(
            String reader, String query, String tree) {
        assertThat(shown(read(query, reader).tree())).isEqualTo(tree);
    }

    @Test
    void every_language_of_the_pages_has_every_word_of_the_syntax() {
        for (String reader : List.of("en", "es", "hmn", "so", "ar", "zh-Hans", "ru", "uk", "my", "sw", "fa-AF", "vi")) {
            List<String> lines = Resources.lines("/i18n/syntax.tsv").stream()
                    .filter(line -> line.startsWith(reader + "\t"))
                    .toList();
            assertThat(lines).as(reader).hasSize(3 + SyntaxWords.Field.values().length);
            for (String line : lines) {
                String[] cells = line.split("\t");
                for (String form : cells[2].split(" \\| ")) {
                    QueryTree tree =
                            switch (cells[1]) {
                                case "and", "or" ->
                                    read("one " + form + " two", reader).tree();
                                case "not" ->
                                    read("one " + form + " two", reader).tree();
                                case "title", "text", "answer" ->
                                    read(form + ":two", reader).tree();
                                case "from", "to" ->
                                    read(form + ":2026", reader).tree();
                                case "language" -> read(form + ":es", reader).tree();
                                case "kind" -> read(form + ":comment", reader).tree();
                                case "status" ->
                                    read(form + ":answered", reader).tree();
                                case "agency" -> read(form + ":ice", reader).tree();
                                case "county" ->
                                    read(form + ":\"La Crosse\"", reader).tree();
                                default -> new QueryTree.Having(Facet.TOPIC, List.of(), ""); // None is known here.
                            };
                    assertThat(tree).as(line).isNotInstanceOf(QueryTree.Words.class);
                }
            }
        }
    }

    @Test
    void what_is_left_out_or_read_otherwise_is_said() {
        assertThat(read("de* x", "en").leftOut())
                .containsExactly(new ParsedQuery.LeftOut(Why.PREFIX, "de*", QueryParser.SHORTEST_PREFIX));
        assertThat(read("agency:nobody", "en").leftOut())
                .containsExactly(new ParsedQuery.LeftOut(Why.VALUE, "agency:nobody", 0));
        assertThat(read("word ".repeat(49), "en").leftOut())
                .extracting(ParsedQuery.LeftOut::why)
                .containsExactly(Why.WORDS);
        assertThat(read("word ".repeat(48), "en").leftOut()).isEmpty();
        ParsedQuery many = read("w1 OR w2".concat(" OR w3".repeat(40)), "en");
        assertThat(many.leftOut()).extracting(ParsedQuery.LeftOut::why).containsExactly(Why.PARTS);
        assertThat(((QueryTree.Any) many.tree()).of()).hasSize(QueryParser.MOST_PARTS);
        assertThat(read("\"a b\" ".repeat(9), "en").phrases()).hasSize(QueryParser.MOST_QUOTED);
        assertThat(read("abc* ".repeat(500), "en").further()).hasSize(QueryParser.MOST_PARTS);
    }

    @Test
    void plain_words_are_said_to_be_plain_and_anything_else_is_not() {
        assertThat(read("police stop (I-94) 287(g)", "en").isPlain()).isTrue();
        assertThat(read("", "en").isPlain()).isTrue();
        for (String query : List.of("\"a b\"", "-x", "a OR b", "title:x", "abc*", "\"a b\"~3")) {
            assertThat(read(query, "en").isPlain()).as(query).isFalse();
        }
    }

    @Test
    void where_the_words_stand_that_are_looked_for_is_known() {
        String query = "polcie \"trafic stop\" -shcool title:bus agency:ice NOT x";
        assertThat(read(query, "en").sought().stream().map(range -> query.substring(range.start(), range.end())))
                .containsExactly("polcie", "trafic stop", "bus");
    }

    @Test
    void any_string_is_read_in_time_and_within_the_bounds() {
        List<String> units = new ArrayList<>(List.of(
                "\"",
                "“",
                "”",
                "«",
                "「",
                "(",
                ")",
                "（",
                "）",
                "-",
                "−",
                "*",
                "~",
                "~5",
                ":",
                "：",
                " AND ",
                " OR ",
                " NOT ",
                " Y ",
                " ИЛИ ",
                "[或]",
                "【和】",
                "[ليس]",
                "title:",
                "agency:",
                "from:",
                "标题：",
                "\u200b",
                "\u200d",
                "\u202e",
                "\u2066",
                "\ufeff",
                "\ud800",
                "\udc00",
                "\u0000",
                "\u0301",
                "\n",
                "\u3000",
                "\u00a0",
                "abc*",
                "警*",
                "😀",
                "👩‍👩‍👧"));
        for (String alphabet : List.of(
                "abcXYZ", "ñáü", "ХШя", "іїґ", "عربي", "دری", "警察学校", "ရဲတွေ", "ไทย", "ລາວ", "ខ្មែរ", "አማርኛ", "हिन्दी",
                "עברית", "한국어", "かな", "Ελλ", "ệạ", "0123٣٤५")) {
            alphabet.codePoints().forEach(c -> units.add(Character.toString(c)));
        }
        Random random = new Random(16);
        List<String> readers = Arrays.asList("en", "es", "ru", "ar", "zh-Hans", "my", "xx", null);
        for (int round = 0; round < 2_000; round++) {
            int most = round % 50 == 0 ? 10_000 : 500;
            StringBuilder noise = new StringBuilder();
            int length = random.nextInt(most);
            List<String> few = random.ints(3 + random.nextInt(12), 0, units.size())
                    .mapToObj(units::get)
                    .toList();
            while (noise.length() < length) {
                noise.append(few.get(random.nextInt(few.size()))).append(random.nextInt(3) == 0 ? " " : "");
            }
            ParsedQuery read = read(noise.toString(), readers.get(random.nextInt(readers.size())));
            assertBounded(read);
        }
        for (String unit : units) {
            assertBounded(read(unit.repeat(10_000 / unit.length()), "en"));
            assertBounded(read((unit + " ").repeat(10_000 / (unit.length() + 1)), "zh-Hans"));
            assertBounded(read("(".repeat(4_000) + unit + ")".repeat(4_000), "en"));
        }
    }

    private static void assertBounded(ParsedQuery read) {
        int[] count = {0, 0};
        read.further().forEach(tree -> count(tree, 0, count));
        assertThat(count[0]).isLessThanOrEqualTo(QueryParser.MOST_PARTS);
        assertThat(count[1]).as("depth").isLessThan(64);
        assertThat(read.phrases()).hasSizeLessThanOrEqualTo(QueryParser.MOST_QUOTED);
        assertThat(read.excluded()).hasSizeLessThanOrEqualTo(QueryParser.MOST_QUOTED);
        assertThat(read.leftOut()).hasSizeLessThanOrEqualTo(QueryParser.MOST_PARTS);
        if (read.isStrict()) {
            assertThat(read.words()).isEmpty();
        }
        int last = 0;
        for (ParsedQuery.Range range : read.sought()) {
            assertThat(range.start()).isGreaterThanOrEqualTo(last);
            assertThat(range.end()).isBetween(range.start(), read.typed().length());
            last = range.end();
        }
    }

    private static void count(QueryTree tree, int depth, int[] count) {
        count[1] = Math.max(count[1], depth);
        switch (tree) {
            case QueryTree.All all -> all.of().forEach(one -> count(one, depth + 1, count));
            case QueryTree.Any any -> any.of().forEach(one -> count(one, depth + 1, count));
            case QueryTree.Not not -> count(not.of(), depth + 1, count);
            default -> count[0]++;
        }
    }
}
