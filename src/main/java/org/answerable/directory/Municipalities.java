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
     * The counties in which what somebody typed lies, by FIPS code. Capitals, marks on letters, hyphens, blanks, "St."
     * for "Saint" and the state after it make no difference. Where "City of", "Village of" or "Town of" stands before
     * it, or the kind after it, those of that kind are meant, where there is one.
     *
     * @param typed may be {@code null}
     * @return none where the list has no such name
     */
    public static SortedSet<String> counties(String typed) {
        String name = STATE.matcher(plain(typed == null ? "" : typed)).replaceFirst("");
        List<Municipality> whole = BY_NAME.getOrDefault(key(name), List.of());
        if (!whole.isEmpty()) {
            return counties(whole);
        }
        Matcher first = KIND_FIRST.matcher(name);
        if (first.matches()) {
            return counties(first.group(2), first.group(1));
        }
        Matcher last = KIND_LAST.matcher(name);
        return last.matches() ? counties(last.group(1), last.group(2)) : new TreeSet<>();
    }

    private static SortedSet<String> counties(String name, String kind) {
        List<Municipality> all = BY_NAME.getOrDefault(key(name), List.of());
        SortedSet<String> meant = counties(
                all.stream().filter(one -> kind.startsWith(one.kind().tag())).toList());
        return meant.isEmpty() ? counties(all) : meant;
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
