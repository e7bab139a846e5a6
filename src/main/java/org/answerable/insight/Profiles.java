package org.answerable.insight;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.Topic;
import org.answerable.language.Language;
import org.answerable.language.Messages;
import org.answerable.language.Translations.Translation;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.platform.http.Choice;
import org.answerable.platform.http.Quoted;
import org.answerable.platform.http.ThreadView;
import org.answerable.platform.http.ThreadView.State;
import org.answerable.publication.PublicRecord;
import org.answerable.publication.PublicRecords;
import org.answerable.publication.PublicRecords.Figures;
import org.answerable.redaction.Redaction;

/** Agencies and topics with what is public of them. Counts are made by the database over public records; no text is read for them. */
@UseCase
public class Profiles {
    private static final List<Agency.Level> LEVELS = List.of(Agency.Level.STATE, Agency.Level.COUNTY, Agency.Level.MUNICIPAL, Agency.Level.FEDERAL);
    private static final Figures NONE = new Figures(0, 0);
    private static final int LATEST = 10;
    /** How much of a text stands in a list, in code points. */
    private static final int QUOTED = 400;

    @Inject
    PublicRecords records;
    @Inject
    Directory directory;
    @Inject
    Messages messages;

    /** All of them. */
    @Transactional
    @Needs(Right.PUBLIC)
    public AgenciesView list(Language reader) {
        Map<String, Figures> byAgency = records.byAgency();
        Map<String, Figures> byTopic = records.byTopic();
        List<AgenciesView.Group> groups = new ArrayList<>();
        for (Agency.Level level : LEVELS) {
            List<AgenciesView.Line> lines = directory.agencies().stream().filter(a -> a.level() == level)
                    .map(a -> new AgenciesView.Line(a.slug(), a.name(reader), card(byAgency.get(a.slug()), -1)))
                    .sorted((a, b) -> a.name().compareToIgnoreCase(b.name())).toList();
            if (!lines.isEmpty()) {
                groups.add(new AgenciesView.Group(level.tag(), lines));
            }
        }
        return new AgenciesView(groups, directory.topics().stream().map(t -> new AgenciesView.Line(t.slug(), t.name(reader), card(byTopic.get(t.slug()), -1))).toList());
    }

    /** An agency's page. */
    @Transactional
    @Needs(Right.PUBLIC)
    public ProfileView agency(String slug, Language reader) {
        Agency agency = directory.agency(slug).orElseThrow(Refusal.NotFound::new);
        List<PublicRecord> latest = records.latestOf(slug, LATEST);
        Set<String> topics = new LinkedHashSet<>();
        latest.forEach(r -> topics.addAll(r.topics()));
        return new ProfileView(true, slug, agency.name(reader), agency.description(reader), agency.level().tag(), agency.url(), agency.answerDays(),
                agency.counties().stream().map(directory::countyName).sorted().toList(), card(records.byAgency().get(slug), median(records.daysToAnswerOf(slug))),
                quotes(latest, reader), "/search?agency=" + slug, topics.stream().map(t -> new Choice(t, directory.topicName(t, reader))).toList());
    }

    /** A topic's page. */
    @Transactional
    @Needs(Right.PUBLIC)
    public ProfileView topic(String slug, Language reader) {
        Topic topic = directory.topic(slug).orElseThrow(Refusal.NotFound::new);
        List<PublicRecord> latest = records.latestAbout(slug, LATEST);
        Set<String> agencies = new LinkedHashSet<>();
        latest.forEach(r -> agencies.addAll(r.agencies()));
        return new ProfileView(false, slug, topic.name(reader), topic.description(reader), null, null, 0, List.of(),
                card(records.byTopic().get(slug), median(records.daysToAnswerAbout(slug))), quotes(latest, reader), "/search?topic=" + slug,
                agencies.stream().map(a -> new Choice(a, directory.agencyName(a, reader))).toList());
    }

    private static Scorecard card(Figures figures, int median) {
        Figures known = figures == null ? NONE : figures;
        return new Scorecard(known.published(), known.answered(), median);
    }

    /** The median of counted days, the lower one of two; -1 where fewer than may be told. */
    static int median(List<long[]> days) {
        long all = days.stream().mapToLong(d -> d[1]).sum();
        if (all < Scorecard.LEAST) {
            return -1;
        }
        long half = (all + 1) / 2;
        for (long[] day : days) {
            half -= day[1];
            if (half <= 0) {
                return (int) day[0];
            }
        }
        return -1;
    }

    private List<ProfileView.Quote> quotes(List<PublicRecord> latest, Language reader) {
        return latest.stream().map(r -> new ProfileView.Quote("/records/" + r.id(), words(r, reader), messages.get(reader, "intake.kind." + r.kind()),
                directory.countyName(r.county()), r.submittedOn(), thread(r))).toList();
    }

    private static Quoted words(PublicRecord record, Language reader) {
        List<Translation> translations = record.translations().stream().map(t -> new Translation(t.language(), t.title(), beginning(t.text()), t.by())).toList();
        return Quoted.of(beginning(record.text()), record.language(), Redaction.kinds(record.redactions()), translations, reader);
    }

    private static String beginning(String text) {
        if (Texts.length(text) <= QUOTED) {
            return text;
        }
        String cut = Texts.slice(text, 0, QUOTED);
        int space = cut.lastIndexOf(' ');
        return (space > QUOTED / 2 ? cut.substring(0, space) : cut) + "…";
    }

    private static ThreadView thread(PublicRecord record) {
        State routed = record.agencies().isEmpty() ? State.OPEN : State.DONE;
        State answered = record.isAnswered() ? State.DONE : record.status().equals("closed") ? State.DROPPED : State.OPEN;
        return record.commitments().isEmpty() ? ThreadView.small(State.DONE, routed, answered) : ThreadView.small(State.DONE, routed, answered, State.DONE);
    }
}
