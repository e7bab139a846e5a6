package org.answerable.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.answerable.intake.PlaceHint.Kind;
import org.answerable.platform.Refusal.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the place that somebody typed, and that it leaves the county as it was chosen. */
class PlaceHintTest {
    @ParameterizedTest(name = "county {0}, {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, Madison, ONE",
                "-, city of MADISON, ONE",
                "-, El Paso, ONE",
                "-, Milwaukee, SEVERAL",
                "-, Oneida, SEVERAL",
                "-, Portage, SEVERAL",
                "-, Dodge City, NONE",
                "-, Somewhere, NONE",
                "-, -, NONE",
                "55025, Madison, NONE",
                "55131, Milwaukee, NONE",
                "55085, Oneida, NONE",
                "55087, Oneida, NONE",
                "55025, Oneida, ELSEWHERE",
                "55025, Milwaukee, ELSEWHERE",
                "55025, Somewhere, NONE",
                "55025, -, NONE"
            })
    void a_place_suggests_a_county_and_chooses_none(String chosen, String typed, Kind kind) {
        PlaceHint hint = PlaceHint.of(chosen, typed);
        assertThat(hint.kind()).isEqualTo(kind);
        assertThat(hint.chosen()).isEqualTo(chosen);
    }

    @Test
    void counties_are_listed_as_the_reader_s_language_lists_them() {
        Fault note =
                PlaceHint.of("55025", "Oneida").note("Oneida", fips -> "C" + fips, names -> String.join("+", names));
        assertThat(note.key()).isEqualTo("intake.place.elsewhere");
        assertThat(note.arguments()).containsExactly("Oneida", "C55085+C55087", "C55025");
    }
}
