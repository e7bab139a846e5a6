package org.answerable.directory;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.directory.Municipality.Kind;
import org.answerable.platform.Resources;
import org.answerable.platform.Tagged;

/**
 * The cities, villages and towns of Wisconsin, and in which counties they lie ({@code municipalities.tsv} says where
 * the list is from; ADR 0055). They come with the product and never change while it runs.
 */
public final class Municipalities {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['\u2019\u2018\u02BC.]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern STATE = Pattern.compile(" (?:wi|wis|wisc|wisconsin)$");
    private static final Pattern KIND_FIRST = Pattern.compile("^(?:the )?(city|village|town|township) of (.+)$");
    private static final Pattern KIND_LAST = Pattern.compile("^(.+) (city|village|town|township)$");
    private static final Pattern COUNTY_LAST = Pattern.compile("^(.+) county$");

    private static final List<Municipality> ALL = Resources.lines("/directory/municipalities.tsv").stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("\t"))
            .map(cells -> new Municipality(
                    cells[0], Tagged.of(Kind.values(), cells[1]).orElseThrow(), cells[2]))
            .toList();

    private static final Map<String, List<Municipality>> BY_COUNTY =
            ALL.stream().collect(Collectors.groupingBy(Municipality::county));
    private static final Map<String, List<Municipality>> BY_NAME =
            ALL.stream().collect(Collectors.groupingBy(one -> key(plain(one.name()))));

    /** What counties are called, with their FIPS codes: many are called as a municipality of another county is. */
    private static final Map<String, String> COUNTIES = Resources.lines("/directory/counties.csv").stream()
            .skip(1)
            .map(line -> line.split(","))
            .collect(Collectors.toMap(cells -> key(plain(cells[1])), cells -> cells[0]));

    private Municipalities() {}

    /** Those of a county by kind, each by its name; a kind of which it has none is left out. */
    public static SortedMap<Kind, SortedSet<String>> in(String fips) {
        return BY_COUNTY.getOrDefault(fips, List.of()).stream()
                .collect(Collectors.groupingBy(
                        Municipality::kind,
                        TreeMap::new,
                        Collectors.mapping(Municipality::name, Collectors.toCollection(TreeSet::new))));
    }

    /**
     * The counties in which what somebody typed may lie, by FIPS code. Capitals, marks on letters, hyphens, blanks,
     * "St." for "Saint" and the state after it make no difference. Where "City of", "Village of" or "Town of" stands
     * before it, or "Village" or "Town" after it, those of that kind are meant, where there is one; with "City" after
     * it, cities alone, for that may be part of a name elsewhere ("Dodge City"). A county's own name means that county
     * too.
     *
     * @param typed may be {@code null}
     * @return none where the list has no such name
     */
    public static SortedSet<String> counties(String typed) {
        String name = STATE.matcher(plain(typed == null ? "" : typed)).replaceFirst("");
        SortedSet<String> whole = counties(BY_NAME.getOrDefault(key(name), List.of()));
        Matcher county = COUNTY_LAST.matcher(name);
        String fips = COUNTIES.get(key(county.matches() ? county.group(1) : name));
        if (fips != null) {
            whole.add(fips);
        }
        if (!whole.isEmpty()) {
            return whole;
        }
        Matcher first = KIND_FIRST.matcher(name);
        if (first.matches()) {
            return counties(first.group(2), first.group(1), false);
        }
        Matcher last = KIND_LAST.matcher(name);
        return last.matches()
                ? counties(last.group(1), last.group(2), last.group(2).equals("city"))
                : new TreeSet<>();
    }

    /** @param alone whether those of the kind alone are meant, also where there is none of it */
    private static SortedSet<String> counties(String name, String kind, boolean alone) {
        List<Municipality> all = BY_NAME.getOrDefault(key(name), List.of());
        SortedSet<String> meant = counties(
                all.stream().filter(one -> kind.startsWith(one.kind().tag())).toList());
        return meant.isEmpty() && !alone ? counties(all) : meant;
    }

    private static SortedSet<String> counties(List<Municipality> of) {
        return of.stream().map(Municipality::county).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Without blanks: "LaCrosse" is La Crosse. */
    private static String key(String plain) {
        return plain.replace(" ", "");
    }

    /** The words of a name as they are compared: in small letters without marks, parted by one blank. */
    private static String plain(String name) {
        String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String words = BETWEEN.matcher(APOSTROPHES.matcher(letters).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return (" " + words + " ")
                .replace(" st ", " saint ")
                .replace(" ste ", " sainte ")
                .replace(" mt ", " mount ")
                .replace(" ft ", " fort ")
                .strip();
    }
}
