package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.Submission;
import org.answerable.routing.RuleBook.Compiled;
import org.answerable.routing.RuleBook.Edition;

/** Decides which agencies a submission goes to. The same submission under the same rules always goes the same way. */
@ApplicationScoped
public class Routing {
    /** An agency that the writer named leads before any rule. */
    private static final int NAMED = 1_000_000;
    /** At most so many topics are found in a text: the ones with most phrases. */
    private static final int MAX_FOUND_TOPICS = 3;

    @Inject
    RuleBook book;
    @Inject
    Directory directory;

    /**
     * What was decided.
     *
     * @param topics found in the text, beside those the writer chose
     * @param assignments at least one, none of an agency that the writer left out; exactly one leads, and it is the first
     */
    public record Decision(List<String> topics, List<Assignment> assignments) {}

    private static final class Claim {
        int priority = Integer.MIN_VALUE;
        boolean wantsLead;
        final Set<Reason> because = new LinkedHashSet<>();
    }

    /** Decides; never without an assignment. What agencies would have that the writer left out is the coordinating office's. */
    public Decision decide(Submission submission) {
        Decision decision = ask(submission);
        return new Decision(decision.topics(), without(submission, decision.assignments()));
    }

    /** Decides as if the writer had left nobody out: whom there is to leave out. */
    public Decision ask(Submission submission) {
        Edition edition = book.edition();
        String text = submission.title() == null ? submission.text() : submission.title() + "\n" + submission.text();
        Map<String, Set<String>> phrases = edition.phrases().in(text, submission.language());
        List<String> found = edition.rules().stream().filter(rule -> rule.topic() != null && phrases.containsKey(rule.name()))
                .sorted(Comparator.comparing((Compiled rule) -> -phrases.get(rule.name()).size())).map(Compiled::topic).distinct().limit(MAX_FOUND_TOPICS).toList();
        Set<String> topics = new LinkedHashSet<>(submission.topics());
        topics.addAll(found);

        if (submission.namedAgencies().isEmpty()) {
            for (Compiled rule : edition.rules()) {
                List<Reason> because = Identity.OFFICE.equals(rule.agency()) ? holds(rule, submission, topics, phrases) : List.of();
                if (!because.isEmpty()) {
                    return new Decision(found, List.of(new Assignment(Identity.OFFICE, true, because)));
                }
            }
        }
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (String agency : submission.namedAgencies()) {
            claim(claims, agency, NAMED, true, List.of(new Reason("named", List.of(agency), "")));
        }
        for (Compiled rule : edition.rules()) {
            if (rule.agency() != null && !rule.agency().equals(Identity.OFFICE) && directory.agency(rule.agency()).filter(Agency::active).isPresent()) {
                List<Reason> because = holds(rule, submission, topics, phrases);
                if (!because.isEmpty()) {
                    claim(claims, rule.agency(), rule.priority(), rule.lead(), because);
                }
            }
        }
        if (claims.isEmpty()) {
            return new Decision(found, List.of(new Assignment(Identity.OFFICE, true, List.of(new Reason("fallback", List.of(), "")))));
        }
        String lead = claims.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Claim> c) -> !c.getValue().wantsLead).thenComparing(c -> -c.getValue().priority).thenComparing(Map.Entry::getKey))
                .orElseThrow().getKey();
        List<Assignment> assignments = new ArrayList<>();
        claims.forEach((agency, claim) -> assignments.add(new Assignment(agency, agency.equals(lead), List.copyOf(claim.because))));
        assignments.sort(Comparator.comparing(assignment -> !assignment.lead()));
        return new Decision(found, assignments);
    }

    private static List<Assignment> without(Submission submission, List<Assignment> all) {
        List<Assignment> kept = new ArrayList<>(all.stream().filter(a -> !submission.leavesOut(a.agency())).toList());
        List<String> leftOut = all.stream().map(Assignment::agency).filter(submission::leavesOut).toList();
        if (!leftOut.isEmpty()) {
            List<Reason> because = new ArrayList<>();
            kept.stream().filter(a -> a.agency().equals(Identity.OFFICE)).forEach(office -> because.addAll(office.because()));
            because.add(new Reason("left-out", leftOut, ""));
            boolean leads = kept.stream().filter(a -> !a.agency().equals(Identity.OFFICE)).noneMatch(Assignment::lead);
            kept.removeIf(a -> a.agency().equals(Identity.OFFICE));
            kept.add(leads ? 0 : kept.size(), new Assignment(Identity.OFFICE, leads, because));
        }
        return List.copyOf(kept);
    }

    private static void claim(Map<String, Claim> claims, String agency, int priority, boolean lead, List<Reason> because) {
        Claim claim = claims.computeIfAbsent(agency, a -> new Claim());
        if (lead && !claim.wantsLead || lead == claim.wantsLead && priority > claim.priority) {
            claim.priority = priority;
        }
        claim.wantsLead |= lead;
        claim.because.addAll(because);
    }

    /** The reasons for which a rule holds; none where it does not. */
    private static List<Reason> holds(Compiled rule, Submission submission, Set<String> topics, Map<String, Set<String>> phrases) {
        List<Reason> because = new ArrayList<>();
        var conditions = rule.conditions();
        if (!conditions.topics().isEmpty()) {
            List<String> met = conditions.topics().stream().filter(topics::contains).toList();
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason("topic", met, rule.name()));
        }
        if (!conditions.counties().isEmpty()) {
            if (!conditions.counties().contains(submission.county())) {
                return List.of();
            }
            because.add(new Reason("place", List.of(submission.county()), rule.name()));
        }
        if (!conditions.kinds().isEmpty()) {
            if (!conditions.kinds().contains(submission.kind().tag())) {
                return List.of();
            }
            because.add(new Reason("kind", List.of(submission.kind().tag()), rule.name()));
        }
        if (!conditions.agencies().isEmpty()) {
            List<String> met = conditions.agencies().stream().filter(submission.namedAgencies()::contains).toList();
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason("named", met, rule.name()));
        }
        if (!conditions.words().isEmpty()) {
            Set<String> met = phrases.get(rule.name());
            if (met == null) {
                return List.of();
            }
            because.add(new Reason("words", met.stream().limit(5).toList(), rule.name()));
        }
        return because;
    }
}
