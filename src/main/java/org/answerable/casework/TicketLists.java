package org.answerable.casework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.casework.TicketList.Done;
import org.answerable.casework.TicketList.Filters;
import org.answerable.casework.TicketList.Options;
import org.answerable.casework.TicketList.Row;
import org.answerable.casework.TicketReading.Listing;
import org.answerable.casework.TicketReading.TicketItem;
import org.answerable.directory.Directory;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Time;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.DrawnText;
import org.answerable.web.Items;
import org.answerable.web.Reader;

/** Draws the list of tickets as both pages show it: its rows, and what it may be narrowed to. */
@ApplicationScoped
class TicketLists {
    /** How many tickets a page shows. */
    static final int PAGE = 25;
    /** Of a ticket's words, in code points. */
    private static final int OPENING = 180;

    @Inject
    TicketReading reading;

    @Inject
    Directory directory;

    @Inject
    Caller caller;

    @Inject
    Reader reader;

    @Inject
    Messages messages;

    @Inject
    Time time;

    /**
     * The list, from its beginning or its cursor.
     *
     * @param current the ticket shown beside it, or {@code null}
     * @param done what the address says was done just now, or {@code null}; {@code with}: with which ticket
     */
    TicketList of(Filters filters, String current, String done, String with) {
        Listing listing = filters.listing(PAGE);
        Items<TicketItem> found = reading.list(listing, reader.language());
        Map<String, String> people =
                reading.people(found.items().stream().map(TicketItem::assignee).toList());
        Identity me = caller.with(Right.READ_TICKETS);
        List<String> slugs = me.has(Right.SEE_ALL_TICKETS)
                ? directory.agencies().stream().map(a -> a.slug()).toList()
                : me.agencies().stream().sorted().toList();
        List<Choice> agencies = new ArrayList<>();
        if (slugs.size() > 1) {
            agencies.add(new Choice("", messages.get(reader.language(), "casework.queue.agency.all")));
            agencies.addAll(names(slugs));
        }
        return new TicketList(
                found.items().stream()
                        .map(t -> row(t, people, me, slugs.size() > 1))
                        .toList(),
                reading.count(listing),
                found.next(),
                filters,
                current,
                agencies,
                me.has(Right.ASSIGN_TICKET),
                options(filters),
                Done.of(
                        done,
                        with,
                        current,
                        found.items().stream().map(TicketItem::id).toList()));
    }

    /**
     * What the list may be narrowed to by its words; what stands in the address stays to be chosen, whatever its
     * spelling.
     */
    private Options options(Filters filters) {
        Language mine = reader.language();
        Choice any = new Choice("", messages.get(mine, "casework.queue.any"));
        Set<String> tags =
                new LinkedHashSet<>(Stream.concat(Languages.UI.stream().map(Language::tag), Languages.SPOKEN.stream())
                        .toList());
        Languages.parse(filters.language()).map(Language::tag).ifPresent(tags::add);
        return new Options(
                choices(any, tags.stream().map(tag -> new Choice(tag, new Language(tag).name(mine)))),
                choices(any, directory.topics().stream().map(t -> new Choice(t.slug(), t.name(mine)))),
                choices(any, directory.counties().stream().map(c -> new Choice(c.fips(), c.name()))));
    }

    private static List<Choice> choices(Choice any, Stream<Choice> named) {
        return Stream.concat(Stream.of(any), named.sorted(Comparator.comparing(Choice::label)))
                .toList();
    }

    /** Agencies by name. */
    List<Choice> names(List<String> slugs) {
        return slugs.stream()
                .map(slug -> new Choice(slug, directory.agencyName(slug, reader.language())))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private Row row(TicketItem t, Map<String, String> people, Identity me, boolean several) {
        String assignee = t.assignee() == null
                ? null
                : t.assignee().equals(me.name())
                        ? messages.get(reader.language(), "casework.you")
                        : people.get(t.assignee());
        return new Row(
                t.id(),
                t.kind(),
                t.status(),
                new Language(t.language()),
                t.county(),
                t.topics().stream()
                        .map(slug -> directory.topicName(slug, reader.language()))
                        .toList(),
                several ? directory.agencyName(t.agency(), reader.language()) : null,
                assignee,
                t.overdue(),
                t.newFromWriter(),
                days(t, time.today()),
                TicketList.Acknowledge.of(t, time.today()),
                t.clocks(),
                t.withdrawnAt() == null ? opening(t) : null);
    }

    /** How many days are left until it is due, negative when late; {@code null} where nothing is owed any more. */
    static Long days(TicketItem t, LocalDate today) {
        return t.status().isOwed() ? ChronoUnit.DAYS.between(today, Time.day(t.dueBy())) : null;
    }

    /** The first words, cut between words where the script has such. */
    static DrawnText opening(TicketItem t) {
        Barred text = Redaction.barred(t.text(), t.masked());
        Barred whole = t.title() == null ? text : text.after(Redaction.barred(t.title(), t.titleMasked()), " – ");
        return DrawnText.of(whole.onOneLine().beginning(OPENING), new Language(t.language()));
    }
}
