package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.intake.PlaceHint.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the place that somebody typed does to the county, and what is told of it. */
class PlaceHintTest {
    @ParameterizedTest(name = "county {0}, {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, Madison, TAKEN, 55025",
                "-, city of MADISON, TAKEN, 55025",
                "-, Milwaukee, SEVERAL, -",
                "-, Somewhere, NONE, -",
                "-, -, NONE, -",
                "55025, Madison, NONE, 55025",
                "55131, Milwaukee, NONE, 55131",
                "55025, Milwaukee, ELSEWHERE, 55025",
                "55025, Somewhere, NONE, 55025",
                "55025, -, NONE, 55025"
            })
    void a_county_that_was_chosen_stays_and_one_that_was_not_is_found_where_there_is_only_one(
            String chosen, String typed, Kind kind, String county) {
        PlaceHint hint = PlaceHint.of(chosen, typed);
        assertThat(hint.kind()).isEqualTo(kind);
        assertThat(hint.county()).isEqualTo(county);
    }
}
