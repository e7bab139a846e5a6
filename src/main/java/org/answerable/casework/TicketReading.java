package org.answerable.casework;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.accounts.Accounts;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.directory.TargetRule;
import org.answerable.directory.WorkingDays;
import org.answerable.intake.Contacts;
import org.answerable.intake.Correspondent;
import org.answerable.intake.Kind;
import org.answerable.intake.Masks;
import org.answerable.intake.ShownPlace;
import org.answerable.intake.Submission;
import org.answerable.intake.TicketRole;
import org.answerable.intake.TicketStatus;
import org.answerable.journal.Journal;
import org.answerable.journal.Readings;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.language.Translations;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.platform.crypto.Keys;
import org.answerable.redaction.HiddenWords;
import org.answerable.redaction.Redaction;
import org.answerable.routing.Reasons;
import org.answerable.web.Cursor;
import org.answerable.web.Invented;
import org.answerable.web.Items;
import org.answerable.web.Next;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Looking at tickets: the queue, and one with all that belongs to it. Never who wrote. */
@UseCase
public class TicketReading {
    private static final String UNACKNOWLEDGED = "unacknowledged";
    private static final String ACKNOWLEDGE_LATE = "acknowledge-late";
    /** How many tickets are looked through for what is like one: each costs a fraction of a millisecond. */
    static final int LOOKED_THROUGH = 300;

    private static final int SIMILAR = 5;
    /** The view of what bounces or is stuck. */
    static final String STUCK = "stuck";
    /** So often agencies passed on what bounces; once, a message may simply have gone to the wrong one. */
    static final int BOUNCES = 2;
    /** On so many working days of its agency nothing happened with what is stuck: two weeks. */
    static final int SILENT_DAYS = 10;

    @Inject
    Contacts contacts;

    @Inject
    Tickets tickets;

    @Inject
    Reasons reasons;

    @Inject
    AgencyWords agencyWords;

    @Inject
    TicketClocks clocks;

    @Inject
    Suggesting suggesting;

    @Inject
    SimilarWords similarWords;

    @Inject
    Directory directory;

    @Inject
    Accounts accounts;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Readings readings;

    @Inject
    Keys keys;

    @Inject
    Time time;

    @Inject
    Caution caution;

    @Inject
    Messages messages;

    @Inject
    Instance<Translations> translations;

    /**
     * A ticket in a list.
     *
     * @param submission an opaque id; the same for all tickets of one submission only to those who may see them all
     * @param text empty where the writer took it back; then title, county, place and day are not there either
     * @param acknowledgeBy by when the agency should tell the writer that it has the message; {@code null} where that
     *     is not owed, because others entered it and left no address
     * @param acknowledgedAt when it first told the writer something, that or more; {@code null}: not yet
     * @param clocks how its three clocks stand; {@code dueBy} is the writer's for the answer
     * @param newFromWriter whether words of the writer wait for the agency to write, close or pass on
     * @param masked what the writer hides from agencies: where bars stand in {@code text}; {@code titleMasked} in
     *     {@code title}
     * @param withdrawnAt when the writer took it back, or {@code null}
     */
    public record TicketItem(
            String id,
            String submission,
            String agency,
            TicketRole role,
            TicketStatus status,
            Kind kind,
            String language,
            String title,
            String text,
            String county,
            ShownPlace place,
            LocalDate occurredOn,
            List<String> topics,
            List<String> because,
            Instant receivedAt,
            Instant dueBy,
            boolean overdue,
            Instant acknowledgeBy,
            Instant acknowledgedAt,
            TicketStanding clocks,
            String assignee,
            boolean newFromWriter,
            List<Redaction> masked,
            List<Redaction> titleMasked,
            Instant withdrawnAt)
            implements Invented {}

    /**
     * A message with the writer, in {@code language} (BCP 47); {@code sealed}: its words, or some of them, were taken
     * back; {@code masked} as in {@link TicketItem}.
     */
    public record MessageItem(
            Correspondent from,
            Instant at,
            String by,
            String text,
            String language,
            boolean sealed,
            List<Redaction> masked)
            implements Invented {}

    /** An internal note; {@code sealed}: bars stand in it for words that were taken back. */
    public record NoteItem(String by, Instant at, String text, boolean sealed) implements Invented {}

    /**
     * An answer given; {@code sealed}: bars stand in it for words that were taken back.
     *
     * @param by the account, for the page alone: programs are not told
     */
    public record TicketAnswer(
            String id,
            Instant at,
            @JsonbTransient String by,
            String text,
            String language,
            @JsonbProperty("public") boolean isPublic,
            boolean sealed)
            implements Invented {}

    /**
     * The agency that leads where this one supports, and what it answered.
     *
     * @param dueBy when its answer is due, or was
     */
    public record Lead(String agency, TicketStatus status, Instant dueBy, List<LeadAnswer> answers) {}

    /**
     * An answer of the agency that leads.
     *
     * @param text {@code null} where it is for the writer alone
     * @param masked as in {@link TicketItem}: where bars stand for what the writer hides from agencies
     */
    public record LeadAnswer(Instant at, String text, String language, boolean sealed, List<Redaction> masked)
            implements Invented {}

    /** Something that happened. */
    public record HistoryItem(Instant at, Happened what, String by, String agency, String reason) {}

    /**
     * A text of a ticket in another language, for those who work on it.
     *
     * @param text {@code null} while it waits for a translator
     * @param by {@code person|machine}; {@code null} while it waits
     * @param at when a person saw to it; {@code null} while it waits, and of a machine's draft that nobody has checked
     */
    @Schema(name = "TicketTranslation")
    public record TicketTranslation(
            String language,
            @Schema(nullable = true) String title,
            @Schema(nullable = true) String text,
            @Schema(nullable = true) String by,
            @Schema(nullable = true) Instant at)
            implements Invented {}

    /** By what a text of a ticket is found among its translations: a message or an answer by when it was written. */
    static String said(String kind, Instant at) {
        return kind + "@" + at.toEpochMilli();
    }

    /**
     * A ticket with everything.
     *
     * @param saidAt when the writer sent it; an agency may have it later
     * @param acts what this caller may do with it now:
     *     {@code answer|message|note|assign|transfer|close|reopen|unmask|alike}
     * @param mark how far it has come; an act may name it, and is refused where somebody was faster
     * @param mayBePublished whether the writer allowed publication
     * @param withdrawn whether the writer took it back
     * @param movedTo the ticket it goes on in, where it was transferred and the caller reaches that; else {@code null}
     * @param lead the agency that is supported, {@code null} where the ticket's own leads
     * @param suggestions agencies that it could be for, while the coordinating office looks for the right one
     * @param alike other open tickets of its agency that say nearly the same, to who may answer them
     * @param own the submission's id, to ask others by: the caller may not be told
     * @param translated its texts in another language: {@code submission}, {@code place}, and what {@link #said} says
     */
    public record TicketFile(
            TicketItem ticket,
            List<MessageItem> messages,
            List<NoteItem> notes,
            List<TicketAnswer> answers,
            List<HistoryItem> history,
            Instant saidAt,
            Set<String> acts,
            String mark,
            boolean mayBePublished,
            boolean withdrawn,
            String movedTo,
            Lead lead,
            List<Suggesting.Suggested> suggestions,
            List<String> alike,
            String own,
            Map<String, TicketTranslation> translated) {}

    /**
     * Somebody of the desk; {@code name} is the account's.
     *
     * @param languages the tags of those the person works in
     * @param awayUntil the last day of the person's leave; {@code null} for who is there
     * @param deputy who stands in meanwhile, as people are called; {@code null} for nobody named
     */
    public record Person(String name, String displayName, List<String> languages, LocalDate awayUntil, String deputy) {}

    /**
     * What to list; {@code null} means any.
     *
     * @param status one of the contract's, or {@code due}: open or waiting, or {@code unacknowledged}: open, and the
     *     agency has told the writer nothing yet, or {@code acknowledge-late}: and should have by now
     * @param agency a slug
     * @param assignee an account's name, {@code me}, or {@code none}
     * @param language a tag of BCP 47, in any spelling
     * @param topic a slug
     * @param county by name or FIPS code
     * @param sort {@code writer} (where words of the writer wait first, then by due date), {@code due}, {@code newest}
     *     or {@code oldest}; where nothing is said, {@code due} of what is overdue, {@code oldest} of what is not
     *     acknowledged, else {@code writer}
     * @param view {@value #STUCK}: only what bounced or is stuck
     */
    public record Listing(
            String status,
            String agency,
            String assignee,
            boolean overdue,
            String language,
            String topic,
            String county,
            String sort,
            String view,
            String cursor,
            int size) {}

    /** Where a ticket stood in a list, before something was done to it. */
    public record Standing(String ticket, Tickets.Position place) {}

    /** The queue, what is due first on top. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Items<TicketItem> list(Listing listing, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Items<Ticket> page = shown(listing, identity);
        Told told = told(page.items());
        return page.each(t -> item(t, identity, told, reader));
    }

    /** A page of the queue, which is read from now on. */
    private Items<Ticket> shown(Listing listing, Identity identity) {
        Tickets.Order order = order(listing);
        Items<Ticket> page = Items.page(
                listing.size(),
                most -> tickets.page(filter(listing, identity), order, place(listing.cursor(), order), most),
                last -> cursor(order, order.of(last)));
        read(page.items(), identity);
        page.items().forEach(ticket -> seen(ticket, identity, List.of()));
        return page;
    }

    private Tickets.Position place(String cursor, Tickets.Order order) {
        Cursor after = Cursor.read(cursor, keys, "tickets-" + order.tag());
        Tickets.Position start = order.start();
        return new Tickets.Position(
                after.number(0, start.settled() ? 1 : 0) == 1,
                after.number(1, start.at()),
                after.number(2, start.id()));
    }

    private String cursor(Tickets.Order order, Tickets.Position place) {
        return Cursor.write(keys, "tickets-" + order.tag(), place.settled() ? 1 : 0, place.at(), place.id());
    }

    private static Tickets.Order order(Listing listing) {
        if (given(listing.sort())) {
            return Tickets.Order.of(listing.sort())
                    .orElseThrow(() -> new Refusal.Malformed("/sort", "casework.fault.sort"));
        }
        if (UNACKNOWLEDGED.equals(listing.status()) || ACKNOWLEDGE_LATE.equals(listing.status())) {
            return Tickets.Order.OLDEST;
        }
        return listing.overdue()
                ? Tickets.Order.DUE
                : Tickets.Order.WRITER; // Who asks for what is late asks for the latest.
    }

    /**
     * Makes sure that the caller has to do with a ticket, before something is kept for it. Nobody has read it by that.
     *
     * @throws Refusal.Conflict where its writer took it back: what is typed might repeat what is sealed
     */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public void present(String code) {
        Identity identity = caller.with(Right.READ_TICKETS);
        if (tickets.find(code)
                .filter(t -> t.isFor(identity))
                .orElseThrow(Refusal.NotFound::new)
                .submission()
                .isWithdrawn()) {
            throw new Refusal.Conflict("intake.problem.withdrawn");
        }
    }

    /** Where a ticket stands now; asked before it is answered, passed on or closed, which moves it. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Standing standing(String code, Listing listing) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket ticket = tickets.find(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        return new Standing(code, order(listing).of(ticket));
    }

    /** The ticket to go on with: the one that comes after where another stood. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Next next(Standing standing, Listing listing) {
        Tickets.Filter filter = filter(listing, caller.with(Right.READ_TICKETS));
        Tickets.Order order = order(listing);
        for (Tickets.Position from : List.of(standing.place(), order.start())) {
            Ticket next = tickets.page(filter, order, from, 2).stream()
                    .filter(t -> !t.code().equals(standing.ticket()))
                    .findFirst()
                    .orElse(null);
            if (next != null) {
                return new Next(next.code(), from.equals(order.start()) ? null : cursor(order, from));
            }
        }
        return new Next(null, null);
    }

    /** Whoever has words on a screen may read them: what an agency's people are shown counts as read from then on. */
    private void read(List<Ticket> shown, Identity identity) {
        tickets.unread(shown.stream()
                        .filter(t -> identity.agencies().contains(t.agency()))
                        .toList())
                .forEach(ticket -> {
                    if (ticket.read(time.now())) {
                        journal.record("ticket.read", "ticket:" + ticket.code(), "");
                    }
                });
    }

    /** Who has it before them is written down, with the parts that they see. */
    private void seen(Ticket ticket, Identity identity, List<String> more) {
        List<String> fields = new ArrayList<>(List.of("title", "text"));
        if (identity.agencies().contains(ticket.agency())) {
            fields.add("place");
        }
        if (ticket.showsHiddenTo(identity) && !ticket.submission().masks().equals(Masks.NONE)) {
            fields.add("hidden");
        }
        fields.addAll(more);
        readings.saw(
                "ticket:" + ticket.code(), "submission:" + ticket.submission().code(), fields);
    }

    /** A ticket of the coordinating office with the agencies that it could be for. */
    public record Looked(TicketItem ticket, List<Suggesting.Suggested> suggestions) {}

    /** What the coordinating office looks for an agency for, what is due first on top. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Items<Looked> looking(String cursor, int size, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Items<Ticket> page = shown(
                new Listing("due", Identity.OFFICE, null, false, null, null, null, null, null, cursor, size), identity);
        Map<String, List<Suggesting.Suggested>> suggested = suggesting.of(page.items(), reader);
        Told told = told(page.items());
        return page.each(t -> new Looked(item(t, identity, told, reader), suggested.getOrDefault(t.code(), List.of())));
    }

    /**
     * Tickets of other messages that say something similar to one's, in any language, the most similar first: of the
     * latest {@value #LOOKED_THROUGH} that the caller may read, by the words that the caller reads of them.
     */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public List<TicketItem> similar(String code, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket like = tickets.find(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        if (like.submission().isWithdrawn()) {
            return List.of();
        }
        Set<Long> submissions = new HashSet<>(Set.of(like.submission().id()));
        Map<String, Ticket> others = new LinkedHashMap<>();
        Listing all = new Listing(null, null, null, false, null, null, null, null, null, null, LOOKED_THROUGH);
        tickets.page(filter(all, identity), Tickets.Order.NEWEST, Tickets.Order.NEWEST.start(), all.size()).stream()
                .filter(t -> t.isFor(identity) && !t.submission().isWithdrawn())
                .filter(t -> submissions.add(t.submission().id()))
                .forEach(t -> others.put(t.code(), t));
        Map<String, SimilarWords.Words> words = new LinkedHashMap<>();
        others.forEach((other, ticket) -> words.put(other, words(ticket, identity)));
        List<Ticket> found = similarWords.among(words(like, identity), words, SIMILAR).stream()
                .map(others::get)
                .toList();
        read(found, identity);
        found.forEach(ticket -> seen(ticket, identity, List.of()));
        Told told = told(found);
        return found.stream().map(t -> item(t, identity, told, reader)).toList();
    }

    private static SimilarWords.Words words(Ticket ticket, Identity identity) {
        Submission.ShownWords shown = ticket.submission().words(!ticket.showsHiddenTo(identity));
        return new SimilarWords.Words(
                shown.title(), shown.text(), ticket.submission().language());
    }

    /**
     * How many there are.
     *
     * @param most so many are counted; {@code number} is one more where there are more
     */
    public record Counted(long number, int most) {}

    /**
     * How many there are: up to {@link org.answerable.intake.Arrivals#MOST}, and of what is narrowed by language, topic
     * or county up to a hundred.
     */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Counted count(Listing listing) {
        Tickets.Filter filter = filter(listing, caller.with(Right.READ_TICKETS));
        return new Counted(tickets.count(filter), Tickets.most(filter));
    }

    private Tickets.Filter filter(Listing listing, Identity identity) {
        Set<TicketStatus> statuses = null;
        Tickets.Untold untold = null;
        if (UNACKNOWLEDGED.equals(listing.status()) || ACKNOWLEDGE_LATE.equals(listing.status())) {
            statuses = EnumSet.of(TicketStatus.OPEN);
            untold = new Tickets.Untold(ACKNOWLEDGE_LATE.equals(listing.status()) ? late(time.now()) : null);
        } else if ("due".equals(listing.status()) || STUCK.equals(listing.view()) && !given(listing.status())) {
            statuses = TicketStatus.OWED;
        } else if (given(listing.status())) {
            statuses = EnumSet.of(TicketStatus.of(listing.status())
                    .orElseThrow(() -> new Refusal.Malformed("/status", "casework.fault.status")));
        }
        Set<String> agencies = identity.has(Right.SEE_ALL_TICKETS) ? null : identity.agencies();
        String agency = given(listing.agency()) ? listing.agency() : null;
        if (agency != null && directory.agency(agency).isEmpty()) {
            throw new Refusal.Malformed("/agency", "casework.fault.agency");
        }
        boolean unassigned = "none".equals(listing.assignee());
        String assignee = unassigned || !given(listing.assignee())
                ? null
                : "me".equals(listing.assignee()) ? identity.name() : listing.assignee();
        if (assignee != null && (assignee.indexOf(0) >= 0 || assignee.length() > 200)) {
            throw new Refusal.Malformed("/assignee", "casework.fault.assignee");
        }
        return new Tickets.Filter(
                agencies,
                statuses,
                agency,
                assignee,
                unassigned,
                listing.overdue(),
                time.now(),
                about(listing),
                untold,
                stuck(listing));
    }

    private Tickets.Stuck stuck(Listing listing) {
        if (!given(listing.view())) {
            return null;
        }
        if (!listing.view().equals(STUCK)) {
            throw new Refusal.Malformed("/view", "casework.fault.view");
        }
        Instant now = time.now();
        return new Tickets.Stuck(
                BOUNCES,
                directory.agencies().stream()
                        .collect(Collectors.groupingBy(
                                agency -> agency.workingDays().pastBefore(now, SILENT_DAYS),
                                Collectors.mapping(Agency::slug, Collectors.toSet()))));
    }

    /** The moments before which something must have come to be late, with the agencies that they hold for. */
    private Map<Tickets.Past, Set<String>> late(Instant now) {
        return directory.agencies().stream()
                .collect(Collectors.groupingBy(
                        agency -> past(agency, now), Collectors.mapping(Agency::slug, Collectors.toSet())));
    }

    private static Tickets.Past past(Agency agency, Instant now) {
        WorkingDays days = agency.workingDays();
        return new Tickets.Past(
                days.pastBefore(now, agency.acknowledgeDays()),
                TargetRule.deciding(agency.targetRules(), TargetRule::acknowledgeDays).stream()
                        .map(rule -> new Tickets.PastOf(
                                rule.kind(), rule.topic(), days.pastBefore(now, rule.acknowledgeDays())))
                        .toList());
    }

    private Tickets.About about(Listing listing) {
        String language = null;
        String county = null;
        if (given(listing.language())) {
            language = Languages.parse(listing.language())
                    .map(Language::tag)
                    .orElseThrow(() -> new Refusal.Malformed("/language", "intake.fault.language"));
        }
        if (given(listing.topic()) && directory.topic(listing.topic()).isEmpty()) {
            throw new Refusal.Malformed("/topic", "intake.fault.topic");
        }
        if (given(listing.county())) {
            county = directory
                    .fips(listing.county())
                    .orElseThrow(() -> new Refusal.Malformed("/county", "intake.fault.county"));
        }
        return new Tickets.About(language, given(listing.topic()) ? listing.topic() : null, county);
    }

    private static boolean given(String parameter) {
        return parameter != null && !parameter.isEmpty();
    }

    /** To whom a ticket of this agency can be given. */
    @Transactional
    @Needs(Right.ASSIGN_TICKET)
    public List<Person> colleagues(String agency) {
        if (!caller.with(Right.ASSIGN_TICKET).agencies().contains(agency)) {
            return List.of();
        }
        List<Identity> people = accounts.liaisons(agency);
        List<String> names = people.stream().map(Identity::name).toList();
        Map<String, Accounts.Away> away = accounts.away(names);
        Map<String, List<String>> languages = accounts.languages(names);
        return people.stream()
                .map(i -> {
                    Accounts.Away gone = away.get(i.name());
                    return new Person(
                            i.name(),
                            i.displayName(),
                            languages.getOrDefault(i.name(), List.of()),
                            gone == null ? null : gone.until(),
                            gone == null || gone.deputy() == null
                                    ? null
                                    : accounts.identity(gone.deputy())
                                            .map(Identity::displayName)
                                            .orElse(null));
                })
                .toList();
    }

    /** The names by which people of the desk are called, by account; who left keeps the account's. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public Map<String, String> people(Collection<String> names) {
        Map<String, String> called = new HashMap<>();
        names.stream()
                .filter(n -> n != null)
                .distinct()
                .forEach(n -> called.put(
                        n, accounts.identity(n).map(Identity::displayName).orElse(n)));
        return called;
    }

    /** A part of what somebody of an agency writes that may tell who somebody is; {@code why} in words. */
    public record WarningItem(int start, int end, Barred.Kind kind, String words, String why) {}

    /**
     * What in an answer or a message may tell who somebody is, before it is sent or after.
     *
     * @param text as it is kept: cleaned, without blanks at its ends
     */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public List<WarningItem> warnings(String code, String text, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket ticket =
                tickets.find(code).filter(t -> identity.reaches(t.agency())).orElseThrow(Refusal.NotFound::new);
        return caution.about(ticket.submission(), text, reader.tag()).stream()
                .map(s -> new WarningItem(
                        s.start(),
                        s.end(),
                        s.kind(),
                        Texts.slice(text, s.start(), s.end()),
                        messages.get(reader, s.why())))
                .toList();
    }

    /**
     * What in the last answer on a ticket may tell who somebody is, before it goes to the writers of others as well: by
     * itself, or as it stands in the words of one of them.
     */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public List<WarningItem> warnings(String code, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket ticket = tickets.find(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        String text = ticket.copied(tickets.answersOf(ticket)).map(Answer::text).orElse("");
        Map<String, WarningItem> warnings = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(List.of(code));
        all.addAll(alike(ticket, identity));
        for (String one : all) {
            warnings(one, text, reader).forEach(warning -> warnings.putIfAbsent(warning.words(), warning));
        }
        return List.copyOf(warnings.values());
    }

    /** Whether there are others to whom the last answer on a ticket may be given. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public boolean hasAlike(String code) {
        Identity identity = caller.with(Right.READ_TICKETS);
        return tickets.find(code)
                .filter(t -> t.isFor(identity) && t.copied(tickets.answersOf(t)).isPresent())
                .filter(t -> !alike(t, identity).isEmpty())
                .isPresent();
    }

    /** Other open tickets of the same agency that say nearly the same, to who may answer them; the first that came. */
    private List<String> alike(Ticket ticket, Identity identity) {
        return identity.may(Right.ANSWER_TICKET, ticket.agency())
                        && !ticket.submission().isWithdrawn()
                ? tickets.alike(ticket, PassingOn.MOST)
                : List.of();
    }

    /** One ticket with everything that belongs to it. */
    @Transactional
    @Needs(Right.READ_TICKETS)
    public TicketFile file(String code, Language reader) {
        Identity identity = caller.with(Right.READ_TICKETS);
        Ticket ticket = tickets.find(code).filter(t -> t.isFor(identity)).orElseThrow(Refusal.NotFound::new);
        read(List.of(ticket), identity);
        seen(ticket, identity, List.of("messages", "notes", "answers", "history"));
        List<HistoryItem> history = new ArrayList<>();
        history.add(new HistoryItem(ticket.receivedAt(), Happened.OPENED, "system", null, null));
        tickets.eventsOf(ticket)
                .forEach(e -> history.add(new HistoryItem(e.at(), e.what(), e.actor(), e.agency(), e.reason())));
        tickets.acknowledged(ticket)
                .ifPresent(a -> history.add(new HistoryItem(a.at(), Happened.ACKNOWLEDGED, a.actor(), null, null)));
        List<MessageItem> messages = new ArrayList<>();
        tickets.messagesOf(ticket).forEach(m -> {
            Redaction.Redacted said =
                    ticket.showsHiddenTo(identity) ? new Redaction.Redacted(m.text(), List.of()) : m.masked();
            messages.add(new MessageItem(
                    m.sender(),
                    m.at(),
                    m.author(),
                    said.text(),
                    m.sender() == Correspondent.WRITER
                            ? ticket.submission().language()
                            : agencyWords.language(m).tag(),
                    m.isSealed(),
                    said.redactions()));
            history.add(new HistoryItem(
                    m.at(),
                    m.sender() == Correspondent.WRITER ? Happened.REPLIED : Happened.ASKED,
                    m.author() == null ? "resident" : m.author(),
                    null,
                    null));
        });
        List<NoteItem> notes = new ArrayList<>();
        tickets.notesOf(ticket).forEach(n -> {
            notes.add(new NoteItem(n.author(), n.at(), n.text(), n.isSealed()));
            history.add(new HistoryItem(n.at(), Happened.NOTED, n.author(), null, null));
        });
        List<TicketAnswer> answers = new ArrayList<>();
        List<Answer> given = tickets.answersOf(ticket);
        given.forEach(a -> {
            answers.add(
                    new TicketAnswer(a.code(), a.at(), a.author(), a.text(), a.language(), a.isPublic(), a.isSealed()));
            history.add(new HistoryItem(a.at(), Happened.ANSWERED, a.author(), null, null));
        });
        history.sort(Comparator.comparing(HistoryItem::at));
        Ticket next = ticket.transferredTo();
        Told told = told(List.of(ticket));
        TicketItem item = item(ticket, identity, told, reader);
        boolean hidden = !ticket.showsHiddenTo(identity)
                && (!ticket.submission().masks().equals(Masks.NONE)
                        || messages.stream().anyMatch(m -> !m.masked().isEmpty()));
        List<String> alike = alike(ticket, identity);
        Set<String> acts = TicketActs.offered(
                ticket, identity, hidden, told.at().containsKey(ticket.id()) || item.acknowledgeBy() == null);
        if (!alike.isEmpty() && ticket.copied(given).isPresent()) {
            acts.add("alike");
        }
        return new TicketFile(
                item,
                messages,
                notes,
                answers,
                history,
                ticket.submission().receivedAt(),
                acts,
                tickets.mark(ticket),
                ticket.submission().mayBePublished(),
                ticket.submission().isWithdrawn(),
                next != null && next.isFor(identity) ? next.code() : null,
                lead(ticket, identity),
                identity.has(Right.SEE_ALL_TICKETS)
                        ? suggesting.of(List.of(ticket), reader).getOrDefault(code, List.of())
                        : List.of(),
                alike,
                ticket.submission().code(),
                translated(ticket, identity, reader));
    }

    /** How far its texts are translated, where anybody was asked for that. */
    private Map<String, TicketTranslation> translated(Ticket ticket, Identity identity, Language reader) {
        if (!translations.isResolvable()) {
            return Map.of();
        }
        Map<String, Translations.Source> texts = new LinkedHashMap<>();
        Submission submission = ticket.submission();
        WritersWords.submission(submission).ifPresent(source -> texts.put(WritersWords.SUBMISSION, source));
        if (identity.agencies().contains(ticket.agency())) {
            WritersWords.place(submission).ifPresent(source -> texts.put(WritersWords.PLACE, source));
        }
        tickets.messagesOf(ticket).forEach(message -> {
            if (message.sender() == Correspondent.AGENCY) {
                texts.put(said("message", message.at()), AgencyWords.source(message));
            } else {
                WritersWords.reply(message).ifPresent(source -> texts.put(said("reply", message.at()), source));
            }
        });
        tickets.answersOf(ticket).forEach(answer -> texts.put(said("answer", answer.at()), AgencyWords.source(answer)));
        Map<Translations.Source, List<Translations.Standing>> standing =
                translations.get().standing(texts.values());
        Map<String, TicketTranslation> translated = new LinkedHashMap<>();
        texts.forEach((name, source) -> standing.getOrDefault(source, List.of()).stream()
                .min(Comparator.comparing((Translations.Standing one) ->
                                !Translations.alike(new Language(one.language()), reader))
                        .thenComparing(one -> one.text() == null))
                .ifPresent(one -> translated.put(
                        name, new TicketTranslation(one.language(), one.title(), one.text(), one.by(), one.at()))));
        return translated;
    }

    /**
     * Who leads now: the last that does, a finished one only where none is left; never one that the writer left out.
     */
    private Lead lead(Ticket ticket, Identity identity) {
        if (ticket.role() == TicketRole.LEAD) {
            return null;
        }
        Submission submission = ticket.submission();
        List<Ticket> leads = tickets.of(submission.id()).stream()
                .filter(t -> t.role() == TicketRole.LEAD && !submission.leavesOut(t.agency()))
                .toList();
        if (leads.isEmpty()) {
            return null;
        }
        Ticket lead = leads.stream()
                .filter(Ticket::isActive)
                .reduce((earlier, later) -> later)
                .orElse(leads.getLast());
        HiddenWords hidden = ticket.showsHiddenTo(identity) ? HiddenWords.of(List.of()) : hidden(submission);
        return new Lead(
                lead.agency(),
                lead.status(),
                TicketClocks.due(lead, clocks.of(lead)),
                tickets.answersOf(lead).stream()
                        .map(a -> {
                            // The agency that leads may have looked behind the bars; this one reads no more for it.
                            Redaction.Redacted shown = Redaction.apply(
                                    a.text(),
                                    hidden.in(a.text()).stream()
                                            .map(HiddenWords.Occurrence::redaction)
                                            .toList());
                            return a.isPublic()
                                    ? new LeadAnswer(
                                            a.at(), shown.text(), a.language(), a.isSealed(), shown.redactions())
                                    : new LeadAnswer(a.at(), null, a.language(), a.isSealed(), List.of());
                        })
                        .toList());
    }

    private HiddenWords hidden(Submission submission) {
        Submission.ShownWords bare = submission.words(false);
        Masks masks = submission.masks();
        List<HiddenWords> hidden = new ArrayList<>();
        BiConsumer<String, List<Redaction>> add = (text, spans) -> {
            if (text != null) {
                hidden.add(HiddenWords.of(text, spans));
            }
        };
        add.accept(bare.text(), masks.text());
        add.accept(bare.title(), masks.title());
        add.accept(bare.municipality(), masks.municipality());
        add.accept(bare.detail(), masks.detail());
        tickets.messages(submission.id()).forEach(message -> hidden.add(message.hidden()));
        return HiddenWords.of(hidden);
    }

    /**
     * What writers were told of some tickets.
     *
     * @param at when first, by ticket; without those told nothing
     * @param reached submissions whose writers can be told anything
     * @param clocks how their clocks stand
     */
    private record Told(Map<Long, Instant> at, Set<Long> reached, Map<Long, TicketStanding> clocks) {}

    private Told told(List<Ticket> shown) {
        return new Told(
                tickets.told(shown.stream().map(Ticket::id).toList()),
                contacts.reached(shown.stream().map(Ticket::submission).toList()),
                clocks.of(shown));
    }

    private TicketItem item(Ticket ticket, Identity identity, Told told, Language reader) {
        Submission submission = ticket.submission();
        String id = identity.has(Right.SEE_ALL_TICKETS)
                ? submission.code()
                : Codes.encode(keys.bytes("submission-for-agency", submission.code() + "|" + ticket.agency()), 12);
        String county = directory.countyName(submission.county());
        boolean own = identity.agencies().contains(ticket.agency());
        TicketStanding standing = told.clocks().get(ticket.id());
        Submission.ShownWords words = submission.words(!ticket.showsHiddenTo(identity));
        return new TicketItem(
                ticket.code(),
                id,
                ticket.agency(),
                ticket.role(),
                ticket.status(),
                submission.kind(),
                submission.language(),
                words.title(),
                words.text(),
                county,
                own ? new ShownPlace(county, words.municipality(), words.detail()) : new ShownPlace(county, null, null),
                submission.occurredOn(),
                submission.topics(),
                reasons.inWords(ticket.because(), words.title(), words.text(), reader),
                ticket.receivedAt(),
                TicketClocks.due(ticket, standing),
                ticket.status().isOwed() && standing.answer().isOverdue(),
                told.reached().contains(submission.id()) ? clocks.acknowledgeBy(ticket) : null,
                told.at().get(ticket.id()),
                standing,
                ticket.assignee(),
                ticket.writerAt() != null,
                words.masked(),
                words.titleMasked(),
                submission.withdrawnAt());
    }
}
