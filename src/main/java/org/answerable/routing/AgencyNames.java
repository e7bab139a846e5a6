package org.answerable.routing;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.answerable.analysis.FoldedText;
import org.answerable.directory.Agency;
import org.answerable.platform.JsonText;
import org.answerable.platform.Resources;
import org.answerable.routing.Lexicon.Found;

/**
 * The names of agencies, places and roads as routing words. An agency is named by what the directory calls it in any
 * language, by its abbreviation, and by the usual names of its kind ({@code usual-names.json}, by a part of the English
 * name). What police and sheriffs are called ({@code bodies.json}) names an agency together with a place
 * ({@code places.tsv}): the sheriff of the county, the police of the city. Not changed once built; thread-safe.
 */
final class AgencyNames {
    /** How many folded chars a place may stand from whom it tells more about. */
    private static final int NEAR = 80;

    private static final Pattern ACRONYM = Pattern.compile("[A-Z]{2,6}");
    private static final Pattern BRACKETS = Pattern.compile("[(（]([^)）]*)[)）]");
    private static final Pattern CITY_POLICE =
            Pattern.compile("(?:City of )?(.+?) Police(?: Department)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTY_SHERIFF = Pattern.compile("(.+?) County Sheriff.*", Pattern.CASE_INSENSITIVE);
    /** Interstates, federal and state highways, folded, in the ways of the languages. */
    private static final Pattern ROAD =
            Pattern.compile("(?<![a-z0-9])(?:(i) ?(\\d{2,3})|(us|sth|wis) (?:highway |hwy )?(\\d{1,3})"
                    + "|(?:interstate|highway|hwy|autopista|interestatal|carretera|txoj kev loj|jidka"
                    + "|barabara kuu ya|xa lo) \\d{1,3})(?![a-z0-9])"
                    + "|(?<![\\p{L}])(?:шоссе|трасс[аеуы]|автомагистрал[ьи]|автострад[аеі]|шосе|طريق سريع"
                    + "|الطريق السريع|شاهراه) (?:№ ?)?\\d{1,3}(?!\\d)"
                    + "|(?<!\\d)\\d{1,3} ?号 ?(?:州际)?(?:高速)?公路|အဝေးပြေးလမ်း ?(?:အမှတ် ?)?\\d{1,3}");

    private enum Kind {
        SHERIFF,
        POLICE
    }

    private sealed interface Meaning {}

    /** One agency, or several that are called the same. */
    private record Called(Set<String> agencies) implements Meaning {}

    /** What a sheriff's people or the police are called, of whatever place. */
    private record Body(Kind kind) implements Meaning {}

    /**
     * A county, a city, or both of one name.
     *
     * @param county FIPS, or empty
     * @param city the FIPS code of the county it lies in, or empty
     * @param common whether it is a word or a surname as well, and is a place only beside a word for county
     */
    private record Place(String name, String county, String city, boolean common) implements Meaning {
        String lies() {
            return county.isEmpty() ? city : county;
        }
    }

    /** The word county. */
    private record CountyWord() implements Meaning {}

    /** What looks like a name and is none. */
    private record Nothing() implements Meaning {}

    private record Local(String slug, Kind kind, String city, Set<String> counties) {}

    /**
     * An agency that a text names.
     *
     * @param because the words as they stand in the text, and the place where that decided
     */
    record Named(String agency, List<Reason> because) {}

    /**
     * What a text names.
     *
     * @param surely by name, in the order of the text
     * @param otherwise where nothing else tells whose it is: the agency of a road, of a place that was chosen
     * @param perhaps who it could be: names that several have, agencies of the places that are named
     */
    record Reading(List<Named> surely, List<Named> otherwise, List<Named> perhaps) {}

    private final Lexicon<Meaning> lexicon = new Lexicon<>();
    private final Map<String, Local> locals = new LinkedHashMap<>();
    private final Set<String> ofRoads = new LinkedHashSet<>();
    private final Map<String, Set<String>> counties = new HashMap<>();

    AgencyNames(Collection<Agency> agencies) {
        JsonObject bodies = object("/routing/bodies.json");
        for (String[] row : Resources.lines("/routing/places.tsv").stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t", -1))
                .toList()) {
            for (String form : row[4].split("\\|")) {
                boolean ambiguous = form.endsWith("!");
                lexicon.add(
                        ambiguous ? form.substring(0, form.length() - 1) : form,
                        new Place(row[0], row[1], row[2], ambiguous || row[3].equals("y")));
            }
        }
        Map<String, Set<String>> called = new LinkedHashMap<>();
        List<String> states = texts(bodies, "state").stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (Agency agency : agencies) {
            counties.put(agency.slug(), agency.counties());
            String english =
                    agency.names().containsKey("en") ? agency.names().get("en").name() : agency.slug();
            local(agency, english);
            agency.names().values().stream()
                    .flatMap(name -> forms(name.name(), states).stream())
                    .forEach(form -> called.computeIfAbsent(form, f -> new LinkedHashSet<>())
                            .add(agency.slug()));
            abbreviation(english)
                    .ifPresent(form -> called.computeIfAbsent(form, f -> new LinkedHashSet<>())
                            .add(agency.slug()));
        }
        // What several agencies have in their names (a liaison office) names none of them, unless it is an
        // abbreviation.
        called.entrySet()
                .removeIf(form -> form.getValue().size() > 1
                        && !ACRONYM.matcher(form.getKey()).matches());
        for (JsonObject usual : Resources.array("/routing/usual-names.json")) {
            Set<String> those = usual.getJsonArray("of").getValuesAs(JsonString::getString).stream()
                    .flatMap(part -> agencies.stream()
                            .filter(a -> a.names().containsKey("en")
                                    && a.names().get("en").name().contains(part))
                            .map(Agency::slug))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!those.isEmpty()) {
                usual.getJsonArray("words").getValuesAs(JsonString::getString).forEach(word -> called.put(word, those));
                if (usual.getBoolean("roads", false)) {
                    ofRoads.addAll(those);
                }
            }
        }
        texts(bodies, "sheriff").forEach(word -> lexicon.add(word, new Body(Kind.SHERIFF)));
        texts(bodies, "police").forEach(word -> lexicon.add(word, new Body(Kind.POLICE)));
        texts(bodies, "county").forEach(word -> lexicon.add(word, new CountyWord()));
        texts(bodies, "neither").forEach(word -> lexicon.add(word, new Nothing()));
        called.forEach((form, those) -> {
            // A part of a name that says only what kind of body or which place it is names nobody by itself.
            if (lexicon.of(form) == null) {
                lexicon.add(form, new Called(Set.copyOf(those)));
            }
        });
    }

    private static JsonObject object(String resource) {
        try (JsonReader reader = JsonText.JSON.createReader(Resources.open(resource))) {
            return reader.readObject();
        }
    }

    private static List<String> texts(JsonObject object, String field) {
        return object.getJsonArray(field).getValuesAs(JsonString::getString);
    }

    private void local(Agency agency, String english) {
        if (agency.level() != Agency.Level.MUNICIPAL && agency.level() != Agency.Level.COUNTY) {
            return;
        }
        Matcher police = CITY_POLICE.matcher(english);
        if (police.matches()) {
            locals.put(agency.slug(), new Local(agency.slug(), Kind.POLICE, police.group(1), agency.counties()));
            if (!(lexicon.of(police.group(1)) instanceof Place)
                    && agency.counties().size() == 1) {
                lexicon.add(
                        police.group(1),
                        new Place(
                                police.group(1),
                                "",
                                agency.counties().iterator().next(),
                                false));
            }
        } else if (COUNTY_SHERIFF.matcher(english).matches()) {
            locals.put(agency.slug(), new Local(agency.slug(), Kind.SHERIFF, null, agency.counties()));
        }
    }

    /**
     * A directory's name in its parts: without brackets, what stands in them, its pieces between commas, and without
     * the state.
     */
    private static Set<String> forms(String name, List<String> states) {
        Set<String> forms = new LinkedHashSet<>();
        Matcher brackets = BRACKETS.matcher(name);
        while (brackets.find()) {
            for (String inner : brackets.group(1).split("[,，、،]")) {
                forms.add(inner.strip());
            }
        }
        for (String piece : BRACKETS.matcher(name).replaceAll(",").split("[,，、،၊]")) {
            forms.add(piece.strip());
            for (String state : states) {
                int at = piece.indexOf(state);
                if (at >= 0) {
                    forms.add((piece.substring(0, at) + piece.substring(at + state.length())).strip());
                    break;
                }
            }
        }
        forms.removeIf(form -> !ACRONYM.matcher(form).matches() && !isWhole(form));
        return forms;
    }

    /**
     * Whether a part of a name is enough to know whose it is: two words, or four signs where words have no spaces
     * between them.
     */
    private static boolean isWhole(String form) {
        return form.contains(" ")
                || form.length() >= 4
                        && switch (Character.UnicodeScript.of(form.charAt(0))) {
                            case HAN -> true;
                            case MYANMAR -> form.length() >= 8;
                            default -> false;
                        };
    }

    private static Optional<String> abbreviation(String english) {
        if (!CITY_POLICE.matcher(english).matches()
                && !COUNTY_SHERIFF.matcher(english).matches()) {
            return Optional.empty();
        }
        String letters = Arrays.stream(english.split("[^A-Za-z'’]+"))
                .filter(w -> !w.isEmpty() && Character.isUpperCase(w.charAt(0)))
                .map(w -> w.substring(0, 1))
                .collect(Collectors.joining());
        return Optional.of(letters).filter(l -> l.length() >= 3 && l.length() <= 6);
    }

    /**
     * Reads a text. {@code county} (FIPS) and {@code municipality} are where its writer says that it happened, or
     * {@code null}.
     */
    Reading in(String text, String county, String municipality) {
        FoldedText folded = FoldedNames.of(text);
        List<Found<Meaning>> found = lexicon.in(text, folded);
        List<Found<Meaning>> places = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).meaning() instanceof Place place) {
                Found<Meaning> at = found.get(i);
                Found<Meaning> before = i > 0 && adjacent(folded, found.get(i - 1), at) ? found.get(i - 1) : null;
                Found<Meaning> after =
                        i + 1 < found.size() && adjacent(folded, at, found.get(i + 1)) ? found.get(i + 1) : null;
                boolean marked = before != null && before.meaning() instanceof CountyWord
                        || after != null && (after.meaning() instanceof CountyWord || isOfCounty(folded, after));
                boolean police = !place.city().isEmpty() && (isPolice(before) || isPolice(after));
                if (!place.common() || marked || police) {
                    int start = before != null && before.meaning() instanceof CountyWord ? before.start() : at.start();
                    int end = after != null && after.meaning() instanceof CountyWord ? after.end() : at.end();
                    places.add(new Found<>(
                            marked && !place.county().isEmpty()
                                    ? new Place(place.name(), place.county(), "", false)
                                    : place,
                            start,
                            end,
                            at.from(),
                            at.to()));
                }
            }
        }
        Map<String, List<Reason>> surely = new LinkedHashMap<>();
        Map<String, List<Reason>> otherwise = new LinkedHashMap<>();
        Map<String, List<Reason>> perhaps = new LinkedHashMap<>();
        Set<String> where = places.stream()
                .map(p -> ((Place) p.meaning()).lies())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (where.isEmpty() && county != null) {
            where.add(county);
        }
        boolean local = false;
        for (Found<Meaning> at : found) {
            if (at.meaning() instanceof Called called) {
                local |= called.agencies().stream().anyMatch(locals::containsKey);
                named(text, at, called, where, surely, perhaps);
            }
        }
        List<Found<Meaning>> unplaced = new ArrayList<>();
        for (Found<Meaning> at : found) {
            if (at.meaning() instanceof Body body) {
                Found<Meaning> place = nearest(folded, at, places);
                List<String> those = place == null ? List.of() : of(body.kind(), (Place) place.meaning());
                if (those.size() == 1) {
                    boolean placeFirst = place.start() < at.start();
                    say(
                            surely,
                            those.get(0),
                            words(slice(text, placeFirst ? place : at), slice(text, placeFirst ? at : place)));
                    local = true;
                } else if (place == null) {
                    unplaced.add(at);
                } else {
                    those.forEach(slug -> say(perhaps, slug, words(slice(text, at), slice(text, place))));
                }
            }
        }
        boolean none = !local;
        for (Kind kind : Kind.values()) {
            unplaced.stream()
                    .filter(at -> ((Body) at.meaning()).kind() == kind)
                    .findFirst()
                    .filter(at -> none)
                    .ifPresent(at -> byPlace(text, at, kind, places, county, municipality, otherwise, perhaps));
        }
        roads(text, folded, otherwise);
        for (Found<Meaning> at : places) {
            String fips = ((Place) at.meaning()).lies();
            locals.values().stream()
                    .filter(l -> l.counties().contains(fips))
                    .forEach(l -> say(perhaps, l.slug(), words(slice(text, at))));
        }
        if (county != null) {
            locals.values().stream()
                    .filter(l -> l.counties().contains(county))
                    .forEach(l -> say(perhaps, l.slug(), new Reason(Reason.Kind.PLACE, List.of(county), "")));
        }
        perhaps.keySet().removeAll(surely.keySet());
        return new Reading(list(surely), list(otherwise), list(perhaps));
    }

    private void named(
            String text,
            Found<Meaning> at,
            Called called,
            Set<String> where,
            Map<String, List<Reason>> surely,
            Map<String, List<Reason>> perhaps) {
        Reason because = words(slice(text, at));
        boolean short_ = ACRONYM.matcher(slice(text, at)).matches();
        // An abbreviation of a city's or a county's is not the one of another place.
        List<String> those = called.agencies().stream()
                .sorted()
                .filter(slug -> !locals.containsKey(slug)
                        || where.isEmpty()
                        || !short_ && called.agencies().size() == 1
                        || counties.get(slug).stream().anyMatch(where::contains))
                .toList();
        if (those.size() == 1) {
            say(surely, those.get(0), because);
        } else {
            those.forEach(slug -> say(perhaps, slug, because));
        }
    }

    private static boolean isPolice(Found<Meaning> found) {
        return found != null && found.meaning() instanceof Body body && body.kind() == Kind.POLICE;
    }

    /** The word for a county's sheriff begins with the word county in Chinese. */
    private static boolean isOfCounty(FoldedText folded, Found<Meaning> found) {
        return found.meaning() instanceof Body && folded.at(found.from()) == '县';
    }

    private static boolean adjacent(FoldedText folded, Found<Meaning> one, Found<Meaning> other) {
        for (int i = one.to(); i < other.from(); i++) {
            char c = folded.at(i);
            if (Character.isLetterOrDigit(c)
                            && !(i + 2 == other.from()
                                    && folded.chars()
                                            .subSequence(i, other.from())
                                            .toString()
                                            .equals("ال"))
                            && c != 'ا'
                            && c != 'ل'
                    || c == FoldedNames.END) {
                return false;
            }
        }
        return other.from() - one.to() <= 4;
    }

    /** The place that stands nearest in the same sentence: the last one before or the first one after. */
    private static Found<Meaning> nearest(FoldedText folded, Found<Meaning> at, List<Found<Meaning>> places) {
        int next = Collections.binarySearch(places, at, Comparator.comparingInt(Found::from));
        next = next < 0 ? -next - 1 : next;
        Found<Meaning> nearest = null;
        int least = NEAR + 1;
        for (Found<Meaning> place : places.subList(Math.max(0, next - 1), Math.min(places.size(), next + 1))) {
            int from = Math.min(at.to(), place.to());
            int to = Math.max(at.from(), place.from());
            if (to - from < least
                    && folded.chars()
                            .subSequence(Math.min(from, to), to)
                            .chars()
                            .noneMatch(c -> c == FoldedNames.END)) {
                least = to - from;
                nearest = place;
            }
        }
        return nearest;
    }

    /** The agencies of a kind at a place: a city's own police, else who serves the county. */
    private List<String> of(Kind kind, Place place) {
        if (kind == Kind.POLICE && !place.city().isEmpty()) {
            return slugs(l -> l.kind() == Kind.POLICE && place.name().equalsIgnoreCase(l.city()));
        }
        return ofCounty(kind, place.lies());
    }

    private List<String> ofCounty(Kind kind, String fips) {
        List<String> those = slugs(l -> l.kind() == kind && l.counties().contains(fips));
        return those.isEmpty()
                ? slugs(l -> l.kind() == Kind.SHERIFF && l.counties().contains(fips))
                : those;
    }

    private List<String> slugs(Predicate<Local> which) {
        return locals.values().stream().filter(which).map(Local::slug).toList();
    }

    /**
     * Police or a sheriff without a place beside them: of the place that the text names elsewhere, else of the one that
     * was chosen.
     */
    private void byPlace(
            String text,
            Found<Meaning> at,
            Kind kind,
            List<Found<Meaning>> places,
            String county,
            String municipality,
            Map<String, List<Reason>> otherwise,
            Map<String, List<Reason>> perhaps) {
        Reason said = words(slice(text, at));
        Set<String> elsewhere = places.stream()
                .flatMap(p -> of(kind, (Place) p.meaning()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (elsewhere.size() == 1) {
            say(otherwise, elsewhere.iterator().next(), words(said.arguments().get(0), slice(text, places.get(0))));
            return;
        }
        if (!elsewhere.isEmpty() || county == null && municipality == null) {
            return;
        }
        Place chosen = municipality != null
                        && lexicon.of(municipality) instanceof Place place
                        && !place.city().isEmpty()
                        && (county == null || county.equals(place.city()))
                ? place
                : null;
        List<String> those = chosen != null
                ? of(kind, chosen)
                : county != null && municipality == null || kind == Kind.SHERIFF && county != null
                        ? ofCounty(kind, county)
                        : List.of();
        String fips = county != null ? county : chosen == null ? null : chosen.lies();
        for (String slug : those) {
            Map<String, List<Reason>> to = those.size() == 1 ? otherwise : perhaps;
            say(to, slug, said);
            if (fips != null) {
                say(to, slug, new Reason(Reason.Kind.PLACE, List.of(fips), ""));
            }
        }
    }

    private void roads(String text, FoldedText folded, Map<String, List<Reason>> otherwise) {
        if (ofRoads.isEmpty()) {
            return;
        }
        Matcher road = ROAD.matcher(folded.chars());
        while (road.find()) {
            String words = text.substring(folded.start(road.start()), folded.end(road.end()));
            // "i 94" and "us 3" are words of other sentences; I-94, I94 and US 41 are roads.
            boolean is = road.group(1) != null
                    ? words.charAt(0) == 'I' && !Character.isWhitespace(words.charAt(1))
                    : road.group(3) == null
                            || !road.group(3).equals("us")
                            || words.startsWith("US") && (words.charAt(2) != ' ' || words.length() > 4);
            if (is) {
                ofRoads.forEach(slug -> say(otherwise, slug, words(words)));
            }
        }
    }

    private static String slice(String text, Found<Meaning> found) {
        return text.substring(found.start(), found.end());
    }

    private static Reason words(String... words) {
        return new Reason(Reason.Kind.WORDS, List.of(words), "");
    }

    private static void say(Map<String, List<Reason>> of, String agency, Reason because) {
        List<Reason> all = of.computeIfAbsent(agency, a -> new ArrayList<>());
        if (!all.contains(because)) {
            all.add(because);
        }
    }

    /** Words that were said for one agency become one reason, each word once. */
    private static List<Named> list(Map<String, List<Reason>> of) {
        List<Named> named = new ArrayList<>();
        of.forEach((agency, because) -> {
            List<String> words = because.stream()
                    .filter(r -> r.kind() == Reason.Kind.WORDS)
                    .flatMap(r -> r.arguments().stream())
                    .distinct()
                    .limit(5)
                    .toList();
            List<Reason> all = new ArrayList<>();
            if (!words.isEmpty()) {
                all.add(new Reason(Reason.Kind.WORDS, words, ""));
            }
            because.stream().filter(r -> r.kind() != Reason.Kind.WORDS).forEach(all::add);
            named.add(new Named(agency, all));
        });
        return named;
    }
}
