package org.answerable.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Resources;
import org.answerable.platform.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why something is suspected, in words that moderators read; what has right digits and what only looks like it; and
 * that the sentences which measure are no others' as well.
 */
class SuspicionReasonsTest {
    private final Suspicions suspicions = new Suspicions();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Hello, my name is Opal Trevino.            | Opal Trevino             | name
                    We asked Mrs. Trevino to wait.             | Trevino                  | titled
                    They took my brother Orlin Trevino.        | Orlin Trevino            | kin
                    It was cold.\\nSincerely,\\nOpal Trevino   | Opal Trevino             | signed
                    Then Daniel Trevino came out.              | Daniel Trevino           | person
                    The form had 219-09-9998 on it.            | 219-09-9998              | ssn
                    They read out A099 555 013 twice.          | A099 555 013             | a-number
                    Look for IOE0912345678 in the list.        | IOE0912345678            | receipt
                    His passport X5550188 is with them.        | X5550188                 | passport
                    It says J525-4209-0465-07 at the top.      | J525-4209-0465-07        | licence
                    The judge read 2025CM000318 aloud.         | 2025CM000318             | case
                    They charged 4111 1111 1111 1111 twice.    | 4111 1111 1111 1111      | card
                    Send it to GB82 WEST 1234 5698 7654 32.    | GB82 WEST 1234 5698 7654 32 | iban
                    The pictures are from @opal_t, I think.    | @opal_t                  | handle
                    Write opal at example dot org for more.    | opal at example dot org  | worded
                    The log shows 198.51.100.14 all day.       | 198.51.100.14            | ip
                    The log shows 2001:db8::14:7 all day.      | 2001:db8::14:7           | ip
                    Call 608-555-0143 after six.               | 608-555-0143             | phone
                    Write to opal@example.org for more.        | opal@example.org         | email
                    He was born on May 3, 1981 up north.       | May 3, 1981              | birth-date
                    The plate was ABC-1239 on that van.        | ABC-1239                 | plate
                    """)
    void each_reason_is_given_for_what_it_says(String text, String part, String reason) {
        String written = text.replace("\\n", "\n");
        assertThat(suspicions.in(written, "en")).singleElement().satisfies(s -> {
            assertThat(Texts.slice(written, s.start(), s.end())).isEqualTo(part);
            assertThat(s.why()).isEqualTo("publication.suspected." + reason);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "They charged 4111 1111 1111 1112 units.",
                "Send GB82 WEST 1234 5698 7654 33 away.",
                "Version 2.4.1.7 of the manual is old.",
                "It lasted from 10:15:30 to 11:20:45 that day.",
                "Section 301.2.400.1 has four parts.",
                "The library at Lincoln Street and the San Juan clinic were closed.",
                "Donald Avenue and St. Thomas Hospital are near Green Bay."
            })
    void what_only_looks_like_it_is_left_alone(String text) {
        assertThat(suspicions.in(text, "en")).isEmpty();
    }

    /** A key that has no text would be shown as its name. */
    @Test
    void every_reason_has_words_of_its_own_in_every_language() throws IOException {
        Set<String> reasons = new TreeSet<>();
        Arrays.stream(Form.values()).map(Form::tag).forEach(reasons::add);
        EnumSet.complementOf(EnumSet.of(Barred.Kind.OTHER)).forEach(kind -> reasons.add(kind.tag()));
        for (Language language : Languages.UI) {
            Properties texts = new Properties();
            texts.load(new StringReader(Files.readString(
                    Path.of("i18n", language.tag(), "publication.properties"), StandardCharsets.UTF_8)));
            Map<String, String> said = new HashMap<>();
            for (String reason : reasons) {
                String words = texts.getProperty("publication.suspected." + reason);
                assertThat(words).as(language.tag() + " " + reason).isNotBlank();
                assertThat(said.put(words, reason))
                        .as(language.tag() + ": " + reason + " says what another says")
                        .isNull();
            }
        }
    }

    @Test
    void the_measuring_sentences_are_many_in_every_language_and_none_is_anywhere_else() throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> once = new HashSet<>(); // A short one may be the same in two languages.
        Map<String, Integer> languages = new HashMap<>();
        List<String> twice = new ArrayList<>();
        int all = 0;
        for (String half : PersonalData.HALVES) {
            for (PersonalData.Sentence sentence : PersonalData.sentences(half)) {
                all++;
                languages.merge(sentence.language(), 1, Integer::sum);
                seen.add(sentence.text());
                if (!once.add(sentence.language() + " " + sentence.text())) {
                    twice.add(sentence.text());
                }
            }
        }
        String rules = String.join("\n", Resources.lines("/publication/suspicions.txt"))
                        .replaceAll("\\[\\[[a-z-]+:|]]", "")
                + Resources.array("/demo/records.json")
                + Files.readString(Path.of("src/test/java/org/answerable/redaction/SuspicionsTest.java"))
                + Files.readString(Path.of("src/test/java/org/answerable/redaction/SuspicionReasonsTest.java"));
        twice.addAll(seen.stream().filter(rules::contains).toList());
        assertThat(twice).isEmpty();
        assertThat(all).isGreaterThanOrEqualTo(1_200);
        assertThat(languages.keySet())
                .isEqualTo(Languages.UI.stream().map(Language::tag).collect(Collectors.toSet()));
        assertThat(languages.values()).allSatisfy(n -> assertThat(n).isGreaterThanOrEqualTo(100));
    }
}
