package org.answerable.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.answerable.language.Languages;
import org.answerable.platform.Resources;
import org.junit.jupiter.api.Test;

/**
 * Where to get help: each fact has its source and day, and nobody of the government stands among those who are
 * independent of it.
 */
class HelpTest {
    @Test
    void each_fact_says_where_it_stands_and_when_it_was_looked_up() {
        assertThat(Help.all()).hasSizeGreaterThan(15);
        for (Help help : Help.all()) {
            assertThat(help.facts()).as(help.id()).allSatisfy(fact -> {
                assertThat(URI.create(fact.source()).getScheme()).isIn("https");
                assertThat(fact.checked()).isBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2036, 1, 1));
            });
            assertThat(URI.create(help.url()).getScheme()).as(help.id()).isEqualTo("https");
            assertThat(help.name()).isNotBlank();
            assertThat(help.subjects()).as(help.id()).isNotEmpty().isSubsetOf(Help.SUBJECTS);
            help.phone()
                    .ifPresent(phone ->
                            assertThat(phone.value()).as(help.id()).matches("[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}"));
            help.cost().ifPresent(cost -> assertThat(Help.COSTS).as(help.id()).contains(cost.value()));
            help.languages()
                    .ifPresent(languages -> assertThat(languages.value())
                            .as(help.id())
                            .isNotEmpty()
                            .allMatch(Languages::isTag));
        }
    }

    @Test
    void each_is_there_once_and_its_counties_are_wisconsins() {
        Set<String> counties = Resources.lines("/directory/counties.csv").stream()
                .skip(1)
                .map(line -> line.split(",")[0])
                .collect(Collectors.toSet());
        assertThat(Help.all().stream().map(Help::id)).doesNotHaveDuplicates();
        assertThat(Help.all().stream().map(Help::name)).doesNotHaveDuplicates();
        for (Help help : Help.all()) {
            assertThat(counties).as(help.id()).containsAll(help.served());
        }
    }

    @Test
    void nobody_of_the_government_stands_in_the_first_list() {
        for (Help help : Help.all()) {
            boolean government = help.url().matches("https://[^/]*\\.gov(/.*)?")
                    || help.name().matches(".*(U\\.S\\. |Department|Homeland|Customs|Division).*");
            assertThat(help.independent()).as(help.name()).isNotEqualTo(government);
        }
    }

    @Test
    void who_serves_the_county_and_speaks_the_readers_language_comes_first_and_nobody_who_does_not_serve_it() {
        assertThat(Help.of(Help.all(), true, "55025", "immigration", "en"))
                .extracting(Help::id)
                .contains("cilc", "voces")
                .doesNotContain("catholic-charities", "aclu");
        assertThat(Help.of(Help.all(), true, "55025", "immigration", "es")
                        .getFirst()
                        .id())
                .isEqualTo("voces");
        assertThat(Help.of(Help.all(), true, "55025", "immigration", "hmn")
                        .getFirst()
                        .id())
                .isEqualTo("cilc");
        assertThat(Help.of(Help.all(), true, "55079", "", "en"))
                .extracting(Help::id)
                .contains("centro-legal", "catholic-charities")
                .doesNotContain("cilc");
        assertThat(Help.of(Help.all(), false, "", "officers", "en"))
                .extracting(Help::id)
                .contains("dhs-crcl", "dhs-oig", "cbp")
                .doesNotContain("uscis");
        assertThat(Help.of(Help.all(), true, "", "", "en"))
                .hasSameSizeAs(Help.all().stream().filter(Help::independent).toList());
    }
}
