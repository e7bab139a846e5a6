package org.answerable.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The resident's way in every language of the interface: home, the whole form, the receipt, the case behind it, search,
 * a record; each page looked at once. And the language changed at every step of the form, and the browser's own Back,
 * with nothing lost.
 */
@ExtendWith(Stage.Shared.class)
class WalksIT {
    /**
     * Languages whose pages are drawn into {@code target/screenshots}: both directions, and the scripts that need fonts
     * of their own.
     */
    private static final List<String> DRAWN = List.of("ar", "fa-AF", "hmn", "my", "zh-Hans", "es");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry(
                    "en",
                    "An officer stopped my brother on Tuesday evening and kept his license for an hour. Nobody told us the reason."),
            Map.entry(
                    "es",
                    "Un agente paró a mi hermano el martes por la noche y se quedó con su licencia una hora. Nadie nos dijo la razón."),
            Map.entry(
                    "hmn",
                    "Ib tug tub ceev xwm nres kuv tus tij laug hnub Tuesday tsaus ntuj thiab khaws nws daim "
                            + "ntawv tsav tsheb ib teev. Tsis muaj leej twg qhia peb vim li cas."),
            Map.entry(
                    "so",
                    "Sarkaal ayaa walaalkay joojiyay fiidnimadii Talaadada wuxuuna hayay liisankiisa saacad. Cidna nooma sheegin sababta."),
            Map.entry(
                    "ar",
                    "أوقف ضابط أخي مساء الثلاثاء واحتفظ برخصته ساعة كاملة. لم يخبرنا أحد بالسبب. "
                            + "رقمي 414-555-0108 أو ٤١٤-٥٥٥-٠١٠٩ ولوحتي 482 KZT."),
            Map.entry("zh-Hans", "星期二晚上，一名警官拦下我的哥哥，把他的驾照扣了一个小时。没有人告诉我们原因。"),
            Map.entry(
                    "ru",
                    "Во вторник вечером полицейский остановил моего брата и час держал у себя его права. Никто не объяснил нам причину."),
            Map.entry(
                    "uk",
                    "У вівторок увечері поліцейський зупинив мого брата й годину тримав у себе його посвідчення. "
                            + "Ніхто не пояснив нам причини."),
            Map.entry(
                    "my",
                    "အင်္ဂါနေ့ ညနေက အရာရှိတစ်ယောက်က ကျွန်တော့်အစ်ကိုကို ရပ်တန့်ပြီး သူ့လိုင်စင်ကို တစ်နာရီ "
                            + "သိမ်းထားတယ်။ ဘာကြောင့်လဲဆိုတာ ဘယ်သူမှ မပြောဘူး။"),
            Map.entry(
                    "sw",
                    "Afisa alimsimamisha kaka yangu Jumanne jioni na kukaa na leseni yake kwa saa moja. Hakuna aliyetuambia sababu."),
            Map.entry(
                    "fa-AF",
                    "یک افسر سه‌شنبه شب برادرم را ایستاد کرد و لایسنس او را یک ساعت نزد خود نگاه کرد. "
                            + "هیچ‌کس به ما دلیل آن را نگفت. شمارهٔ من 414-555-0108 یا ۴۱۴-۵۵۵-۰۱۰۹ و نمبر پلیتم 482 KZT "
                            + "است."),
            Map.entry(
                    "vi",
                    "Một viên chức chặn anh trai tôi tối thứ Ba và giữ bằng lái của anh một tiếng. Không ai cho chúng tôi biết lý do."));

    /** In the words of those who write from right to left. */
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "ar",
            List.of("414-555-0108", "٤١٤-٥٥٥-٠١٠٩", "482 KZT"),
            "fa-AF",
            List.of("414-555-0108", "۴۱۴-۵۵۵-۰۱۰۹", "482 KZT"));

    private final Stage stage;

    WalksIT(Stage stage) {
        this.stage = stage;
    }

    static Stream<String> languages() {
        return Languages.UI.stream().map(Language::tag);
    }

    @ParameterizedTest(name = "in {0}")
    @MethodSource("languages")
    void a_resident_finds_the_whole_way(String language) {
        assertThat(WORDS).as("what somebody would write in %s", language).containsKey(language);
        Inspection inspection = new Inspection(stage, DRAWN.contains(language), true);
        try (Person resident = new Person(stage, inspection, language, true, true)) {
            resident.opens("/").looks("walk-1-home");
            assertThat(resident.page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(resident.page.locator("html").getAttribute("dir")).isEqualTo(new Language(language).dir());
            boolean fromTheRight = (boolean) resident.page.evaluate(
                    "() => document.querySelector('.wordmark').getBoundingClientRect().right > innerWidth - 30");
            assertThat(fromTheRight)
                    .as("mirrored")
                    .isEqualTo(new Language(language).dir().equals("rtl"));
            assertThat(resident.page.locator(".draft").count())
                    .as("says that nobody has reviewed it")
                    .isEqualTo(language.equals("en") ? 0 : 1);
            resident.clicks(resident.page.locator(".languages summary")).looks("walk-1-home-languages");
            assertThat(resident.page.locator(".languages li").allTextContents().stream()
                            .map(String::strip))
                    .containsExactlyElementsOf(
                            Languages.UI.stream().map(Language::ownName).toList());

            String receipt = shares(resident, WORDS.get(language));
            resident.presses("intake.given.open").looks("walk-8-case").reads(WORDS.get(language));
            if (new Language(language).dir().equals("rtl")) {
                NUMBERS.get(language)
                        .forEach(number -> assertThat(places(resident, number))
                                .as("%s is drawn in its order", number)
                                .hasSizeGreaterThan(6)
                                .isSorted());
            }
            assertThat(receipt).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}");
            resident.presses("intake.consent.open")
                    .looks("walk-8-consent")
                    .presses("intake.consent.back")
                    .reads(WORDS.get(language));

            resident.opens("/search").writes("search.words", "patrol");
            resident.goes(resident.page
                    .locator("form[role=search] button[type=submit]")
                    .first());
            resident.looks("walk-9-search");
            resident.goes(resident.page.locator(".hits h3 a").first());
            resident.looks("walk-10-record");
        }
        inspection.ends();
    }

    /** How far from the left edge each letter of a run is drawn, in the order in which they are written. */
    @SuppressWarnings("unchecked")
    private static List<Double> places(Person resident, String run) {
        return ((List<Number>) resident.page.evaluate("""
                run => {
                    const words = [...document.querySelectorAll('.passage')].find(one => one.textContent.includes(run));
                    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
                    const letters = [];
                    for (let node; node = walker.nextNode();) for (let at = 0; at < node.length; at++) letters.push([node, at]);
                    const from = words.textContent.indexOf(run);
                    return letters.slice(from, from + run.length).map(([node, at]) => {
                        const range = document.createRange();
                        range.setStart(node, at);
                        range.setEnd(node, at + 1);
                        return range.getBoundingClientRect().left;
                    });
                }""", run))
                .stream().map(Number::doubleValue).toList();
    }

    private static String shares(Person resident, String words) {
        resident.opens("/share")
                .writes("intake.share.text", words)
                .ticks("intake.kind.complaint")
                .looks("walk-2-share-tell")
                .presses("intake.share.next");
        if (resident.page.locator("input[name=at]").inputValue().equals("language")) {
            resident.looks("walk-3-share-language");
            resident.page.locator("select[name=language]").selectOption(resident.language());
            resident.presses("intake.share.next");
        }
        resident.page.locator("input[name=topics][value=traffic-stops]").check();
        resident.unfolds("intake.share.agencies");
        resident.page.locator("input[name=agencies][value=state-patrol]").check();
        resident.looks("walk-4-share-about").presses("intake.share.next");
        resident.chooses("intake.share.county", "Dane").writes("intake.share.municipality", "Madison");
        resident.page.locator("input[name=occurredOn]").fill("2026-03-31");
        resident.looks("walk-5-share-place").presses("intake.share.next");
        resident.ticks("intake.share.publish.yes")
                .writes("intake.share.email", "resident@example.org")
                .looks("walk-6-share-publicity")
                .presses("intake.share.next");
        resident.looks("walk-7-share-review")
                .reads(words)
                .reads("Madison")
                .presses("intake.share.send")
                .looks("walk-7-receipt");
        return resident.page.locator("#receipt-code").textContent().strip();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void the_language_changes_at_every_step_and_nothing_typed_is_lost(boolean javaScript) {
        Inspection inspection = new Inspection(stage, false, true);
        String words = WORDS.get("so");
        try (Person resident = new Person(stage, inspection, "so", javaScript, true)) {
            resident.opens("/share").writes("intake.share.text", words).ticks("intake.kind.complaint");
            Locator text = resident.page.locator("textarea[name=text]");
            changes(resident, "ar");
            assertThat(text.inputValue()).isEqualTo(words);
            assertThat(resident.page
                            .locator("input[name=kind][value=complaint]")
                            .isChecked())
                    .isTrue();
            goesOn(resident);
            if (resident.page.locator("input[name=at]").inputValue().equals("language")) {
                changes(resident, "en");
                resident.page.locator("select[name=language]").selectOption("so");
                changes(resident, "my");
                assertThat(resident.page.locator("select[name=language]").inputValue())
                        .isEqualTo("so");
                goesOn(resident);
            }
            resident.page.locator("input[name=topics][value=detention]").focus();
            resident.page.keyboard().press("Space");
            changes(resident, "zh-Hans");
            assertThat(resident.page
                            .locator("input[name=topics][value=detention]")
                            .isChecked())
                    .isTrue();
            goesOn(resident);
            resident.page.locator("input[name='place.municipality']").fill("Barron");
            changes(resident, "fa-AF");
            assertThat(resident.page.locator("input[name='place.municipality']").inputValue())
                    .isEqualTo("Barron");
            goesOn(resident);
            resident.page.locator("input[name='contact.email']").fill("somebody@example.org");
            changes(resident, "hmn");
            assertThat(resident.page.locator("input[name='contact.email']").inputValue())
                    .isEqualTo("somebody@example.org");
            goesOn(resident);
            changes(resident, "vi");
            assertThat(resident.page.locator("main").textContent()).contains(words, "Barron", "somebody@example.org");
            goesOn(resident);
            assertThat(resident.page.locator("#receipt-code").count())
                    .as(() -> resident.page.locator("main").innerText())
                    .isEqualTo(1);
            String receipt = resident.page.locator("#receipt-code").textContent();
            changes(resident, "uk");
            assertThat(resident.page.locator("#receipt-code").textContent()).isEqualTo(receipt);
            assertThat(resident.page.url()).matches(".*/uk/receipt\\?w=[0-9a-z]{13}&page=given");
            if (javaScript) {
                // The quick exit ends what the browser carries, before whoever sits down next looks into its history.
                String given = resident.page.url();
                resident.page.locator("a[data-leave]").click();
                resident.page.waitForURL("about:blank");
                resident.page.waitForCondition(
                        () -> resident.page.context().cookies().stream().noneMatch(c -> c.name.startsWith("case")));
                resident.page.navigate(given);
                see(resident.page.locator("input[name=receipt]")).isVisible();
                assertThat(resident.page.locator("#receipt-code").count()).isZero();
            }
        }
        inspection.ends();
    }

    @Test
    void the_browsers_own_back_walks_through_the_steps_and_a_lost_connection_loses_nothing() {
        Inspection inspection = new Inspection(stage, false, true);
        try (Person resident = new Person(stage, inspection, "es", true, true)) {
            Page page = resident.page;
            Locator at = page.locator("main input[name=at]");
            page.navigate("/es/topics/traffic-stops");
            resident.opens("/share")
                    .writes("intake.share.text", WORDS.get("es"))
                    .ticks("intake.kind.complaint")
                    .presses("intake.share.next");
            see(at).hasValue("about");
            page.locator("input[name=topics][value=detention]").check();
            page.goBack();
            see(at).hasValue("tell");
            see(page.locator("textarea[name=text]")).hasValue(WORDS.get("es"));
            resident.writes("intake.share.text", WORDS.get("es") + " Fue de noche.");
            page.goForward();
            see(at).hasValue("about");
            see(page.locator("input[name=topics][value=detention]")).isChecked();
            Route[] held = new Route[1];
            // Kept to the end: a browser that is to hold nothing any more lets go of what it holds.
            page.route("**/es/share*", route -> {
                if (held[0] == null) {
                    held[0] = route;
                } else {
                    route.resume();
                }
            });
            resident.clicks(page.locator("main .btn-primary"));
            page.waitForCondition(() -> held[0] != null);
            page.evaluate("() => { window.moves = 0; addEventListener('popstate', () => moves++); history.back(); }");
            page.waitForFunction("() => moves === 2");
            see(at).hasValue("about");
            held[0].resume();
            see(at).hasValue("place");
            page.goBack();
            see(at).hasValue("about");
            resident.presses("intake.share.next");
            see(at).hasValue("place");

            page.context().setOffline(true);
            page.locator("input[name='place.municipality']").fill("Barron");
            resident.clicks(page.locator("main .btn-primary")).reads("intake.share.offline");
            see(page.locator("input[name='place.municipality']")).hasValue("Barron");
            page.context().setOffline(false);
            resident.presses("intake.share.next").looks("walk-back-publicity");
            resident.ticks("intake.share.publish.yes").presses("intake.share.next");
            see(at).hasValue("review");
            resident.presses("intake.share.back");
            see(at).hasValue("publicity");
            resident.presses("intake.share.next").reads("Fue de noche.").reads("Barron");
            page.context().setOffline(true);
            resident.clicks(page.locator("main .btn-send")).reads("intake.share.offline");
            page.context().setOffline(false);
            resident.presses("intake.share.send");
            see(page.locator("#receipt-code")).hasCount(1);
            page.goBack();
            resident.reads("intake.sent.title").looks("walk-back-sent").neverReads("Fue de noche.");
            page.goBack();
            page.waitForURL("**/topics/traffic-stops");
        }
        inspection.ends();
    }

    @Test
    void without_javascript_back_finds_each_step_with_its_words_and_after_sending_that_they_were_sent() {
        Inspection inspection = new Inspection(stage, true, true);
        String words = WORDS.get("es");
        try (Person resident = new Person(stage, inspection, "es", false, true)) {
            Page page = resident.page;
            Locator at = page.locator("main input[name=at]");
            Locator text = page.locator("textarea[name=text]");
            page.navigate("/es/topics/traffic-stops");
            resident.opens("/share")
                    .ticks("intake.kind.complaint")
                    .presses("intake.share.next")
                    .looks("walk-plain-error");
            see(page.locator("#errors")).isFocused();
            assertThat(page.title()).startsWith(resident.t("platform.form.error"));
            resident.writes("intake.share.text", words).presses("intake.share.next");
            see(at).hasValue("about");
            Locator topic = page.locator("input[name=topics][value=detention]");
            topic.focus();
            page.keyboard().press("Space");
            resident.presses("intake.share.next");
            see(at).hasValue("place");
            page.locator("input[name='place.municipality']").fill("Barron");
            changes(resident, "ar");
            see(at).hasValue("place");
            page.goBack();
            see(page.locator("html")).hasAttribute("lang", "es");
            see(page.locator("input[name='place.municipality']")).hasValue("Barron");
            page.goBack();
            see(at).hasValue("about");
            see(topic).isChecked();
            page.goBack();
            see(at).hasValue("tell");
            see(text).hasValue(words);
            page.goBack();
            see(text).hasValue(words);
            page.reload();
            see(text).hasValue(words);
            page.goForward();
            page.goForward();
            see(at).hasValue("about");
            assertThat(page.context().cookies().stream().filter(c -> c.name.startsWith("walk")))
                    .isNotEmpty()
                    .allMatch(c -> c.httpOnly && !c.value.contains("officer"))
                    .noneMatch(c -> c.value.contains("Barron") || c.value.contains(words.substring(0, 9)));
            String elsewhere = page.url().replaceAll("w=[0-9a-z]{13}", "w=0000000000000");
            try (Person other = new Person(stage, inspection, "es", false, true)) {
                other.page.navigate(page.url());
                see(other.page.locator("textarea[name=text]")).hasValue("");
                other.page.navigate(elsewhere);
                see(other.page.locator("textarea[name=text]")).hasValue("");
            }
            resident.presses("intake.share.next").presses("intake.share.next").presses("intake.share.next");
            see(at).hasValue("review");
            resident.reads(words).reads("Barron").presses("intake.share.send");
            see(page.locator("#receipt-code")).hasCount(1);
            String receipt = page.locator("#receipt-code").textContent();
            assertThat(page.context().cookies().stream().map(c -> c.value))
                    .noneMatch(value -> value.contains(receipt.strip())
                            || value.contains(receipt.strip().replace("-", "")));
            assertThat(page.url()).matches(".*/es/receipt\\?w=[0-9a-z]{13}&page=given");
            resident.presses("intake.given.open")
                    .reads(words)
                    .presses("intake.consent.open")
                    .reads("intake.consent.save");
            page.goBack();
            resident.reads(words).reads("intake.case.send");
            text.fill("Fue de noche.");
            resident.presses("intake.case.send").reads("intake.case.note.sent").reads("Fue de noche.");
            page.reload();
            assertThat(page.locator("main").textContent().split("Fue de noche\\.", -1))
                    .as("loaded again, sent once")
                    .hasSize(2);
            resident.presses("intake.case.withdraw.button").reads("intake.withdraw.now");
            page.goBack();
            resident.reads(words).reads("intake.case.send");
            try (Person other = new Person(stage, inspection, "es", false, true)) {
                other.page.navigate(page.url());
                other.reads("intake.receipt.open").neverReads(words);
            }
            while (page.locator("#receipt-code").count() == 0) {
                page.goBack();
                assertThat(page.locator("main").textContent())
                        .as("a page of the case")
                        .containsAnyOf(words, receipt.strip().substring(0, 4));
            }
            page.goBack();
            resident.reads("intake.sent.title").neverReads(words).looks("walk-plain-sent");
            page.goBack();
            resident.reads("intake.sent.title");
            resident.opens("/share");
            see(text).hasValue("");
        }
        inspection.ends();
    }

    @Test
    void back_leads_to_the_language_before_with_all_that_was_typed() {
        Inspection inspection = new Inspection(stage, false, true);
        try (Person resident = new Person(stage, inspection, "es", true, true)) {
            Page page = resident.page;
            Locator at = page.locator("main input[name=at]");
            Locator root = page.locator("html");
            Locator town = page.locator("input[name='place.municipality']");
            resident.opens("/share")
                    .writes("intake.share.text", WORDS.get("es"))
                    .ticks("intake.kind.complaint")
                    .presses("intake.share.next")
                    .presses("intake.share.next");
            see(at).hasValue("place");
            town.fill("Barron");
            changes(resident, "ar");
            assertThat(page.url()).contains("/ar/share?w=");
            see(root).hasAttribute("dir", "rtl");
            see(town).hasValue("Barron");
            town.fill("Rice Lake");
            page.goBack();
            see(root).hasAttribute("lang", "es");
            see(root).hasAttribute("dir", "ltr");
            see(at).hasValue("place");
            see(town).hasValue("Rice Lake");
            page.goForward();
            see(root).hasAttribute("lang", "ar");
            see(at).hasValue("place");
            see(town).hasValue("Rice Lake");
            page.locator("main button[value=back]").click();
            see(at).hasValue("about");
            see(root).hasAttribute("lang", "ar");
            page.locator("main .btn-primary").first().click();
            see(at).hasValue("place");
            see(town).hasValue("Rice Lake");
            page.evaluate("() => history.go(-3)");
            see(at).hasValue("about");
            see(root).hasAttribute("lang", "es");
            page.locator("main button[value=back]").click();
            see(at).hasValue("tell");
            see(page.locator("textarea[name=text]")).hasValue(WORDS.get("es"));
            page.locator(".languages summary").click();
            page.locator("main").click();
            see(page.locator(".languages details[open]")).hasCount(0);
            page.locator("a[data-leave]").click();
            page.waitForURL("about:blank");
        }
        inspection.ends();
    }

    private static LocatorAssertions see(Locator there) {
        return PlaywrightAssertions.assertThat(there);
    }

    private static void goesOn(Person resident) {
        resident.goes(resident.page.locator("main form .btn-primary").first());
    }

    private static void changes(Person resident, String language) {
        resident.clicks(resident.page.locator(".languages summary"));
        resident.goes(resident.page.locator(".languages li [lang='" + language + "']"));
        assertThat(resident.page.locator("html").getAttribute("lang")).isEqualTo(language);
    }
}
