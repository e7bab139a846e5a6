package org.answerable.casework;

import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.accounts.Accounts;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Topic;
import org.answerable.intake.TicketStatus;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.Tagged;
import org.answerable.platform.Time;
import org.answerable.routing.Learning;
import org.answerable.routing.Reason;
import org.answerable.routing.RuleHealth;
import org.answerable.routing.Teaching;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be done about the rules and those they give to: from the rules themselves, from the accounts, and from the
 * tickets that came last.
 */
@UseCase
public class RuleFindings {
    /** So many tickets are looked at, the newest ones. */
    static final int LOOKED_AT = 2_000;
    /** A rule that says what it says for less than that has not had its chance yet. */
    static final Duration YOUNG = Duration.ofDays(30);
    /** Of fewer tickets than that, nothing is concluded. */
    static final int ENOUGH = 10;

    @Inject
    RuleHealth rules;

    @Inject
    Tickets tickets;

    @Inject
    Accounts accounts;

    @Inject
    Directory directory;

    @Inject
    Messages messages;

    @Inject
    Learning learning;

    @Inject
    Time time;

    /** What kind of finding. */
    @JsonbTypeAdapter(Tagged.AsTag.class)
    @Schema(name = "FindingKind", description = "What was found")
    public enum Kind implements Tagged {
        /** A rule in force for a month that gave nothing to anybody among the tickets that came last. */
        NEVER_FIRED,
        /** A rule that adds nothing to another. */
        SHADOWED,
        /** An agency for which nobody can sign in. */
        NO_LIAISON,
        /** A topic whose messages no rule gives to an agency. */
        TOPIC_ENDS,
        /** A county whose messages no rule gives to an agency. */
        COUNTY_ENDS,
        /** An agency that passes on more than a fifth. */
        PASSES_ON,
        /** A phrase that is found in no text. */
        DROPPED_WORDS
    }

    /**
     * One of them.
     *
     * @param subject a rule, an agency or a topic by its slug, or a county by its FIPS code
     * @param advice what it is and what to do, in words
     * @param path the desk's page where it is done
     */
    @Schema(name = "Finding")
    public record Finding(Kind kind, String subject, String advice, String path) {}

    /** A ticket as it counts here. */
    record Came(String agency, TicketStatus status, List<Reason> because, List<String> topics, String county) {}

    /** All of them, by kind. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Finding> all(Language reader) {
        List<Came> came = tickets.lately(LOOKED_AT);
        List<Finding> findings = new ArrayList<>();
        if (came.size() >= ENOUGH) {
            neverFired(rules.inForce(), came, time.now())
                    .forEach(rule -> findings.add(rule(Kind.NEVER_FIRED, rule, reader, rule, came.size())));
        }
        rules.shadowed()
                .forEach(found -> findings.add(rule(Kind.SHADOWED, found.rule(), reader, found.rule(), found.by())));
        Set<String> answeredFor = accounts.answeredFor();
        directory.agencies().stream()
                .map(Agency::slug)
                .filter(slug -> !slug.equals(Identity.OFFICE) && !answeredFor.contains(slug))
                .forEach(slug -> findings.add(new Finding(
                        Kind.NO_LIAISON,
                        slug,
                        advice(Kind.NO_LIAISON, reader, directory.agencyName(slug, reader)),
                        "/desk/accounts")));
        Map<String, Integer> topics = new TreeMap<>(ends(came));
        topics.keySet()
                .removeIf(topic -> directory.topic(topic).filter(Topic::active).isEmpty());
        topics.forEach((topic, many) -> findings.add(new Finding(
                Kind.TOPIC_ENDS,
                topic,
                advice(Kind.TOPIC_ENDS, reader, directory.topicName(topic, reader), many),
                "/desk/directory/topics/" + topic)));
        endsIn(came)
                .forEach((county, many) -> findings.add(new Finding(
                        Kind.COUNTY_ENDS,
                        county,
                        advice(Kind.COUNTY_ENDS, reader, directory.countyName(county), many),
                        "/desk/rules/new")));
        Map<String, int[]> passesOn = new TreeMap<>(passesOn(came));
        // Whoever was retired has passed on all there was.
        passesOn.keySet()
                .removeIf(agency ->
                        directory.agency(agency).filter(Agency::active).isEmpty());
        passesOn.forEach((agency, share) -> findings.add(new Finding(
                Kind.PASSES_ON,
                agency,
                advice(Kind.PASSES_ON, reader, directory.agencyName(agency, reader), share[1], share[0]),
                "/desk/directory/agencies/" + agency)));
        rules.dropped()
                .forEach(found -> findings.add(new Finding(
                        Kind.DROPPED_WORDS,
                        found.topic() == null ? found.rule() : found.topic(),
                        advice(Kind.DROPPED_WORDS, reader, found.phrase(), new Language(found.language()).name(reader)),
                        found.topic() == null
                                ? "/desk/rules/" + found.rule()
                                : "/desk/directory/topics/" + found.topic())));
        return findings;
    }

    private Finding rule(Kind kind, String rule, Language reader, Object... arguments) {
        return new Finding(kind, rule, advice(kind, reader, arguments), "/desk/rules/" + rule);
    }

    private String advice(Kind kind, Language reader, Object... arguments) {
        return messages.get(reader, "casework.finding." + kind.tag(), arguments);
    }

    /** How often what was learned of transfers would have suggested whom coordinators chose. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Teaching.Measured learned() {
        return learning.teaching().measured();
    }

    /** The slugs of the rules in force for some time that decided about none of the tickets. */
    static List<String> neverFired(List<RuleHealth.InForce> rules, List<Came> came, Instant now) {
        Set<String> fired = fired(came);
        return rules.stream()
                .filter(rule -> !rule.since().plus(YOUNG).isAfter(now) && !fired.contains(rule.rule()))
                .map(RuleHealth.InForce::rule)
                .toList();
    }

    /** The slugs of the rules that decided about any of the tickets. */
    static Set<String> fired(List<Came> came) {
        Set<String> fired = new HashSet<>();
        came.forEach(ticket -> ticket.because().stream()
                .filter(reason -> !reason.rule().isEmpty())
                .forEach(reason -> fired.add(reason.rule().split("/")[0])));
        return fired;
    }

    /** Topics of which enough came and all of it was for nobody, and how much that is. */
    static Map<String, Integer> ends(List<Came> came) {
        Map<String, int[]> topics = new TreeMap<>();
        came.forEach(ticket -> ticket.topics().forEach(topic -> count(topics, topic, isForNobody(ticket))));
        return all(topics);
    }

    /** The same of counties. */
    static Map<String, Integer> endsIn(List<Came> came) {
        Map<String, int[]> counties = new TreeMap<>();
        came.stream()
                .filter(ticket -> ticket.county() != null)
                .forEach(ticket -> count(counties, ticket.county(), isForNobody(ticket)));
        return all(counties);
    }

    private static boolean isForNobody(Came ticket) {
        return ticket.agency().equals(Identity.OFFICE)
                && ticket.because().stream().anyMatch(reason -> reason.kind() == Reason.Kind.FALLBACK);
    }

    /** Agencies that passed on more than a fifth of enough, each with how many they had and passed on. */
    static Map<String, int[]> passesOn(List<Came> came) {
        Map<String, int[]> agencies = new TreeMap<>();
        came.stream()
                .filter(ticket -> !ticket.agency().equals(Identity.OFFICE))
                .forEach(ticket -> count(agencies, ticket.agency(), ticket.status() == TicketStatus.TRANSFERRED));
        agencies.values().removeIf(share -> share[0] < ENOUGH || share[1] * 5 <= share[0]);
        return agencies;
    }

    private static void count(Map<String, int[]> counts, String key, boolean too) {
        int[] both = counts.computeIfAbsent(key, k -> new int[2]);
        both[0]++;
        both[1] += too ? 1 : 0;
    }

    private static Map<String, Integer> all(Map<String, int[]> counts) {
        Map<String, Integer> whole = new HashMap<>();
        counts.forEach((key, both) -> {
            if (both[0] >= ENOUGH && both[0] == both[1]) {
                whole.put(key, both[0]);
            }
        });
        return new TreeMap<>(whole);
    }
}
