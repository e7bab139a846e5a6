package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.answerable.access.Identity;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.Submission;
import org.answerable.routing.AgencyNames.Named;
import org.answerable.routing.RuleBook.Compiled;
import org.answerable.routing.RuleBook.Edition;

/** Decides which agencies a submission goes to. The same submission under the same rules always goes the same way. */
@ApplicationScoped
public class Routing {
    /** An agency that the writer named leads before any rule. */
    private static final int NAMED = 1_000_000;
    /** An agency that the text names leads before any rule; of several the first that it names. */
    private static final int SAID = 100_000;
    /** An agency behind a task force or a document that the text is about leads before any rule that only fits. */
    private static final int SUBJECT = 50_000;
    /** At most so many topics are found in a text: the ones with most phrases. */
    private static final int MAX_FOUND_TOPICS = 3;

    @Inject
    RuleBook book;

    @Inject
    NameBook nameBook;

    @Inject
    Directory directory;

    @Inject
    Features features;

    /**
     * What was decided.
     *
     * @param topics found in the text, beside those the writer chose
     * @param assignments at least one, none of an agency that the writer left out; exactly one leads, and it is the
     *     first
     */
    public record Decision(List<String> topics, List<Assignment> assignments) {}

    /** At most so many agencies are suggested. */
    private static final int SUGGESTED = 4;

    /** An agency that it could be for, and why; for the coordinator, who decides. */
    public record Suggestion(String agency, List<Reason> because) {}

    private static final class Claim {
        int priority = Integer.MIN_VALUE;
        boolean wantsLead;
        final Set<Reason> because = new LinkedHashSet<>();
    }

    /**
     * Decides; never without an assignment. What agencies would have that the writer left out is the coordinating
     * office's.
     */
    public Decision decide(Submission submission) {
        Decision decision = ask(submission);
        return new Decision(decision.topics(), without(submission, decision.assignments()));
    }

    /** What would be decided by another edition of the rules. */
    List<Assignment> decide(Submission submission, Edition draft) {
        return without(
                submission,
                office(submission)
                        .orElseGet(() -> decide(
                                Asked.of(submission).now(directory::topicNow),
                                draft,
                                nameBook.names(),
                                Subjects.of(directory),
                                slug -> directory.agency(slug).filter(Agency::active)))
                        .assignments());
    }

    /** Decides as if the writer had left nobody out: whom there is to leave out. */
    public Decision ask(Submission submission) {
        return office(submission).orElseGet(() -> decide(Asked.of(submission)));
    }

    /** What somebody says of a name that was used falsely is nobody's but the office's, whomever it names. */
    private static Optional<Decision> office(Submission submission) {
        return submission
                .disowns()
                .map(disowned -> new Decision(
                        List.of(),
                        List.of(new Assignment(
                                Identity.OFFICE,
                                true,
                                List.of(new Reason(Reason.Kind.ABOUT, List.of(disowned.path()), ""))))));
    }

    /** Decides by the rules and names that are in force. */
    Decision decide(Asked asked) {
        return decide(
                asked.now(directory::topicNow),
                book.edition(),
                nameBook.names(),
                Subjects.of(directory),
                slug -> directory.agency(slug).filter(Agency::active));
    }

    /**
     * Whose it could be where no rule decides: who is named by a name that several have, who serves a place that is
     * named or was chosen, to whom a rule would give one of its topics if it met the rule's other conditions, and to
     * whom coordinators gave what is like it ({@link Teaching}). None that its writer left out. With most reasons
     * first.
     *
     * @param teaching what coordinators passed on lately
     */
    public List<Suggestion> suggest(Submission submission, Teaching teaching) {
        Asked asked = Asked.of(submission);
        Edition edition = book.edition();
        Map<String, Claim> could = new LinkedHashMap<>();
        AgencyNames.Reading said = nameBook.names().in(asked.text(), asked.county(), asked.municipality());
        Stream.of(said.surely(), said.otherwise(), said.perhaps())
                .flatMap(List::stream)
                .forEach(named -> claim(could, named.agency(), 0, false, named.because()));
        for (Compiled rule : edition.rules()) {
            List<String> met = rule.conditions().topics().stream()
                    .filter(asked.topics()::contains)
                    .toList();
            if (rule.agency() != null
                    && !met.isEmpty()
                    && (rule.conditions().counties().isEmpty()
                            || rule.conditions().counties().contains(asked.county()))) {
                claim(could, rule.agency(), 0, false, List.of(new Reason(Reason.Kind.TOPIC, met, rule.name())));
            }
        }
        teaching.suggest(features.of(submission), submission.id())
                .ifPresent(taught -> claim(could, taught.agency(), 0, false, taught.because()));
        return could.entrySet().stream()
                .filter(c -> !c.getKey().equals(Identity.OFFICE)
                        && !submission.leavesOut(c.getKey())
                        && directory.agency(c.getKey()).filter(Agency::active).isPresent())
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Claim> c) -> -c.getValue().because.size()))
                .limit(SUGGESTED)
                .map(c -> new Suggestion(c.getKey(), List.copyOf(c.getValue().because)))
                .toList();
    }

    /** What a decision rests on. */
    record Asked(
            String text,
            String language,
            String kind,
            String county,
            String municipality,
            List<String> topics,
            List<String> agencies) {
        /** With the topics that its own are part of now beside them. */
        Asked now(UnaryOperator<String> topicNow) {
            Set<String> all = new LinkedHashSet<>(topics);
            topics.forEach(topic -> all.add(topicNow.apply(topic)));
            return new Asked(text, language, kind, county, municipality, List.copyOf(all), agencies);
        }

        static Asked of(Submission submission) {
            return new Asked(
                    submission.title() == null ? submission.text() : submission.title() + "\n" + submission.text(),
                    submission.language(),
                    submission.kind().tag(),
                    submission.county(),
                    submission.municipality(),
                    submission.topics(),
                    submission.namedAgencies());
        }
    }

    static Decision decide(Asked asked, Edition edition, AgencyNames names, Function<String, Optional<Agency>> active) {
        return decide(asked, edition, names, Subjects.NONE, active);
    }

    static Decision decide(
            Asked asked,
            Edition edition,
            AgencyNames names,
            Subjects subjects,
            Function<String, Optional<Agency>> active) {
        Map<String, Map<String, String>> phrases = edition.phrases().in(asked.text(), asked.language());
        List<String> found = edition.rules().stream()
                .filter(rule -> rule.topic() != null && phrases.containsKey(rule.name()))
                .sorted(Comparator.comparing(
                        (Compiled rule) -> -phrases.get(rule.name()).size()))
                .map(Compiled::topic)
                .distinct()
                .limit(MAX_FOUND_TOPICS)
                .toList();
        Set<String> topics = new LinkedHashSet<>(asked.topics());
        topics.addAll(found);

        if (asked.agencies().isEmpty()) {
            for (Compiled rule : edition.rules()) {
                List<Reason> because =
                        Identity.OFFICE.equals(rule.agency()) ? holds(rule, asked, topics, phrases) : List.of();
                if (!because.isEmpty()) {
                    return new Decision(found, List.of(new Assignment(Identity.OFFICE, true, because)));
                }
            }
        }
        Map<String, Claim> claims = new LinkedHashMap<>();
        for (String agency : asked.agencies()) {
            claim(claims, agency, NAMED, true, List.of(new Reason(Reason.Kind.NAMED, List.of(agency), "")));
        }
        for (Compiled rule : edition.rules()) {
            if (rule.agency() != null
                    && !rule.agency().equals(Identity.OFFICE)
                    && active.apply(rule.agency()).isPresent()) {
                List<Reason> because = holds(rule, asked, topics, phrases);
                if (!because.isEmpty()) {
                    claim(claims, rule.agency(), rule.priority(), rule.lead(), because);
                }
            }
        }
        named(claims, names.in(asked.text(), asked.county(), asked.municipality()), active);
        subjects.in(asked.text()).forEach(subject -> {
            int rank = SUBJECT;
            for (String agency : subject.agencies()) {
                if (!agency.equals(Identity.OFFICE) && active.apply(agency).isPresent()) {
                    claim(claims, agency, rank--, true, List.of(subject.because()));
                }
            }
        });
        if (claims.isEmpty()) {
            return new Decision(
                    found,
                    List.of(new Assignment(
                            Identity.OFFICE, true, List.of(new Reason(Reason.Kind.FALLBACK, List.of(), "")))));
        }
        String lead = claims.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, Claim> c) -> !c.getValue().wantsLead)
                        .thenComparing(c -> -c.getValue().priority)
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
        List<Assignment> assignments = new ArrayList<>();
        claims.forEach((agency, claim) ->
                assignments.add(new Assignment(agency, agency.equals(lead), List.copyOf(claim.because))));
        assignments.sort(Comparator.comparing(assignment -> !assignment.lead()));
        return new Decision(found, assignments);
    }

    /**
     * What the text names: surely; or, of a name that several have, the one that has a claim already; or, where there
     * is no other claim, by a road or a chosen place.
     */
    private static void named(
            Map<String, Claim> claims, AgencyNames.Reading said, Function<String, Optional<Agency>> active) {
        int rank = SAID;
        for (Named named : said.surely()) {
            claim(claims, named.agency(), rank--, true, named.because());
        }
        for (Named named : said.perhaps()) {
            boolean wide = active.apply(named.agency())
                    .map(Agency::level)
                    .filter(level -> level == Agency.Level.FEDERAL || level == Agency.Level.STATE)
                    .isPresent();
            if (wide && claims.containsKey(named.agency())) {
                claims.get(named.agency()).because.addAll(named.because());
            }
        }
        if (claims.isEmpty()) {
            for (Named named : said.otherwise()) {
                claim(claims, named.agency(), rank--, true, named.because());
            }
        }
    }

    /** What an agency would have that the writer left out is the coordinating office's. */
    static List<Assignment> without(Submission submission, List<Assignment> all) {
        List<Assignment> kept = new ArrayList<>(
                all.stream().filter(a -> !submission.leavesOut(a.agency())).toList());
        List<String> leftOut = all.stream()
                .map(Assignment::agency)
                .filter(submission::leavesOut)
                .toList();
        if (!leftOut.isEmpty()) {
            List<Reason> because = new ArrayList<>();
            kept.stream()
                    .filter(a -> a.agency().equals(Identity.OFFICE))
                    .forEach(office -> because.addAll(office.because()));
            because.add(new Reason(Reason.Kind.LEFT_OUT, leftOut, ""));
            boolean leads = kept.stream()
                    .filter(a -> !a.agency().equals(Identity.OFFICE))
                    .noneMatch(Assignment::lead);
            kept.removeIf(a -> a.agency().equals(Identity.OFFICE));
            kept.add(leads ? 0 : kept.size(), new Assignment(Identity.OFFICE, leads, because));
        }
        return List.copyOf(kept);
    }

    private static void claim(
            Map<String, Claim> claims, String agency, int priority, boolean lead, List<Reason> because) {
        Claim claim = claims.computeIfAbsent(agency, a -> new Claim());
        if (lead && !claim.wantsLead || lead == claim.wantsLead && priority > claim.priority) {
            claim.priority = priority;
        }
        claim.wantsLead |= lead;
        claim.because.addAll(because);
    }

    /** The reasons for which a rule holds; none where it does not. */
    private static List<Reason> holds(
            Compiled rule, Asked asked, Set<String> topics, Map<String, Map<String, String>> phrases) {
        var conditions = rule.conditions();
        if (!conditions.words().isEmpty() && !phrases.containsKey(rule.name())) {
            return List.of(); // Of thousands of rules the words of few stand in a text; the rest need not be looked at.
        }
        List<Reason> because = new ArrayList<>();
        if (!conditions.topics().isEmpty()) {
            List<String> met =
                    conditions.topics().stream().filter(topics::contains).toList();
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.TOPIC, met, rule.name()));
        }
        if (!conditions.counties().isEmpty()) {
            if (!conditions.counties().contains(asked.county())) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.PLACE, List.of(asked.county()), rule.name()));
        }
        if (!conditions.kinds().isEmpty()) {
            if (!conditions.kinds().contains(asked.kind())) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.KIND, List.of(asked.kind()), rule.name()));
        }
        if (!conditions.agencies().isEmpty()) {
            List<String> met = conditions.agencies().stream()
                    .filter(asked.agencies()::contains)
                    .toList();
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.NAMED, met, rule.name()));
        }
        if (!conditions.languages().isEmpty()) {
            List<String> met = conditions.spokenIn(asked.language());
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.LANGUAGE, met, rule.name()));
        }
        if (!conditions.about().isEmpty()) {
            List<String> met = conditions.pagesIn(asked.text());
            if (met.isEmpty()) {
                return List.of();
            }
            because.add(new Reason(Reason.Kind.ABOUT, met, rule.name()));
        }
        if (!conditions.words().isEmpty()) {
            Map<String, String> met = phrases.get(rule.name());
            if (met == null) {
                return List.of();
            }
            because.add(new Reason(
                    Reason.Kind.WORDS, met.values().stream().distinct().limit(5).toList(), rule.name()));
        }
        return because;
    }
}
