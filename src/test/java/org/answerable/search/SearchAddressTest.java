package org.answerable.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Every state of the search page has an address. */
class SearchAddressTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    @Test
    void the_address_says_the_whole_request_in_one_order() {
        SearchQuery query = SearchQuery.of("a b&c")
                .filtered(Facet.TOPIC, "privacy", "detention")
                .filtered(Facet.LANGUAGE, "so")
                .between(FIRST, LAST)
                .sorted(SearchQuery.Sort.NEWEST)
                .sized(50);
        assertThat(SearchAddress.of(query).path())
                .isEqualTo("/search?from=2026-03-01&lang=so&q=a+b%26c&size=50&sort=newest&to=2026-03-31"
                        + "&topic=detention&topic=privacy");
        assertThat(SearchAddress.words(query).path()).isEqualTo("/search?q=a+b%26c&size=50&sort=newest");
        assertThat(SearchAddress.of(SearchQuery.of("a").collapsed(true)).path()).isEqualTo("/search?collapse=true&q=a");
        assertThat(SearchAddress.of(SearchQuery.of("")).path()).isEqualTo("/search");
    }

    @Test
    void a_bar_leads_to_its_month_and_to_no_day_that_was_not_asked_for() {
        SearchQuery any = SearchQuery.of("");
        assertThat(SearchAddress.of(any).within(FIRST, LAST).path()).isEqualTo("/search?from=2026-03-01&to=2026-03-31");
        SearchQuery middle = any.between(FIRST.plusDays(9), null);
        assertThat(SearchAddress.of(middle).within(FIRST, LAST).path())
                .isEqualTo("/search?from=2026-03-10&to=2026-03-31");
        assertThat(SearchAddress.of(any.between(null, LAST.minusDays(3)))
                        .within(FIRST, LAST)
                        .path())
                .isEqualTo("/search?from=2026-03-01&to=2026-03-28");
    }

    @Test
    void without_a_filter_all_others_stay() {
        SearchAddress both = SearchAddress.of(SearchQuery.of("x").filtered(Facet.KIND, "praise", "question"));
        assertThat(both.without("kind", "praise").path()).isEqualTo("/search?kind=question&q=x");
        assertThat(both.without("kind", null).path()).isEqualTo("/search?q=x");
    }
}
