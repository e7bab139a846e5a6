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
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.publication.PublicRecords;
import org.answerable.redaction.HiddenWords;

/** Running a meeting: planning it, its agenda, its minutes, the commitments made there. */
@UseCase
public class TownHallRunning {
    static final int MAX_TITLE = 200;
    static final int MAX_MINUTES = 20_000;
    static final int MAX_COMMITMENT = 2_000;
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
    public String plan(Map<String, String> titles, Instant startsAt, String place, String county, List<String> languages) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts("/title", titles, MAX_TITLE, faults);
        String where = line("/place", place, MAX_TITLE, faults);
        if (startsAt == null) {
            faults.add(new Fault("/startsAt", "platform.fault.required"));
        } else if (startsAt.isBefore(EARLIEST) || startsAt.isAfter(LATEST)) {
            faults.add(new Fault("/startsAt", "townhall.fault.instant"));
        }
        String fips = directory.county(county).map(County::fips).orElse(null);
        if (fips == null) {
            faults.add(new Fault("/county", county == null || county.isBlank() ? "platform.fault.required" : "intake.fault.county"));
        }
        Set<String> spoken = new LinkedHashSet<>();
        for (int i = 0; i < languages.size(); i++) {
            int index = i;
            Languages.parse(languages.get(i)).map(Language::tag).ifPresentOrElse(spoken::add, () -> faults.add(new Fault("/languages/" + index, "intake.fault.language")));
        }
        refuse(faults);
        String slug = slug(clean.values().iterator().next(), startsAt);
        townHalls.add(new TownHall(slug, clean, startsAt, where, fips, List.copyOf(spoken), time.now()));
        journal.record("town-hall.planned", "town-hall:" + slug, TownHallEvidence.planned(clean, startsAt, where));
        return slug;
    }

    private String slug(String title, Instant startsAt) {
        String latin = Transliterator.getInstance("Any-Latin; Latin-ASCII").transliterate(title).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = (latin.isEmpty() ? "town-hall" : latin.substring(0, Math.min(60, latin.length())).replaceAll("-$", "")) + "-" + Time.day(startsAt);
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
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts("/title", titles, MAX_TITLE, faults);
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
        AgendaItem gone = agenda.stream().filter(i -> i.id() == item).findFirst().orElseThrow(Refusal.NotFound::new);
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
        AgendaItem moved = agenda.stream().filter(i -> i.id() == item).findFirst().orElseThrow(Refusal.NotFound::new);
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
        if (townHall.hasStarted(time.now())) {
            throw new Refusal.Conflict("townhall.problem.started");
        }
    }

    /** Records what was said. */
    @Transactional
    @Needs(Right.RUN_TOWN_HALLS)
    public void minutes(String slug, String text, String language) {
        TownHall townHall = toChange(slug);
        List<Fault> faults = new ArrayList<>();
        String clean = text("/text", text, MAX_MINUTES, faults);
        Language spoken = language == null || language.isBlank() ? Language.ENGLISH : Languages.parse(language).orElse(null);
        if (spoken == null) {
            faults.add(new Fault("/language", "intake.fault.language"));
        }
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
    public String commitment(String slug, Map<String, String> texts, String owner, LocalDate dueOn, List<String> recordIds) {
        TownHall townHall = toChange(slug);
        List<Fault> faults = new ArrayList<>();
        Map<String, String> clean = texts("/text", texts, MAX_COMMITMENT, faults);
        if (directory.agency(owner).filter(Agency::active).isEmpty()) {
            faults.add(new Fault("/owner", owner == null || owner.isBlank() ? "platform.fault.required" : "intake.fault.agency"));
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
        townHalls.add(new CommitmentEvent(commitment, time.now(), Commitment.Status.OPEN, null, null));
        journal.record("commitment.made", "commitment:" + commitment.code(), TownHallEvidence.promised(clean, owner, dueOn.toString()));
        touch(shown);
        return commitment.code();
    }

    /** What is hidden in a public record, nothing says that is recorded of a meeting which refers to it. */
    private void checkHidden(String pointer, Collection<String> texts, TownHall townHall, List<String> recordIds, List<Fault> faults) {
        HiddenWords hidden = HiddenWords.of(Stream.concat(records.hidden(recordIds).values().stream(), Stream.of(words.hidden(List.of(townHall.id())).get(townHall.id()))).toList());
        checkHidden(pointer, texts, hidden, faults);
    }

    static void checkHidden(String pointer, Collection<String> texts, HiddenWords hidden, List<Fault> faults) {
        texts.stream().flatMap(text -> hidden.in(text).stream()).findFirst().ifPresent(standing -> faults.add(new Fault(pointer, "townhall.fault.hidden", standing.words())));
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

    private static Map<String, String> texts(String pointer, Map<String, String> given, int limit, List<Fault> faults) {
        Map<String, String> clean = new LinkedHashMap<>();
        given.forEach((language, text) -> {
            if (Languages.parse(language).isEmpty()) {
                faults.add(new Fault("/language", "intake.fault.language"));
            } else {
                clean.put(language, text(pointer, text, limit, faults));
            }
        });
        if (clean.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(pointer, "platform.fault.required"));
        }
        return clean;
    }

    private static String line(String pointer, String sent, int limit, List<Fault> faults) {
        return text(pointer, sent, limit, faults).replaceAll("\\s+", " ");
    }

    static String text(String pointer, String sent, int limit, List<Fault> faults) {
        try {
            String clean = Texts.stripped(pointer, sent);
            if (clean.isEmpty()) {
                faults.add(new Fault(pointer, "platform.fault.required"));
            } else if (Texts.length(clean) > limit) {
                faults.add(new Fault(pointer, "intake.fault.too-long", limit, Texts.length(clean)));
            }
            return clean;
        } catch (Refusal.Invalid invalid) {
            faults.addAll(invalid.faults());
            return "";
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
    }
}
