package org.answerable.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.Name;
import org.answerable.intake.Submission;
import org.answerable.intake.Written;
import org.answerable.routing.Routing.Asked;
import org.answerable.routing.Routing.Decision;
import org.answerable.routing.RuleBook.Compiled;
import org.answerable.routing.RuleBook.Edition;
import org.junit.jupiter.api.Test;

/** Whose a submission is, by rules made for each test; what the delivered ones say, NamesTest and PhrasesTest hold. */
class RoutingTest {
    private static final String NOTHING = "It happened on a Tuesday.";
    private static final Set<String> ACTIVE = Set.of("patrol", "sheriff", "police");

    private final List<Compiled> rules = new ArrayList<>();

    /** As they are read from the database: a list that may be asked for what was not chosen. */
    private static Conditions when(List<String> topics, List<String> counties, List<String> kinds) {
        return new Conditions(topics, new ArrayList<>(counties), kinds, List.of(), List.of(), List.of(), Map.of());
    }

    private static Conditions words(String... english) {
        return Conditions.words(Map.of("en", List.of(english)));
    }

    private void gives(String agency, boolean lead, int priority, Conditions conditions) {
        rules.add(new Compiled("rule-" + rules.size() + "/1", agency, null, lead, priority, conditions));
    }

    private void finds(String topic, String... english) {
        rules.add(new Compiled("topic-" + topic + "/1", null, topic, false, 0, words(english)));
    }

    private Decision decide(Asked asked) {
        Map<String, Map<String, List<String>>> phrases = new HashMap<>();
        rules.stream()
                .filter(rule -> !rule.conditions().words().isEmpty())
                .forEach(rule -> phrases.put(rule.name(), rule.conditions().words()));
        Map<String, Agency> agencies = new LinkedHashMap<>();
        ACTIVE.forEach(slug -> agencies.put(
                slug,
                new Agency(
                        slug,
                        Agency.Level.STATE,
                        null,
                        20,
                        Map.of("en", new Name("Bureau of " + slug + " affairs", "")),
                        Set.of("55025"))));
        return Routing.decide(
                asked,
                new Edition(rules, new Phrases(phrases), ""),
                new AgencyNames(agencies.values()),
                slug -> Optional.ofNullable(agencies.get(slug)));
    }

    private static Asked asked(String text, List<String> topics, String... agencies) {
        return new Asked(text, "en", "complaint", "55025", null, topics, List.of(agencies));
    }

    private static List<String> who(Decision decision) {
        return decision.assignments().stream().map(Assignment::agency).toList();
    }

    private static List<String> why(Decision decision) {
        return decision.assignments().getFirst().because().stream()
                .map(reason -> reason.kind().tag())
                .toList();
    }

    @Test
    void a_rule_for_a_language_takes_what_is_written_in_it_under_any_of_its_tags() {
        gives(
                "patrol",
                true,
                1,
                new Conditions(List.of(), List.of(), List.of(), List.of(), List.of("es", "fa"), List.of(), Map.of()));
        assertThat(who(decide(new Asked(NOTHING, "es", "complaint", null, null, List.of(), List.of()))))
                .containsExactly("patrol");
        Decision dari = decide(new Asked(NOTHING, "fa-AF", "complaint", null, null, List.of(), List.of()));
        assertThat(who(dari)).containsExactly("patrol");
        assertThat(why(dari)).containsExactly("language");
        assertThat(who(decide(asked(NOTHING, List.of())))).containsExactly(Identity.OFFICE);
    }

    @Test
    void a_rule_for_a_page_takes_what_names_its_address_and_no_longer_one() {
        gives(
                "patrol",
                true,
                1,
                new Conditions(
                        List.of(), List.of(), List.of(), List.of(), List.of(), List.of("/task-forces/lake"), Map.of()));
        for (String text : List.of(
                "About the page https://answerable.example/en/task-forces/lake: it is old.",
                "https://answerable.example/zh-Hans/task-forces/lake",
                "see /en/task-forces/lake/agreements")) {
            assertThat(why(decide(asked(text, List.of())))).as(text).containsExactly("about");
        }
        for (String text : List.of(
                "https://answerable.example/en/task-forces/lakeside",
                "https://answerable.example/en/task-forces/lake-2",
                "/task-forces/lake",
                "there are task-forces/lake")) {
            assertThat(who(decide(asked(text, List.of())))).as(text).containsExactly(Identity.OFFICE);
        }
    }

    @Test
    void what_nobody_is_for_is_the_coordinating_offices() {
        Decision decision = decide(asked(NOTHING, List.of()));
        assertThat(decision.assignments())
                .containsExactly(new Assignment(
                        Identity.OFFICE, true, List.of(new Reason(Reason.Kind.FALLBACK, List.of(), ""))));
    }

    @Test
    void the_agency_that_the_writer_named_leads_before_any_rule() {
        gives("sheriff", true, 900_000, when(List.of("stops"), List.of(), List.of()));
        Decision decision = decide(asked(NOTHING, List.of("stops"), "police"));
        assertThat(who(decision)).containsExactly("police", "sheriff");
        assertThat(why(decision)).containsExactly("named");
    }

    @Test
    void one_leads_and_it_is_the_first_the_one_of_the_highest_priority_among_those_that_would() {
        gives("patrol", false, 500, when(List.of("stops"), List.of(), List.of()));
        gives("sheriff", true, 10, when(List.of("stops"), List.of(), List.of()));
        gives("police", true, 20, when(List.of("stops"), List.of(), List.of()));
        Decision decision = decide(asked(NOTHING, List.of("stops")));
        assertThat(who(decision)).containsExactly("police", "patrol", "sheriff");
        assertThat(decision.assignments().stream().filter(Assignment::lead)).hasSize(1);
    }

    @Test
    void where_none_would_lead_one_does_and_of_equals_the_first_by_name() {
        gives("sheriff", false, 10, when(List.of("stops"), List.of(), List.of()));
        gives("police", false, 10, when(List.of("stops"), List.of(), List.of()));
        assertThat(decide(asked(NOTHING, List.of("stops"))).assignments())
                .extracting(Assignment::agency, Assignment::lead)
                .containsExactly(tuple("police", true), tuple("sheriff", false));
    }

    @Test
    void every_condition_of_a_rule_holds_and_of_each_any_of_its_values() {
        gives("patrol", true, 0, when(List.of("stops", "detention"), List.of("55079", "55025"), List.of("complaint")));
        Decision decision = decide(asked(NOTHING, List.of("detention")));
        assertThat(who(decision)).containsExactly("patrol");
        assertThat(decision.assignments().getFirst().because())
                .containsExactly(
                        new Reason(Reason.Kind.TOPIC, List.of("detention"), "rule-0/1"),
                        new Reason(Reason.Kind.PLACE, List.of("55025"), "rule-0/1"),
                        new Reason(Reason.Kind.KIND, List.of("complaint"), "rule-0/1"));
        assertThat(who(decide(asked(NOTHING, List.of("schools")))))
                .as("another topic")
                .containsExactly(Identity.OFFICE);
        assertThat(who(decide(new Asked(NOTHING, "en", "complaint", "55001", null, List.of("stops"), List.of()))))
                .as("another county")
                .containsExactly(Identity.OFFICE);
        assertThat(who(decide(new Asked(NOTHING, "en", "complaint", null, null, List.of("stops"), List.of()))))
                .as("no county")
                .containsExactly(Identity.OFFICE);
        assertThat(who(decide(new Asked(NOTHING, "en", "praise", "55025", null, List.of("stops"), List.of()))))
                .as("another kind")
                .containsExactly(Identity.OFFICE);
    }

    @Test
    void words_of_the_text_give_it_to_an_agency_and_are_quoted_as_they_stand_there() {
        gives("patrol", true, 0, words("traffic stop"));
        Decision decision = decide(asked("It was a Traffic Stop on a Tuesday.", List.of()));
        assertThat(who(decision)).containsExactly("patrol");
        assertThat(decision.assignments().getFirst().because())
                .containsExactly(new Reason(Reason.Kind.WORDS, List.of("Traffic Stop"), "rule-0/1"));
        assertThat(who(decide(
                        new Asked("It was a Traffic Stop.", "es", "complaint", null, null, List.of(), List.of()))))
                .as("words of another language")
                .containsExactly(Identity.OFFICE);
    }

    @Test
    void topics_that_the_words_find_count_as_if_they_were_chosen_and_at_most_three_are() {
        finds("bus", "bus");
        finds("police", "officer");
        finds("papers", "papers", "license");
        finds("courts", "judge");
        gives("patrol", true, 0, when(List.of("papers"), List.of(), List.of()));
        Decision decision =
                decide(asked("On the bus an officer asked for papers and a license; the judge said no.", List.of()));
        assertThat(decision.topics()).hasSize(3).first().as("most words").isEqualTo("papers");
        assertThat(who(decision)).containsExactly("patrol");
    }

    @Test
    void an_agency_that_does_not_answer_any_more_gets_nothing_by_a_rule() {
        gives("closed-office", true, 0, when(List.of("stops"), List.of(), List.of()));
        assertThat(who(decide(asked(NOTHING, List.of("stops"))))).containsExactly(Identity.OFFICE);
    }

    @Test
    void what_a_rule_keeps_with_the_office_goes_to_no_agency_unless_the_writer_named_one() {
        gives("patrol", true, 100, when(List.of("stops"), List.of(), List.of()));
        gives(Identity.OFFICE, true, 0, words("this website"));
        String text = "About this website: the buttons are too small.";
        Decision decision = decide(asked(text, List.of("stops")));
        assertThat(who(decision)).containsExactly(Identity.OFFICE);
        assertThat(why(decision)).containsExactly("words");
        assertThat(who(decide(asked(text, List.of("stops"), "police")))).containsExactly("police", "patrol");
    }

    @Test
    void two_rules_for_one_agency_are_one_ticket_with_both_reasons() {
        gives("patrol", false, 0, when(List.of("stops"), List.of(), List.of()));
        gives("patrol", true, 5, words("trooper"));
        Decision decision = decide(asked("A trooper stopped me.", List.of("stops")));
        assertThat(who(decision)).containsExactly("patrol");
        assertThat(why(decision)).containsExactly("topic", "words");
    }

    @Test
    void what_is_said_of_a_name_that_was_used_falsely_is_the_offices_whomever_it_names() {
        Submission said = Written.that("I never wrote to the patrol.")
                .to("patrol")
                .about("stops")
                .disowning("record:r1")
                .submission();
        assertThat(new Routing().decide(said).assignments())
                .containsExactly(new Assignment(
                        Identity.OFFICE, true, List.of(new Reason(Reason.Kind.ABOUT, List.of("/records/r1"), ""))));
    }

    @Test
    void the_same_goes_the_same_way_each_time() {
        gives("patrol", false, 1, when(List.of("stops"), List.of(), List.of()));
        gives("sheriff", false, 1, words("deputy"));
        Asked same = asked("A deputy stopped me.", List.of("stops"));
        assertThat(decide(same)).isEqualTo(decide(same));
    }

    @Test
    void what_would_go_to_an_agency_that_the_writer_left_out_is_the_offices_and_it_leads_where_nobody_else_does() {
        Submission submission = Written.that(NOTHING).leavingOut("patrol").submission();
        Assignment patrol =
                new Assignment("patrol", true, List.of(new Reason(Reason.Kind.TOPIC, List.of("stops"), "a/1")));
        Assignment sheriff =
                new Assignment("sheriff", false, List.of(new Reason(Reason.Kind.TOPIC, List.of("stops"), "b/1")));
        Reason leftOut = new Reason(Reason.Kind.LEFT_OUT, List.of("patrol"), "");
        assertThat(Routing.without(submission, List.of(patrol, sheriff)))
                .containsExactly(new Assignment(Identity.OFFICE, true, List.of(leftOut)), sheriff);
        assertThat(Routing.without(submission, List.of(patrol)))
                .containsExactly(new Assignment(Identity.OFFICE, true, List.of(leftOut)));
        Assignment leading = new Assignment("sheriff", true, sheriff.because());
        Assignment helping = new Assignment("patrol", false, patrol.because());
        assertThat(Routing.without(submission, List.of(leading, helping)))
                .containsExactly(leading, new Assignment(Identity.OFFICE, false, List.of(leftOut)));
        assertThat(Routing.without(Written.that(NOTHING).submission(), List.of(patrol, sheriff)))
                .as("nobody is left out")
                .containsExactly(patrol, sheriff);
    }
}
