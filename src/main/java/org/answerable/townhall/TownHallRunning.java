package org.answerable.townhall;

import com.ibm.icu.text.Transliterator;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.Agency;
import org.answerable.directory.County;
import org.answerable.directory.Directory;
import org.answerable.journal.Journal;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.publication.PromiseStatus;
import org.answerable.publication.PublicRecords;
import org.answerable.redaction.HiddenWords;

/** Running a meeting: planning it, its agenda, its minutes, the commitments made there. */
@UseCase
public class TownHallRunning {
    private static final int MAX_RECORDS = 50;
    /** Years of four digits, in every time zone: others cannot be stored as a day. */
    private static final Instant EARLIEST = Instant.parse("1000-01-02T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    @Inject
    TownHalls townHalls;

    @Inject
    PublicRecords records;

    @Inject
    TownHallWords words;

    @Inject
    Directory directory;

    @Inject
    Journal journal;

    @Inject
    Time time;

    /**
     * Plans a meeting.
     *
     * @param titles by language; at least one
     * @param county FIPS or name
     * @param languages that are spoken or interpreted there
     * @return its slug, made from the first title and the day
     */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public String plan(
            Map<String, String> titles, Instant startsAt, String place, String county, List<String> languages) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts(TextRule.MEETING, "/title", titles, faults);
        String where = TextRule.VENUE.required("/place", place, faults);
        checkInstant(startsAt, faults);
        String fips = fips(county, faults);
        Set<String> spoken = new LinkedHashSet<>();
        for (int i = 0; i < languages.size(); i++) {
            int index = i;
            Languages.parse(languages.get(i))
                    .map(Language::tag)
                    .ifPresentOrElse(
                            spoken::add, () -> faults.add(new Fault("/languages/" + index, "intake.fault.language")));
        }
        refuse(faults);
        String slug = slug(clean.values().iterator().next(), startsAt);
        townHalls.add(new TownHall(slug, clean, startsAt, where, fips, List.copyOf(spoken), time.now()));
        journal.record("town-hall.planned", "town-hall:" + slug, TownHallEvidence.planned(clean, startsAt, where));
        return slug;
    }

    private static void checkInstant(Instant startsAt, List<Fault> faults) {
        if (startsAt == null) {
            faults.add(new Fault("/startsAt", "platform.fault.required"));
        } else if (startsAt.isBefore(EARLIEST) || startsAt.isAfter(LATEST)) {
            faults.add(new Fault("/startsAt", "townhall.fault.instant"));
        }
    }

    private String fips(String county, List<Fault> faults) {
        String fips = directory.county(county).map(County::fips).orElse(null);
        if (fips == null) {
            faults.add(new Fault(
                    "/county", county == null || county.isBlank() ? "platform.fault.required" : "intake.fault.county"));
        }
        return fips;
    }

    /**
     * Moves a meeting to another time or place; its address stays. What was before stays to be read.
     *
     * @param startsAt ahead of now, unless it stays as it was
     * @param county FIPS or name
     */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void move(String slug, Instant startsAt, String place, String county) {
        TownHall townHall = toChange(slug);
        unsettled(townHall);
        List<Fault> faults = new ArrayList<>();
        String where = TextRule.VENUE.required("/place", place, faults);
        checkInstant(startsAt, faults);
        if (faults.isEmpty() && !startsAt.equals(townHall.startsAt()) && !startsAt.isAfter(time.now())) {
            faults.add(new Fault("/startsAt", "townhall.fault.ahead"));
        }
        String fips = fips(county, faults);
        checkHidden("/place", List.of(where), townHall, List.of(), faults);
        refuse(faults);
        if (startsAt.equals(townHall.startsAt()) && where.equals(townHall.place()) && fips.equals(townHall.county())) {
            throw new Refusal.Conflict("townhall.problem.same");
        }
        townHalls.add(
                new TownHallChange(townHall, time.now(), TownHallChange.What.MOVED, startsAt, where, fips, null, null));
        townHall.move(startsAt, where, fips);
        journal.record("town-hall.moved", "town-hall:" + slug, TownHallEvidence.moved(startsAt, where, fips));
        touchAgenda(townHall);
    }

    /**
     * Cancels a meeting, before it or where it was not held; that is final.
     *
     * @param reason for everyone to read
     * @param language of the reason, BCP 47; {@code null}: English
     */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void cancel(String slug, String reason, String language) {
        TownHall townHall = toChange(slug);
        unsettled(townHall);
        List<Fault> faults = new ArrayList<>();
        String clean = TextRule.REASON.required("/reason", reason, faults);
        Language spoken = spoken(language, faults);
        checkHidden("/reason", List.of(clean), townHall, List.of(), faults);
        refuse(faults);
        townHalls.add(new TownHallChange(townHall, time.now(), TownHallChange.What.CANCELLED, clean, spoken));
        townHall.cancel(time.now());
        journal.record("town-hall.cancelled", "town-hall:" + slug, clean);
        touchAgenda(townHall);
    }

    /** Says that a meeting was held; not before it begins. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void hold(String slug) {
        TownHall townHall = toChange(slug);
        unsettled(townHall);
        if (!townHall.hasStarted(time.now())) {
            throw new Refusal.Conflict("townhall.problem.not-started");
        }
        townHalls.add(new TownHallChange(townHall, time.now(), TownHallChange.What.HELD, null, null));
        townHall.hold(time.now());
        journal.record("town-hall.held", "town-hall:" + slug, "");
        touchAgenda(townHall);
    }

    private void unsettled(TownHall townHall) {
        standing(townHall);
        if (townHall.heldAt() != null) {
            throw new Refusal.Conflict("townhall.problem.held");
        }
    }

    private static void standing(TownHall townHall) {
        if (townHall.cancelledAt() != null) {
            throw new Refusal.Conflict("townhall.problem.cancelled");
        }
    }

    private void touchAgenda(TownHall townHall) {
        touch(townHalls.agenda(townHall).stream()
                .flatMap(item -> item.records().stream())
                .distinct()
                .toList());
    }

    private static Language spoken(String language, List<Fault> faults) {
        Language spoken = language == null || language.isBlank()
                ? Language.ENGLISH
                : Languages.parse(language).orElse(null);
        if (spoken == null) {
            faults.add(new Fault("/language", "intake.fault.language"));
        }
        return spoken;
    }

    private String slug(String title, Instant startsAt) {
        String latin = Transliterator.getInstance("Any-Latin; Latin-ASCII")
                .transliterate(title)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String base = (latin.isEmpty()
                        ? "town-hall"
                        : latin.substring(0, Math.min(60, latin.length())).replaceAll("-$", ""))
                + "-" + Time.day(startsAt);
        String slug = base;
        for (int i = 2; townHalls.slugTaken(slug); i++) {
            slug = base + "-" + i;
        }
        return slug;
    }

    /** Puts an item on the agenda, at its end. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void agenda(String slug, Map<String, String> titles, List<String> recordIds) {
        TownHall townHall = toChange(slug);
        standing(townHall);
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts(TextRule.MEETING, "/title", titles, faults);
        List<String> shown = records(recordIds, faults);
        checkHidden("/title", clean.values(), townHall, shown, faults);
        refuse(faults);
        townHalls.add(new AgendaItem(townHall, townHalls.agenda(townHall).size(), clean, shown, time.now()));
        journal.record("agenda.set", "town-hall:" + slug, TownHallEvidence.item(clean, shown));
        touch(shown);
    }

    /** Takes an item off the agenda; only before the meeting. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void removeItem(String slug, long item) {
        TownHall townHall = toChange(slug);
        planned(townHall);
        List<AgendaItem> agenda = new ArrayList<>(townHalls.agenda(townHall));
        AgendaItem gone =
                agenda.stream().filter(i -> i.id() == item).findFirst().orElseThrow(Refusal.NotFound::new);
        agenda.remove(gone);
        townHalls.remove(gone);
        number(agenda);
        journal.record("agenda.set", "town-hall:" + slug, "removed " + item);
        touch(gone.records());
    }

    /** Moves an item up (-1) or down (+1); only before the meeting. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void moveItem(String slug, long item, int by) {
        TownHall townHall = toChange(slug);
        planned(townHall);
        List<AgendaItem> agenda = new ArrayList<>(townHalls.agenda(townHall));
        AgendaItem moved =
                agenda.stream().filter(i -> i.id() == item).findFirst().orElseThrow(Refusal.NotFound::new);
        int to = Math.clamp(agenda.indexOf(moved) + Integer.signum(by), 0, agenda.size() - 1);
        agenda.remove(moved);
        agenda.add(to, moved);
        number(agenda);
        journal.record("agenda.set", "town-hall:" + slug, "moved " + item);
    }

    private static void number(List<AgendaItem> agenda) {
        for (int i = 0; i < agenda.size(); i++) {
            agenda.get(i).moveTo(i);
        }
    }

    private void planned(TownHall townHall) {
        standing(townHall);
        if (townHall.hasStarted(time.now())) {
            throw new Refusal.Conflict("townhall.problem.started");
        }
    }

    /** Records what was said. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void minutes(String slug, String text, String language) {
        TownHall townHall = toChange(slug);
        standing(townHall);
        List<Fault> faults = new ArrayList<>();
        String clean = TextRule.MINUTES.required("/text", text, faults);
        Language spoken = spoken(language, faults);
        checkHidden("/text", List.of(clean), townHall, List.of(), faults);
        refuse(faults);
        townHalls.add(new Minutes(townHall, time.now(), clean, spoken.tag()));
        journal.record("minutes.recorded", "town-hall:" + slug, clean);
    }

    /**
     * Records a promise.
     *
     * @param texts by language; at least one
     * @return its id
     */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public String commitment(
            String slug, Map<String, String> texts, String owner, LocalDate dueOn, List<String> recordIds) {
        TownHall townHall = toChange(slug);
        standing(townHall);
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts(TextRule.PROMISE, "/text", texts, faults);
        if (directory.agency(owner).filter(Agency::active).isEmpty()) {
            faults.add(new Fault(
                    "/owner", owner == null || owner.isBlank() ? "platform.fault.required" : "intake.fault.agency"));
        }
        if (dueOn == null && faults.stream().noneMatch(f -> f.pointer().equals("/dueOn"))) {
            faults.add(new Fault("/dueOn", "platform.fault.required"));
        } else if (dueOn != null && dueOn.getYear() > 9999) {
            faults.add(new Fault("/dueOn", "platform.fault.day"));
        } else if (dueOn != null && dueOn.isBefore(Time.day(townHall.startsAt()))) {
            faults.add(new Fault("/dueOn", "townhall.fault.due-before"));
        }
        List<String> shown = records(recordIds, faults);
        checkHidden("/text", clean.values(), townHall, shown, faults);
        refuse(faults);
        Commitment commitment = new Commitment(Codes.next(), townHall, clean, owner, dueOn, shown, time.now());
        townHalls.add(commitment);
        townHalls.flush();
        townHalls.add(new CommitmentEvent(commitment, time.now(), PromiseStatus.OPEN, null, null));
        journal.record(
                "commitment.made",
                "commitment:" + commitment.code(),
                TownHallEvidence.promised(clean, owner, dueOn.toString()));
        touch(shown);
        return commitment.code();
    }

    /** What is hidden in a public record, nothing says that is recorded of a meeting which refers to it. */
    private void checkHidden(
            String pointer, Collection<String> texts, TownHall townHall, List<String> recordIds, List<Fault> faults) {
        HiddenWords hidden = HiddenWords.of(Stream.concat(
                        records.hidden(recordIds).values().stream(),
                        Stream.of(words.hidden(List.of(townHall.id())).get(townHall.id())))
                .toList());
        checkHidden(pointer, texts, hidden, faults);
    }

    static void checkHidden(String pointer, Collection<String> texts, HiddenWords hidden, List<Fault> faults) {
        texts.stream()
                .flatMap(text -> hidden.in(text).stream())
                .findFirst()
                .ifPresent(standing -> faults.add(new Fault(pointer, "townhall.fault.hidden", standing.words())));
    }

    private void touch(List<String> recordIds) {
        recordIds.forEach(id -> journal.record("record.touched", "record:" + id, ""));
    }

    private TownHall toChange(String slug) {
        return townHalls.toChange(slug).orElseThrow(Refusal.NotFound::new);
    }

    private List<String> records(List<String> ids, List<Fault> faults) {
        List<String> wanted = ids.stream().distinct().toList();
        if (wanted.size() > MAX_RECORDS) {
            faults.add(new Fault("/records", "intake.fault.choices", MAX_RECORDS));
            return List.of();
        }
        Map<String, Long> known = records.submissions(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.containsKey(wanted.get(i))) {
                faults.add(new Fault("/records/" + i, "townhall.fault.record"));
            }
        }
        return wanted;
    }

    private static Map<String, String> texts(
            TextRule rule, String pointer, Map<String, String> given, List<Fault> faults) {
        Map<String, String> clean = new LinkedHashMap<>();
        given.forEach((language, text) -> {
            Languages.parse(language)
                    .map(Language::tag)
                    .ifPresentOrElse(
                            tag -> clean.put(tag, rule.required(pointer, text, faults)),
                            () -> faults.add(new Fault("/language", "intake.fault.language")));
        });
        if (clean.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(pointer, "platform.fault.required"));
        }
        return clean;
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }
}
