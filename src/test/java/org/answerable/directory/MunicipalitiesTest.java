package org.answerable.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.directory.Municipality.Kind;
import org.answerable.platform.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the list of cities, villages and towns says of what somebody types. */
class MunicipalitiesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "Madison, 55025",
                "' mADISON, WI', 55025",
                "'Madison, Wisconsin', 55025",
                "City of Madison, 55025",
                "the city of madison, 55025",
                "Madison city, 55025",
                "Wausau, 55073",
                "Milwaukee, 55079 55131 55133",
                "St. Croix Falls, 55095",
                "Saint Croix Falls, 55095",
                "St Croix Falls, 55095",
                "Land O' Lakes, 55125",
                "land o’lakes, 55125",
                "LaCrosse, 55063",
                "Fónd dü Lac, 55039",
                "Oneida, 55085 55087",
                "Town of Oneida, 55087",
                "oneida county, 55085",
                "Portage, 55021 55097",
                "City of Portage, 55021",
                "Juneau, 55027 55057",
                "Douglas, 55031 55077",
                "Marquette, 55047 55077",
                "St. Croix, 55109",
                "Saint Croix County, 55109",
                "El Paso, 55093",
                "Dodge City, ''",
                "Oneida City, ''",
                "Burlington City, 55101 55127",
                "Nowhere County, ''",
                "Nowhere at all, ''",
                "City of, ''",
                "'', ''",
                "-, ''"
            })
    void a_name_lies_in_the_counties_of_the_list(String typed, String counties) {
        assertThat(Municipalities.counties(typed))
                .isEqualTo(counties.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(counties.split(" "))));
    }

    @Test
    void the_kind_before_a_name_chooses_among_those_of_one_name_and_where_there_is_none_of_it_the_name_counts() {
        assertThat(Municipalities.counties("Burlington")).containsExactly("55101", "55127");
        assertThat(Municipalities.counties("Town of Burlington")).containsExactly("55101");
        assertThat(Municipalities.counties("Burlington Town")).containsExactly("55101");
        assertThat(Municipalities.counties("Village of Burlington")).containsExactly("55101", "55127");
    }

    @Test
    void every_county_has_towns_or_cities_and_each_is_there_once() {
        List<String> counties = Resources.lines("/directory/counties.csv").stream()
                .skip(1)
                .map(line -> line.substring(0, 5))
                .toList();
        assertThat(counties)
                .hasSize(72)
                .allSatisfy(fips -> assertThat(Municipalities.in(fips)).isNotEmpty());
        Set<String> seen = new HashSet<>();
        Resources.lines("/directory/municipalities.tsv").stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> assertThat(seen.add(line)).as(line).isTrue());
        assertThat(seen).hasSize(1912);
        assertThat(seen.stream().map(line -> line.split("\t")[2]))
                .as("no other county")
                .isSubsetOf(counties);
    }

    @Test
    void a_county_shows_its_own_by_kind_and_leaves_out_a_kind_that_it_has_not() {
        assertThat(Municipalities.in("55079")).doesNotContainKey(Kind.TOWN).containsKeys(Kind.CITY, Kind.VILLAGE);
        assertThat(Municipalities.in("55025").get(Kind.CITY)).contains("Madison", "Sun Prairie");
        assertThat(Municipalities.in("55025").get(Kind.TOWN)).hasSizeGreaterThan(20);
        assertThat(Municipalities.in("55078").keySet())
                .as("Menominee: one town")
                .containsExactly(Kind.TOWN);
        assertThat(Municipalities.in("99999")).isEmpty();
    }
}
