package org.answerable.routing;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.Name;
import org.answerable.platform.Resources;
import org.answerable.routing.Routing.Asked;
import org.answerable.routing.RuleBook.Edition;

/**
 * How often the delivered rules and names find the agency that leads on a story of the demonstration: the one that it
 * was passed on to, else the first that its writer named, else the first that answered. What the writer named is kept
 * from the rules. Beside it, what {@link Teaching} would suggest for each story if coordinators had passed on all
 * others to their agencies, and of those that were passed on in the demonstration.
 */
public final class RoutingMeasured {
    private static final List<String> RECORDS = List.of("/demo/records.json", "/demo/records-more.json");

    private final Map<String, Agency> agencies = new LinkedHashMap<>();
    private final Edition edition;
    private final AgencyNames names;
    private final List<Told> stories;

    /** A story, and whose it is. */
    private record Told(String agency, boolean passedOn, Asked asked) {}

    /** Of one agency: how often it was chosen, should have been, and was both. */
    private static final class Count {
        int chosen;
        int wanted;
        int right;
    }

    /** Of all: how many stories, and on how many the right agency leads. */
    public record Accuracy(int cases, int right) {
        double share() {
            return right / (double) cases;
        }
    }

    public RoutingMeasured() {
        DirectoryFile directory = DirectoryKeeping.readyMade(Optional::of);
        for (AgencyEntry a : directory.agencies()) {
            Map<String, Name> called = new HashMap<>();
            a.names().forEach((language, name) -> called.put(language, new Name(name.name(), "")));
            if (!a.slug().equals(Identity.OFFICE)) {
                agencies.put(a.slug(), new Agency(a.slug(), a.level(), null, 20, called, a.counties()));
            }
        }
        names = new AgencyNames(agencies.values());
        edition = RuleBook.edition(directory.allRules());
        stories = RECORDS.stream()
                .flatMap(records -> Resources.array(records).stream())
                .flatMap(RoutingMeasured::told)
                .toList();
    }

    /** The stories as they are asked about. */
    List<Asked> asked() {
        return stories.stream().map(Told::asked).toList();
    }

    private static Stream<Told> told(JsonObject story) {
        JsonObject transfer = story.get("transfer") instanceof JsonObject object ? object : null;
        Optional<String> agency = Stream.of(
                        transfer == null ? Stream.<String>of() : Stream.of(transfer.getString("to")),
                        story.getJsonArray("agencies").getValuesAs(JsonString::getString).stream(),
                        story.getJsonArray("answers").getValuesAs(JsonObject.class).stream()
                                .map(answer -> answer.getString("agency")))
                .flatMap(Function.identity())
                .findFirst();
        return agency.stream()
                .map(slug -> new Told(
                        slug,
                        transfer != null && transfer.getString("from").equals(Identity.OFFICE),
                        new Asked(
                                text(story, "title").map(title -> title + "\n").orElse("") + story.getString("text"),
                                story.getString("language"),
                                story.getString("kind"),
                                text(story, "county").orElse(null),
                                text(story, "municipality").orElse(null),
                                story.getJsonArray("topics").getValuesAs(JsonString::getString),
                                List.of())));
    }

    private static Optional<String> text(JsonObject story, String field) {
        return Optional.ofNullable(story.get(field))
                .filter(value -> value.getValueType() == JsonValue.ValueType.STRING)
                .map(value -> ((JsonString) value).getString());
    }

    /** Prints the table by agency; what the writer chose as topics counts, or the text alone. */
    public Accuracy rules(boolean topics, boolean tell) {
        Map<String, Count> counts = new TreeMap<>();
        int right = 0;
        for (Told story : stories) {
            Asked asked = story.asked();
            String lead = Routing.decide(
                            topics
                                    ? asked
                                    : new Asked(
                                            asked.text(),
                                            asked.language(),
                                            asked.kind(),
                                            asked.county(),
                                            asked.municipality(),
                                            List.of(),
                                            List.of()),
                            edition,
                            names,
                            slug -> Optional.ofNullable(agencies.get(slug)))
                    .assignments()
                    .getFirst()
                    .agency();
            counts.computeIfAbsent(lead, a -> new Count()).chosen++;
            counts.computeIfAbsent(story.agency(), a -> new Count()).wanted++;
            if (lead.equals(story.agency())) {
                counts.get(lead).right++;
                right++;
            }
        }
        Accuracy all = new Accuracy(stories.size(), right);
        if (tell) {
            System.out.printf(
                    Locale.ROOT,
                    "%nwho leads on a story, by the rules and %s: %d of %d stories right, accuracy %.3f%n",
                    topics ? "the topics that its writer chose" : "its text, kind and place alone",
                    all.right(),
                    all.cases(),
                    all.share());
            System.out.printf("%-28s %6s %10s %8s%n", "agency", "cases", "precision", "recall");
            counts.forEach((agency, count) -> System.out.printf(
                    Locale.ROOT,
                    "%-28s %6d %10s %8s%n",
                    agency,
                    count.wanted,
                    share(count.right, count.chosen),
                    share(count.right, count.wanted)));
        }
        return all;
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.3f", part / (double) whole);
    }

    /** What is suggested for each story where all others, or those that were passed on, have been learned. */
    public Teaching.Measured learned(boolean all) {
        List<Learned> lessons = new ArrayList<>();
        for (Told story : stories) {
            if (all || story.passedOn()) {
                lessons.add(new Learned(
                        lessons.size(),
                        story.agency(),
                        Features.of(story.asked(), UnaryOperator.identity()).keySet()));
            }
        }
        return new Teaching(lessons).measured();
    }

    /** Prints everything. */
    public static void run() {
        RoutingMeasured measured = new RoutingMeasured();
        measured.rules(true, true);
        measured.rules(false, true);
        tell("each story left out in turn, all others passed on to their agencies", measured.learned(true));
        tell("the stories that the coordinating office passed on, each left out in turn", measured.learned(false));
    }

    private static void tell(String what, Teaching.Measured measured) {
        System.out.printf(
                Locale.ROOT,
                "%nsuggestions learned from transfers, %s: %d tried, %d got a suggestion, %d of them right (precision %s, recall %s)%n",
                what,
                measured.tried(),
                measured.suggested(),
                measured.right(),
                share(measured.right(), measured.suggested()),
                share(measured.right(), measured.tried()));
    }
}
