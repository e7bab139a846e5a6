package org.answerable.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.answerable.access.Identity;
import org.answerable.casework.RuleFindings.Came;
import org.answerable.intake.TicketStatus;
import org.answerable.routing.Reason;
import org.answerable.routing.RuleHealth.InForce;
import org.junit.jupiter.api.Test;

class RuleFindingsTest {
    private static final List<Reason> NOBODY = List.of(new Reason(Reason.Kind.FALLBACK, List.of(), ""));
    private static final List<Reason> RULE = List.of(new Reason(Reason.Kind.TOPIC, List.of("stops"), "stops-patrol/3"));

    private static List<Came> times(int many, Came ticket) {
        return java.util.Collections.nCopies(many, ticket);
    }

    @Test
    void a_rule_fired_in_whatever_version() {
        assertThat(RuleFindings.fired(List.of(
                        new Came("patrol", TicketStatus.OPEN, RULE, List.of(), null),
                        new Came(Identity.OFFICE, TicketStatus.OPEN, NOBODY, List.of(), null))))
                .containsExactly("stops-patrol");
    }

    @Test
    void a_rule_that_is_new_is_not_said_to_decide_about_nothing() {
        Instant now = Instant.parse("2026-12-01T12:00:00Z");
        List<InForce> rules = List.of(
                new InForce("stops-patrol", now.minus(Duration.ofDays(300))),
                new InForce("old", now.minus(Duration.ofDays(30))),
                new InForce("young", now.minus(Duration.ofDays(29))));
        assertThat(RuleFindings.neverFired(
                        rules, List.of(new Came("patrol", TicketStatus.OPEN, RULE, List.of(), null)), now))
                .containsExactly("old");
    }

    @Test
    void a_topic_and_a_county_end_at_the_office_where_nothing_of_enough_went_elsewhere() {
        List<Came> came = new ArrayList<>(
                times(10, new Came(Identity.OFFICE, TicketStatus.OPEN, NOBODY, List.of("privacy", "stops"), "55025")));
        came.addAll(times(9, new Came(Identity.OFFICE, TicketStatus.OPEN, NOBODY, List.of("few"), "55079")));
        came.add(new Came("patrol", TicketStatus.OPEN, RULE, List.of("stops"), "55025"));
        assertThat(RuleFindings.ends(came)).containsOnlyKeys("privacy").containsEntry("privacy", 10);
        assertThat(RuleFindings.endsIn(came)).isEmpty();
    }

    @Test
    void an_agency_passes_on_too_much_from_more_than_a_fifth_on() {
        List<Came> came = new ArrayList<>(times(8, new Came("fifth", TicketStatus.OPEN, RULE, List.of(), null)));
        came.addAll(times(2, new Came("fifth", TicketStatus.TRANSFERRED, RULE, List.of(), null)));
        came.addAll(times(7, new Came("more", TicketStatus.OPEN, RULE, List.of(), null)));
        came.addAll(times(3, new Came("more", TicketStatus.TRANSFERRED, RULE, List.of(), null)));
        came.addAll(times(12, new Came(Identity.OFFICE, TicketStatus.TRANSFERRED, NOBODY, List.of(), null)));
        assertThat(RuleFindings.passesOn(came)).containsOnlyKeys("more");
    }
}
