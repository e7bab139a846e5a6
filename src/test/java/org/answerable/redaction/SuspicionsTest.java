package org.answerable.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.answerable.language.Barred;
import org.answerable.platform.Resources;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is marked for moderators, measured on the demo's records and on a labelled file; and that no text makes it slow.
 */
class SuspicionsTest {
    private static final Set<String> STRUCTURED =
            Set.of("phone", "email", "address", "id-number", "plate", "birth-date", "account");
    private final Suspicions suspicions = new Suspicions();

    private record Label(int start, int end, String kind) {}

    private record Labelled(String language, String text, List<Label> labels) {}

    /** True and false, missed: of one kind. */
    private static final class Figures {
        private int right;
        private int wrong;
        private int missed;

        double recall() {
            return right + missed == 0 ? 1 : (double) right / (right + missed);
        }

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }
    }

    private static List<Labelled> demo() {
        List<Labelled> all = new ArrayList<>();
        for (String records : List.of("/demo/records.json", "/demo/records-more.json")) {
            for (JsonObject record : Resources.array(records)) {
                String text = record.getString("text");
                List<Label> labels = new ArrayList<>();
                for (JsonObject redaction : record.getJsonArray("redactions").getValuesAs(JsonObject.class)) {
                    String quote = redaction.getString("quote");
                    int at = text.indexOf(quote);
                    int start = text.codePointCount(0, at);
                    labels.add(new Label(start, start + Texts.length(quote), redaction.getString("kind")));
                }
                all.add(new Labelled(record.getString("language"), text, labels));
            }
        }
        return all;
    }

    private static List<Labelled> labelled() throws IOException {
        List<Labelled> all = new ArrayList<>();
        Pattern mark = Pattern.compile("\\[\\[([a-z-]+):(.*?)\\]\\]");
        try (InputStream in = SuspicionsTest.class.getResourceAsStream("/publication/suspicions.txt")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.isBlank())
                    .toList()) {
                String[] halves = line.split(" \\| ", 2);
                StringBuilder text = new StringBuilder();
                List<Label> labels = new ArrayList<>();
                Matcher matcher = mark.matcher(halves[1]);
                int at = 0;
                while (matcher.find()) {
                    text.append(halves[1], at, matcher.start());
                    int start = text.codePointCount(0, text.length());
                    text.append(matcher.group(2));
                    labels.add(new Label(start, text.codePointCount(0, text.length()), matcher.group(1)));
                    at = matcher.end();
                }
                text.append(halves[1].substring(at));
                all.add(new Labelled(halves[0], text.toString(), labels));
            }
        }
        return all;
    }

    /** A label counts as found where a part of its kind covers all of it. */
    private Map<String, Figures> measure(List<Labelled> texts) {
        Map<String, Figures> figures = new TreeMap<>();
        for (Labelled text : texts) {
            List<Suspicion> found = suspicions.in(text.text(), text.language());
            for (Label label : text.labels()) {
                boolean covered = found.stream()
                        .anyMatch(s -> s.kind().tag().equals(label.kind())
                                && s.start() <= label.start()
                                && s.end() >= label.end());
                Figures of = figures.computeIfAbsent(label.kind(), k -> new Figures());
                if (covered) {
                    of.right++;
                } else {
                    of.missed++;
                    System.out.println(
                            "missed " + label.kind() + " [" + Texts.slice(text.text(), label.start(), label.end())
                                    + "] in " + text.language() + ", found " + found);
                }
            }
            for (Suspicion s : found) {
                if (text.labels().stream().noneMatch(l -> l.start() < s.end() && s.start() < l.end())) {
                    figures.computeIfAbsent(s.kind().tag(), k -> new Figures()).wrong++;
                    System.out.println("beside " + s.kind().tag() + " [" + Texts.slice(text.text(), s.start(), s.end())
                            + "] in " + text.language());
                }
            }
        }
        figures.forEach((kind, f) -> System.out.printf(
                "%-10s recall %.3f precision %.3f (%d right, %d missed, %d beside)%n",
                kind, f.recall(), f.precision(), f.right, f.missed, f.wrong));
        return figures;
    }

    private static Figures sum(Map<String, Figures> figures, Set<String> kinds) {
        Figures sum = new Figures();
        figures.forEach((kind, f) -> {
            if (kinds.contains(kind)) {
                sum.right += f.right;
                sum.wrong += f.wrong;
                sum.missed += f.missed;
            }
        });
        return sum;
    }

    @Test
    void the_demo_s_structured_parts_are_found() {
        Map<String, Figures> figures = measure(demo());
        Figures structured = sum(figures, STRUCTURED);
        assertThat(structured.recall()).as("recall").isGreaterThanOrEqualTo(.95);
        assertThat(structured.precision()).as("precision").isGreaterThanOrEqualTo(.9);
        assertThat(figures.get("name").recall()).as("names: recall").isGreaterThanOrEqualTo(.8);
        assertThat(figures.get("name").precision()).as("names: precision").isGreaterThanOrEqualTo(.7);
    }

    @Test
    void the_labelled_file_is_found_in_every_language() throws IOException {
        Map<String, Figures> figures = measure(labelled());
        Figures structured = sum(figures, STRUCTURED);
        assertThat(structured.recall()).as("recall").isGreaterThanOrEqualTo(.95);
        assertThat(structured.precision()).as("precision").isGreaterThanOrEqualTo(.98);
        assertThat(figures.get("name").recall()).as("names: recall").isGreaterThanOrEqualTo(.9);
        assertThat(figures.get("name").precision()).as("names: precision").isGreaterThanOrEqualTo(.87);
    }

    /** The half that the finder was built by: that it stays found. */
    @Test
    void the_half_that_the_finder_was_built_by_is_found() {
        PersonalData.Measured measured = PersonalData.measure("dev", System.out);
        assertThat(measured.all().recall()).as("recall").isGreaterThanOrEqualTo(.97);
        assertThat(measured.all().precision()).as("precision").isGreaterThanOrEqualTo(.97);
        measured.languages()
                .forEach((language, figures) ->
                        assertThat(figures.recall()).as(language).isGreaterThanOrEqualTo(.9));
        assertThat(measured.cleanMarked()).as("clean sentences with a mark").isLessThanOrEqualTo(3);
    }

    @Test
    void the_other_half_is_found_in_every_language_and_kind() {
        PersonalData.Measured measured = PersonalData.measure("blind", null);
        assertThat(measured.all().recall()).as("recall").isGreaterThanOrEqualTo(.93);
        assertThat(measured.all().precision()).as("precision").isGreaterThanOrEqualTo(.95);
        measured.languages()
                .forEach((language, figures) ->
                        assertThat(figures.recall()).as(language).isGreaterThanOrEqualTo(.85));
        measured.kinds()
                .forEach(
                        (kind, figures) -> assertThat(figures.recall()).as(kind).isGreaterThanOrEqualTo(.85));
        assertThat(measured.cleanMarked()).as("clean sentences with a mark").isLessThanOrEqualTo(6);
    }

    /** Each separator, digit and invisible mark that keyboards, input methods and mail programs put into a number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "608\u2011555\u20110199",
                "(608)\u00A0555\u20110199",
                "608\u202F555\u202F0199",
                "608\u2007555\u20070199",
                "608\u2013555\u20130199",
                "608\u2212555\u22120199",
                "６０８－５５５－０１９９",
                "٦٠٨-٥٥٥-٠١٩٩",
                "۶۰۸-۵۵۵-۰۱۹۹",
                "၆၀၈-၅၅၅-၀၁၉၉",
                "៦០៨-៥៥៥-០១៩៩",
                "६०८-५५५-०१९९",
                "608-\n555-0199",
                "608-555-\r\n0199",
                "6\u200B08-555\u200B-0199",
                "\u2068608-555-0199\u2069",
                "608.555.0199",
                "608·555·0199",
                "608 . 555 . 0199",
                "608_555_0199",
                "608/555/0199",
                "\uFEFF608-555-0199",
                "608-5\u00AD55-0199",
                "𝟔𝟎𝟖-𝟓𝟓𝟓-𝟎𝟏𝟗𝟗"
            })
    void a_number_is_found_whatever_parts_it(String number) {
        String text = "😀 Please call " + number + " after six.";
        assertThat(suspicions.in(text, "en")).singleElement().satisfies(s -> {
            assertThat(s.kind()).isEqualTo(Barred.Kind.PHONE);
            String marked = Texts.slice(text, s.start(), s.end());
            assertThat(Plain.of(marked).replaceAll("\\D", "")).isEqualTo("6085550199");
            assertThat(text.codePointCount(0, text.indexOf(" after")))
                    .as("no more than the number")
                    .isBetween(s.end(), s.end() + 1);
        });
    }

    @Test
    void a_mail_address_ends_where_another_script_begins() {
        String text = "我的邮箱是ana@example.org请联系";
        assertThat(suspicions.in(text, "zh-Hans"))
                .extracting(s -> Texts.slice(text, s.start(), s.end()))
                .containsExactly("ana@example.org");
    }

    @Test
    void offsets_count_code_points() {
        String text = "😀😀 mail me: a.b@example.org 😀";
        assertThat(suspicions.in(text, "en")).singleElement().satisfies(s -> {
            assertThat(Texts.slice(text, s.start(), s.end())).isEqualTo("a.b@example.org");
            assertThat(s.why()).isEqualTo("publication.suspected.email");
        });
    }

    @Test
    void parts_are_in_order_within_the_text_and_never_overlap() throws IOException {
        for (Labelled text : demo()) {
            int at = 0;
            for (Suspicion s : suspicions.in(text.text(), text.language())) {
                assertThat(s.start()).isGreaterThanOrEqualTo(at);
                assertThat(s.end()).isGreaterThan(s.start()).isLessThanOrEqualTo(Texts.length(text.text()));
                assertThat(s.kind()).isNotNull();
                at = s.end();
            }
        }
    }

    @Test
    void nothing_is_found_in_nothing() {
        assertThat(suspicions.in("", "en")).isEmpty();
        assertThat(suspicions.in(null, "en")).isEmpty();
        assertThat(suspicions.in("Thank you.", "en")).isEmpty();
    }

    /** That none hangs: how long each takes is measured by script/bench redaction. */
    @Test
    void a_hostile_text_of_the_full_length_comes_to_an_end() {
        assertTimeoutPreemptively(
                Duration.ofMinutes(2), () -> HostileTexts.ALL.forEach(text -> suspicions.in(text, "en")));
    }

    /** CPU time of this thread, the better of two: four times the text is not much more than four times the work. */
    @Test
    void the_work_grows_with_the_length_of_the_text_whatever_it_holds() {
        for (String hostile : HostileTexts.ALL) {
            long quarter = work(hostile.substring(0, hostile.length() / 4));
            assertThat(work(hostile)).as(hostile.substring(0, 12)).isLessThan(10 * quarter + 30_000_000);
        }
    }

    private static long work(String text) {
        java.lang.management.ThreadMXBean thread = java.lang.management.ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 2; i++) {
            Suspicions fresh = new Suspicions();
            long began = thread.getCurrentThreadCpuTime();
            fresh.in(text, "en");
            best = Math.min(best, thread.getCurrentThreadCpuTime() - began);
        }
        return best;
    }

    @Test
    void a_text_looked_at_again_has_the_same_parts() {
        String text = "Call me at 608-555-0142.";
        assertThat(suspicions.in(text, "en"))
                .isEqualTo(suspicions.in(text, "en"))
                .hasSize(1);
    }

    @Test
    void in_a_text_full_of_numbers_none_that_could_be_a_telephone_s_is_left() {
        String text = "+46 8 123 456 78, ".repeat(400);
        assertThat(suspicions.in(text, "en").stream().filter(s -> s.kind() == Barred.Kind.PHONE))
                .hasSizeGreaterThan(390);
    }

    @Test
    void threads_share_it() throws Exception {
        List<Labelled> texts = labelled();
        List<List<Suspicion>> alone =
                texts.stream().map(t -> suspicions.in(t.text(), t.language())).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int seed = i;
                work.add(() -> {
                    Random random = new Random(seed);
                    for (int n = 0; n < 200; n++) {
                        int which = random.nextInt(texts.size());
                        if (!suspicions.in(texts.get(which).text(), "en").equals(alone.get(which))) {
                            return false;
                        }
                    }
                    return true;
                });
            }
            for (Future<Boolean> one : threads.invokeAll(work)) {
                assertThat(one.get()).isTrue();
            }
        }
    }
}
