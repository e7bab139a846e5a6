package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Agency;
import org.answerable.directory.ComplaintRoute;
import org.answerable.directory.ComplaintRoutes;
import org.answerable.directory.County;
import org.answerable.directory.Directory;
import org.answerable.directory.Municipalities;
import org.answerable.directory.RouteAnswer;
import org.answerable.directory.RouteFact;
import org.answerable.directory.Topic;
import org.answerable.insight.Tallies.Count;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.platform.JtaTransactions;
import org.answerable.platform.Refusal;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.townhall.TownHallReading;
import org.answerable.web.Addresses;
import org.answerable.web.Choice;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;
import org.answerable.web.ThreadView.KnotState;

/**
 * Agencies, topics and counties with what is public of them. The numbers, and which records are the latest, come from
 * the {@link Tallies}; each record that is shown is read anew.
 */
@UseCase
public class Profiles {
    private static final List<Agency.Level> LEVELS =
            List.of(Agency.Level.STATE, Agency.Level.COUNTY, Agency.Level.MUNICIPAL, Agency.Level.FEDERAL);
    private static final Count NONE = new Count(0, 0);
    private static final int LATEST = 10;
    /** So many of the next meetings in a county. */
    private static final int MEETINGS = 5;
    /** How much of a text stands in a list, in code points. */
    private static final int QUOTED = 400;

    @Inject
    PublicRecords records;

    @Inject
    JtaTransactions transactions;

    @Inject
    Directory directory;

    @Inject
    ComplaintRoutes routes;

    @Inject
    TownHallReading townHalls;

    @Inject
    Messages messages;

    /** All of them. */
    @Transactional
    @Needs(Right.PUBLIC)
    public AgenciesView list(Language reader) {
        Counted counted = Tallies.in(
                transactions,
                tallies -> new Counted(tallies.state(), tallies.counts(Tallies.AGENCY), tallies.counts(Tallies.TOPIC)));
        List<AgenciesView.Group> groups = new ArrayList<>();
        for (Agency.Level level : LEVELS) {
            List<AgenciesView.Line> lines = directory.agencies().stream()
                    .filter(a -> a.level() == level)
                    .map(a -> new AgenciesView.Line(
                            a.slug(), a.name(reader), card(counted.agencies().get(a.slug()), -1)))
                    .sorted((a, b) -> a.name().compareToIgnoreCase(b.name()))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new AgenciesView.Group(level.tag(), lines));
            }
        }
        return new AgenciesView(
                groups,
                directory.topics().stream()
                        .map(t -> new AgenciesView.Line(
                                t.slug(), t.name(reader), card(counted.topics().get(t.slug()), -1)))
                        .toList(),
                asOf(counted.state()));
    }

    private record Counted(Tallies.State state, Map<String, Count> agencies, Map<String, Count> topics) {}

    /** An agency's page. */
    @Transactional
    @Needs(Right.PUBLIC)
    public ProfileView agency(String slug, Language reader) {
        Agency agency = directory.agency(slug).orElseThrow(Refusal.NotFound::new);
        Told told = told(Tallies.AGENCY + slug);
        Set<String> topics = new LinkedHashSet<>();
        told.latest().forEach(r -> topics.addAll(r.topics()));
        return new ProfileView(
                true,
                slug,
                agency.name(reader),
                agency.description(reader),
                agency.level().tag(),
                agency.url(),
                agency.answerDays(),
                agency.acknowledgeDays(),
                agency.counties().stream().map(directory::countyName).sorted().toList(),
                told.card(),
                told.asOf(),
                quotes(told.latest(), reader),
                "/search?agency=" + slug,
                topics.stream()
                        .map(t -> new Choice(t, directory.topicName(t, reader)))
                        .toList(),
                route(agency),
                directory.taskForces().stream()
                        .filter(force -> force.agencies().contains(slug))
                        .map(force -> new Choice(force.slug(), force.name(reader)))
                        .toList(),
                directory.documents().stream()
                        .filter(document -> directory.parties(document).contains(slug))
                        .map(document -> new Choice(document.slug(), document.title(reader)))
                        .toList());
    }

    private ProfileView.Route route(Agency agency) {
        ComplaintRoute known = agency.complaintRoute();
        return new ProfileView.Route(
                known,
                Arrays.stream(RouteFact.values())
                        .map(fact -> {
                            RouteAnswer answer = known.facts().get(fact);
                            return answer == null
                                    ? new ProfileView.Fact(fact.tag(), "none", null, null)
                                    : new ProfileView.Fact(
                                            fact.tag(),
                                            answer.says().tag(),
                                            LocalDate.parse(answer.checked()),
                                            answer.source());
                        })
                        .toList(),
                routes.history(agency.slug()).stream()
                        .map(change -> new ProfileView.Change(
                                change.at(),
                                change.fact().tag(),
                                change.answer() == null
                                        ? "none"
                                        : change.answer().says().tag()))
                        .toList());
    }

    /** The topic that has the page of one: itself, or the one that it became part of. */
    @Transactional
    @Needs(Right.PUBLIC)
    public String topicNow(String slug) {
        return directory.topicNow(slug);
    }

    /** A topic's page. */
    @Transactional
    @Needs(Right.PUBLIC)
    public ProfileView topic(String slug, Language reader) {
        Topic topic = directory.topic(slug).orElseThrow(Refusal.NotFound::new);
        Told told = told(Tallies.TOPIC + slug);
        Set<String> agencies = new LinkedHashSet<>();
        told.latest().forEach(r -> agencies.addAll(r.agencies()));
        return new ProfileView(
                false,
                slug,
                topic.name(reader),
                topic.description(reader),
                null,
                null,
                0,
                0,
                List.of(),
                told.card(),
                told.asOf(),
                quotes(told.latest(), reader),
                "/search?topic=" + slug,
                agencies.stream()
                        .map(a -> new Choice(a, directory.agencyName(a, reader)))
                        .toList(),
                null,
                List.of(),
                List.of());
    }

    /** All counties. */
    @Transactional
    @Needs(Right.PUBLIC)
    public CountiesView counties() {
        Map<String, Count> counted = new HashMap<>();
        Tallies.State state = Tallies.in(transactions, tallies -> {
            counted.putAll(tallies.counts(Tallies.COUNTY));
            return tallies.state();
        });
        return new CountiesView(
                directory.counties().stream()
                        .map(c -> new AgenciesView.Line(c.slug(), c.name(), card(counted.get(c.fips()), -1)))
                        .toList(),
                asOf(state));
    }

    /** A county's page. */
    @Transactional
    @Needs(Right.PUBLIC)
    public CountyView county(String slug, Language reader) {
        County county = directory.countyAt(slug).orElseThrow(Refusal.NotFound::new);
        Told told = told(Tallies.COUNTY + county.fips());
        return new CountyView(
                county.fips(),
                county.name(),
                county.seat(),
                Municipalities.in(county.fips()),
                agencies(agency -> agency.counties().contains(county.fips()), reader),
                agencies(agency -> agency.counties().isEmpty(), reader),
                told.card(),
                told.asOf(),
                quotes(told.latest(), reader),
                "/search?county=" + county.fips(),
                townHalls.coming(county.fips(), MEETINGS, reader).stream()
                        .map(FirstPage::meeting)
                        .toList());
    }

    private List<Choice> agencies(Predicate<Agency> which, Language reader) {
        return directory.agencies().stream()
                .filter(which)
                .map(agency -> new Choice(agency.slug(), agency.name(reader)))
                .sorted((a, b) -> a.label().compareToIgnoreCase(b.label()))
                .toList();
    }

    /** What stands under one heading. */
    private record Told(Scorecard card, Instant asOf, List<PublicRecord> latest) {}

    private Told told(String heading) {
        return Tallies.in(
                transactions,
                tallies -> new Told(
                        card(tallies.count(heading), Steps.median(tallies.days(heading), Scorecard.LEAST)),
                        asOf(tallies.state()),
                        List.copyOf(
                                records.find(tallies.latest(heading, LATEST)).values())));
    }

    /** {@code null} while everything is counted anew: then no number may be told. */
    private static Instant asOf(Tallies.State state) {
        return state.isWhole() ? state.changedAt() : null;
    }

    private static Scorecard card(Count count, int median) {
        Count known = count == null ? NONE : count;
        return new Scorecard(known.records(), known.answered(), median);
    }

    private List<ProfileView.Quote> quotes(List<PublicRecord> latest, Language reader) {
        return latest.stream()
                .map(r -> new ProfileView.Quote(
                        Addresses.record(r.id()),
                        words(r, reader),
                        messages.get(reader, "intake.kind." + r.kind()),
                        directory.countyName(r.county()),
                        r.submittedOn(),
                        thread(r)))
                .toList();
    }

    private static Quoted words(PublicRecord record, Language reader) {
        return Quoted.beginning(QUOTED, record.barred(), record.language(), record.translations(), reader);
    }

    private static ThreadView thread(PublicRecord record) {
        KnotState routed = record.agencies().isEmpty() ? KnotState.OPEN : KnotState.DONE;
        KnotState answered = record.isAnswered()
                ? KnotState.DONE
                : record.status() == PublicRecord.Status.CLOSED ? KnotState.DROPPED : KnotState.OPEN;
        return record.commitments().isEmpty()
                ? ThreadView.small(KnotState.DONE, routed, answered)
                : ThreadView.small(KnotState.DONE, routed, answered, KnotState.DONE);
    }
}
