package org.answerable.insight;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.answerable.platform.Resources;

/**
 * The cities that this website knows by name, by the FIPS code of their county: those whose police a text may mean
 * ({@code places.tsv}; names and codes of the Census Bureau). Villages and towns are not among them.
 */
final class Municipalities {
    private static final Map<String, TreeSet<String>> BY_COUNTY = Resources.lines("/routing/places.tsv").stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t"))
            .filter(cells -> cells.length > 2 && !cells[2].isEmpty())
            .collect(Collectors.groupingBy(
                    cells -> cells[2],
                    TreeMap::new,
                    Collectors.mapping(cells -> cells[0], Collectors.toCollection(TreeSet::new))));

    private Municipalities() {}

    /** By name; the county's seat is always there. */
    static TreeSet<String> of(String fips, String seat) {
        return Stream.concat(BY_COUNTY.getOrDefault(fips, new TreeSet<>()).stream(), Stream.of(seat))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
