package org.answerable.routing;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.directory.PdfReading;
import org.answerable.journal.SubjectHistory;
import org.answerable.journal.SubjectHistory.Done;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Sha256;
import org.answerable.platform.TextRule;
import org.answerable.platform.Time;
import org.answerable.routing.DirectoryKeeping.Outcome;

/**
 * Agencies, topics, rules, task forces and documents one at a time. There is one way to change the directory: each
 * change is the directory's file with one entry exchanged, read and applied as {@link DirectoryFiling} does it, so what
 * is wrong with an entry is wrong in both, and told in the same words.
 */
@UseCase
public class DirectoryEditing {
    /** So many acts on one entry are told, the newest first. */
    private static final int HISTORY = 50;

    /** What is written down beside {@code rule.added}, and no act of its own. */
    private static final Set<String> BESIDE = Set.of("rule.placed", "rule.explained");

    @Inject
    DirectoryKeeping keeping;

    @Inject
    Rules rules;

    @Inject
    CasesInHand cases;

    @Inject
    SubjectHistory journal;

    @Inject
    Time time;

    /**
     * An entry as the file has it; of a topic, its place in the list as well.
     *
     * @param tag a strong validator of it
     */
    record Entry(DirectoryPart part, String name, Map<String, Object> fields, String tag) {
        static Entry of(DirectoryPart part, Map<String, Object> document, int place) {
            Map<String, Object> fields = part.of(document).get(place);
            if (part == DirectoryPart.TOPIC) {
                fields.put("position", BigDecimal.valueOf(place + 1L));
            }
            return new Entry(
                    part,
                    (String) fields.get(part.key()),
                    fields,
                    Sha256.hex(DirectoryFile.text(fields).getBytes(StandardCharsets.UTF_8), 16));
        }

        boolean active() {
            return Boolean.TRUE.equals(fields.get("active"));
        }

        /** Of what somebody wants of it, what is something else now. */
        List<DirectoryChange> meanwhile(Map<String, Object> wanted) {
            Map<String, Object> whole = new LinkedHashMap<>(fields);
            whole.putAll(wanted);
            return until(whole);
        }

        /** What else it would be as another. */
        List<DirectoryChange> until(Map<String, ?> other) {
            Map<String, String> own = DirectoryPart.values(fields);
            Map<String, String> theirs = DirectoryPart.values(other);
            Set<String> places = new TreeSet<>(own.keySet());
            places.addAll(theirs.keySet());
            return places.stream()
                    .filter(place -> !Objects.equals(own.get(place), theirs.get(place)))
                    .map(place -> new DirectoryChange(place, own.get(place), theirs.get(place)))
                    .toList();
        }
    }

    /** A version of a rule, and since when there is it. */
    record Version(int number, Instant since, RuleWanted says) {}

    /** All entries of a list, in its order, those too that are retired; documents without what their versions say. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Entry> all(DirectoryPart part) {
        Map<String, Object> document = DirectoryPart.document(keeping.heads());
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < part.of(document).size(); i++) {
            all.add(Entry.of(part, document, i));
        }
        return all;
    }

    /** One of them. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Entry one(DirectoryPart part, String name) {
        return read(part, name);
    }

    private Entry read(DirectoryPart part, String name) {
        return one(
                part,
                name,
                DirectoryPart.document(part == DirectoryPart.DOCUMENT ? keeping.headsAnd(name) : keeping.heads()));
    }

    private static Entry one(DirectoryPart part, String name, Map<String, Object> document) {
        int place = part.place(document, name);
        if (place < 0) {
            throw new Refusal.NotFound();
        }
        return Entry.of(part, document, place);
    }

    /** What was done with it, as the journal has it, the newest first. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Done> history(DirectoryPart part, String name) throws Exception {
        List<Done> done = new ArrayList<>();
        for (String subject : subjects(part, name)) {
            journal.of(subject, HISTORY).stream()
                    .filter(act -> !BESIDE.contains(act.act()))
                    .forEach(done::add);
        }
        done.sort((a, b) -> b.at().compareTo(a.at()));
        return done.stream().limit(HISTORY).toList();
    }

    private List<String> subjects(DirectoryPart part, String name) {
        return switch (part) {
            case AGENCY -> List.of("agency:" + name);
            case TOPIC -> List.of("topic:" + name);
            case TASK_FORCE -> List.of("task-force:" + name);
            case DOCUMENT -> List.of("document:" + name);
            case RULE ->
                rules.versions(name).stream().map(rule -> "rule:" + rule.name()).toList();
        };
    }

    /** What a rule said, the newest version first. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Version> versions(String rule) {
        return rules.versions(rule).stream()
                .filter(version -> version.agency() != null)
                .map(version -> new Version(version.version(), version.createdAt(), version.says()))
                .toList();
    }

    /** How many tickets an agency owes an answer; see {@link CasesInHand#MOST}. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public int owedBy(String agency) {
        return cases.owedBy(agency);
    }

    /** How many tickets about a topic wait for an answer; see {@link CasesInHand#MOST}. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public int about(String topic) {
        return cases.about(topic);
    }

    /**
     * Adds an agency, a topic, a task force or a document.
     *
     * @param fields as the file has them
     * @throws Refusal.Invalid with every fault
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry add(DirectoryPart part, Map<String, ?> fields) {
        return added(part, fields);
    }

    /** The same of a rule. */
    @Transactional
    @Needs(Right.EDIT_ROUTING)
    public Entry addRule(Map<String, ?> fields) {
        return added(DirectoryPart.RULE, fields);
    }

    /**
     * Changes fields of an agency, a topic, a task force or a document; those that are not named stay.
     *
     * <p>An agency that is retired and names a successor leaves it the rules that gave to it; a topic that is merged
     * into another leaves it its words and its place in rules.
     *
     * @param changes a merge patch (RFC 7396) of what the file has
     * @param matches whether the caller saw the entry of this tag
     * @throws Refusal.Outdated where it has changed since
     * @throws Refusal.Invalid with every fault
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry change(DirectoryPart part, String name, Map<String, ?> changes, Function<String, Boolean> matches) {
        return changed(part, name, changes, matches);
    }

    /**
     * The same of a document with a PDF that one of its versions names: neither is kept where the other is refused.
     *
     * @param pdf {@code null} for none
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry addDocument(Map<String, ?> fields, ReadPdf pdf) {
        keep(pdf);
        return added(DirectoryPart.DOCUMENT, fields);
    }

    /** As {@link #change} of a document, with a PDF as {@link #addDocument}. */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry changeDocument(String name, Map<String, ?> changes, ReadPdf pdf, Function<String, Boolean> matches) {
        keep(pdf);
        return changed(DirectoryPart.DOCUMENT, name, changes, matches);
    }

    private void keep(ReadPdf pdf) {
        if (pdf != null) {
            keeping.keep(pdf.content, pdf.pages);
        }
    }

    /**
     * Takes a version of a document back: nobody but the desk reads it from now on.
     *
     * @param reason for the desk
     * @throws Refusal.Conflict where that was done before
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public Entry takeBack(String name, int number, String reason, Function<String, Boolean> matches) {
        String why = TextRule.TAKING_BACK.required("/reason", reason);
        Entry present = read(DirectoryPart.DOCUMENT, name);
        List<Map<String, Object>> versions = new ArrayList<>();
        ((List<?>) present.fields().get("versions")).forEach(version -> versions.add(DirectoryPart.fields(version)));
        Map<String, Object> version = versions.stream()
                .filter(one -> ((BigDecimal) one.get("number")).intValue() == number)
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        if (version.containsKey("takenBack")) {
            throw new Refusal.Conflict("routing.document.taken-back-before");
        }
        Map<String, Object> takenBack = new LinkedHashMap<>();
        takenBack.put("on", time.today().toString());
        takenBack.put("reason", why);
        version.put("takenBack", takenBack);
        return changed(DirectoryPart.DOCUMENT, name, Map.of("versions", versions), matches);
    }

    /** A PDF that was looked at, and is not kept yet. */
    public static final class ReadPdf {
        private final byte[] content;
        private final int pages;
        private final String hash;
        private final String text;

        private ReadPdf(byte[] content, PdfReading.Read read) {
            this.content = content;
            this.pages = read.pages();
            this.hash = Sha256.hex(content, 32);
            this.text = read.text();
        }

        String hash() {
            return hash;
        }

        String text() {
            return text;
        }
    }

    /**
     * Looks at a PDF and reads its text; keeps nothing.
     *
     * @throws Refusal.Invalid where it is none, or not one that is taken ({@link PdfReading})
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    @Needs(Right.EDIT_DIRECTORY)
    public ReadPdf readPdf(byte[] pdf) {
        return new ReadPdf(pdf, PdfReading.read(pdf));
    }

    /** A PDF that was taken in. */
    public record TakenPdf(String hash, int pages, String text) {}

    /**
     * Takes in a PDF, for a version of a document to name by its hash, and reads its text.
     *
     * @throws Refusal.Invalid where it is none, or not one that is taken ({@link PdfReading})
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public TakenPdf takePdf(byte[] pdf) {
        PdfReading.Read read = PdfReading.read(pdf);
        return new TakenPdf(keeping.keep(pdf, read.pages()), read.pages(), read.text());
    }

    /** The same of a rule, of which another version comes into force; or it is switched off. */
    @Transactional
    @Needs(Right.EDIT_ROUTING)
    public Entry changeRule(String name, Map<String, ?> changes, Function<String, Boolean> matches) {
        return changed(DirectoryPart.RULE, name, changes, matches);
    }

    private Entry added(DirectoryPart part, Map<String, ?> fields) {
        Map<String, Object> document = DirectoryPart.document(keeping.wholeToChange());
        Map<String, Object> entry = new LinkedHashMap<>();
        DirectoryPart.merge(entry, fields);
        entry.remove("position");
        List<Map<String, Object>> list = part.of(document);
        list.add(entry);
        List<Fault> faults = new ArrayList<>();
        int place = placed(part, list, entry, fields.get("position"), faults);
        apply(part, document, place, faults);
        return read(part, (String) entry.get(part.key()));
    }

    private Entry changed(DirectoryPart part, String name, Map<String, ?> changes, Function<String, Boolean> matches) {
        Map<String, Object> document = DirectoryPart.document(keeping.wholeToChange());
        Entry before = one(part, name, document);
        if (!matches.apply(before.tag())) {
            throw new Refusal.Outdated();
        }
        boolean active = before.active();
        Object merged = before.fields().get("mergedInto");
        Map<String, Object> entry = before.fields();
        entry.remove("position");
        Map<String, Object> wanted = new LinkedHashMap<>(changes);
        List<Fault> faults = new ArrayList<>();
        if (wanted.containsKey(part.key()) && !name.equals(wanted.get(part.key()))) {
            faults.add(new Fault("/" + part.key(), "routing.edit.name-stays"));
            wanted.remove(part.key());
        }
        Object position = wanted.remove("position");
        if (wanted.containsKey("when")) {
            entry.remove("when"); // Its conditions are one thing: none is left over from before.
        }
        if (wanted.get("mergedInto") != null && !wanted.containsKey("active")) {
            wanted.put("active", false);
        }
        if (part == DirectoryPart.TOPIC && wanted.get("mergedInto") instanceof String into && !into.equals(merged)) {
            join(
                    document, name,
                    into); // With the words as they are stored: those that were sent are not looked at yet.
        }
        if (part == DirectoryPart.RULE && wanted.get("because") instanceof String english) {
            wanted.put("because", Map.of("en", english)); // As in the file; what it says in other languages stays.
        }
        DirectoryPart.merge(entry, wanted);
        if (part == DirectoryPart.AGENCY && active && !Boolean.TRUE.equals(entry.get("active"))) {
            succeed(document, name, entry.get("successor"));
        }
        int place = placed(part, part.of(document), entry, position, faults);
        apply(part, document, place, faults);
        return read(part, name);
    }

    /** Rules in force that gave to an agency give to its successor. */
    private static void succeed(Map<String, Object> document, String agency, Object successor) {
        if (successor instanceof String next) {
            DirectoryPart.RULE.of(document).stream()
                    .filter(rule -> agency.equals(rule.get("agency")) && Boolean.TRUE.equals(rule.get("active")))
                    .forEach(rule -> rule.put("agency", next));
        }
    }

    /** What found the one topic finds the other, and rules about it are about the other. */
    @SuppressWarnings("unchecked")
    private static void join(Map<String, Object> document, String topic, String into) {
        int own = DirectoryPart.TOPIC.place(document, topic);
        int other = DirectoryPart.TOPIC.place(document, into);
        if (other < 0 || other == own) {
            return; // Told where the file is read.
        }
        List<Map<String, Object>> topics = DirectoryPart.TOPIC.of(document);
        Map<String, Object> words = (Map<String, Object>) topics.get(other).get("words");
        ((Map<String, List<Object>>) topics.get(own).get("words")).forEach((language, phrases) -> {
            List<Object> all = (List<Object>) words.computeIfAbsent(language, l -> new ArrayList<>());
            phrases.stream().filter(phrase -> !all.contains(phrase)).forEach(all::add);
        });
        for (Map<String, Object> rule : DirectoryPart.RULE.of(document)) {
            if (((Map<String, Object>) rule.get("when")).get("topics") instanceof List<?> named
                    && named.contains(topic)
                    && Boolean.TRUE.equals(rule.get("active"))) {
                ((Map<String, Object>) rule.get("when"))
                        .put(
                                "topics",
                                named.stream()
                                        .map(slug -> slug.equals(topic) ? into : slug)
                                        .distinct()
                                        .toList());
            }
        }
    }

    /** Where the entry stands now; a topic goes where it is wanted. */
    private static int placed(
            DirectoryPart part,
            List<Map<String, Object>> list,
            Map<String, Object> entry,
            Object position,
            List<Fault> faults) {
        int place = 0;
        while (list.get(place) != entry) {
            place++;
        }
        if (part != DirectoryPart.TOPIC || position == null) {
            return place;
        }
        if (!(position instanceof BigDecimal wanted)
                || wanted.stripTrailingZeros().scale() > 0
                || wanted.compareTo(BigDecimal.ONE) < 0
                || wanted.compareTo(BigDecimal.valueOf(list.size())) > 0) {
            faults.add(new Fault("/position", "routing.file.number", 1, list.size()));
            return place;
        }
        list.remove(place);
        list.add(wanted.intValue() - 1, entry);
        return wanted.intValue() - 1;
    }

    private void apply(DirectoryPart part, Map<String, Object> document, int place, List<Fault> faults) {
        Outcome outcome = keeping.apply(document, tag -> true, !faults.isEmpty());
        String own = "/" + part.list() + "/" + place;
        for (Fault fault : outcome.faults()) {
            if (fault.pointer().startsWith(own + "/")) {
                String field = fault.pointer().substring(own.length());
                if (fault.key().equals("platform.fault.unknown-field")) {
                    throw new Refusal.Malformed(field, fault.key(), fault.arguments());
                }
                faults.add(new Fault(field, fault.key(), fault.arguments()));
            } else {
                faults.add(elsewhere(part, document, fault));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults.stream().distinct().toList());
        }
    }

    /** What is wrong with another entry because of this one is said of this one. */
    private static Fault elsewhere(DirectoryPart part, Map<String, Object> document, Fault fault) {
        String[] steps = fault.pointer().split("/");
        if (part == DirectoryPart.AGENCY && steps.length == 4 && steps[1].equals("rules")) {
            Object rule = DirectoryPart.RULE
                    .of(document)
                    .get(Integer.parseInt(steps[2]))
                    .get("id");
            return new Fault("/active", "routing.edit.rule-gives", rule);
        }
        return new Fault(steps.length > 2 ? "" : "/active", fault.key(), fault.arguments());
    }
}
