package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Right;
import org.answerable.directory.AgencyEntry;
import org.answerable.directory.DirectoryRewriting;
import org.answerable.directory.DirectoryRewriting.Entries;
import org.answerable.directory.DocumentEntry;
import org.answerable.directory.TopicEntry;
import org.answerable.intake.NamedTopics;
import org.answerable.journal.Journal;
import org.answerable.learn.HelpBook;
import org.answerable.office.OwnTextFiling;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Resources;
import org.answerable.platform.Time;
import org.answerable.routing.DirectoryFile.TopicLine;
import org.answerable.routing.DirectoryFileReading.Reading;
import org.answerable.web.JsonInput;

/**
 * The one door by which agencies, topics, rules, task forces and documents come into the directory and change together.
 */
@ApplicationScoped
class DirectoryKeeping {
    /** The directory that comes with the product. */
    private static final String READY_MADE = "/directory/wisconsin.json";

    @Inject
    DirectoryRewriting directory;

    @Inject
    Rules rules;

    @Inject
    RuleBook book;

    @Inject
    NameBook names;

    @Inject
    NamedTopics namedTopics;

    @Inject
    CasesInHand cases;

    @Inject
    OwnTextFiling texts;

    @Inject
    HelpBook help;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Time time;

    private final Runnable refresh = () -> {
        book.refresh();
        names.refresh();
    };

    /** What a file changes, or why it is refused; {@code tag} is of the directory as it is afterwards. */
    record Outcome(List<DirectoryChange> changes, List<Fault> faults, String tag) {}

    /** The directory as it is, documents without what their versions say: for pages, which show no such text. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DirectoryFile heads() {
        return of(directory.heads(), false);
    }

    /** The same, but one document with what its versions say. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DirectoryFile headsAnd(String document) {
        return of(directory.headsAnd(document), false);
    }

    /** The directory as it is, with every text of every document: for the file. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DirectoryFile whole() {
        return whole(false);
    }

    /** As {@link DirectoryRewriting#counties}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Function<String, Optional<String>> counties() {
        return directory.counties();
    }

    /** As {@link DirectoryRewriting#keep}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String keep(byte[] pdf, int pages) {
        return directory.keep(pdf, pages);
    }

    /** The same; whoever else would change it waits until this transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DirectoryFile wholeToChange() {
        return whole(true);
    }

    private DirectoryFile whole(boolean toChange) {
        return of(directory.whole(toChange), toChange);
    }

    private DirectoryFile of(Entries entries, boolean toChange) {
        Map<String, RuleWanted> newest = new HashMap<>();
        rules.newest().forEach(rule -> newest.put(rule.slug(), rule.says()));
        List<TopicLine> topics = entries.topics().stream()
                .map(topic -> new TopicLine(
                        topic,
                        Optional.ofNullable(newest.get(RuleWanted.finding(topic.slug())))
                                .filter(rule -> topic.slug().equals(rule.topic()))
                                .map(rule -> rule.when().words())
                                .orElse(Map.of())))
                .toList();
        return new DirectoryFile(
                entries.agencies(),
                topics,
                newest.values().stream().filter(rule -> rule.agency() != null).toList(),
                entries.taskForces(),
                entries.documents(),
                texts.present(toChange),
                help.present());
    }

    /**
     * Puts a file in the place of what is there: nothing of it where anything in it is wrong.
     *
     * @param matches whether a tag of the present directory is one that the caller saw
     * @param dryRun whether only to say what would change
     * @throws Refusal.Outdated where the directory is not the one that the caller saw
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome apply(Map<String, ?> file, Function<String, Boolean> matches, boolean dryRun) {
        DirectoryFile present = whole(!dryRun);
        String tag = present.tag();
        if (!matches.apply(tag)) {
            throw new Refusal.Outdated();
        }
        Reading reading = DirectoryFileReading.read(file, directory.counties());
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(beside(reading.file(), present));
        if (reading.file().texts() != null
                && !reading.file().texts().equals(present.texts())
                && !caller.identity().filter(who -> who.has(Right.EDIT_OFFICE)).isPresent()) {
            faults.add(new Fault("/texts", "routing.file.texts-right"));
        }
        stays(reading.file(), present, file, faults);
        if (!faults.isEmpty()) {
            return new Outcome(List.of(), faults, tag);
        }
        return become(present, reading.whole(present).with(present), dryRun);
    }

    /**
     * Puts other rules in the place of those that are there, and leaves all else; nothing where anything is wrong.
     *
     * @param present as {@link #wholeToChange} gave it in this transaction
     * @param rules as the file has them
     * @param subject what the journal names as their source
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome applyRules(DirectoryFile present, List<?> rules, String subject) {
        Map<String, Object> document = DirectoryPart.document(present);
        document.put("rules", rules);
        Reading reading = DirectoryFileReading.read(document, directory.counties());
        List<Fault> faults = new ArrayList<>(reading.faults());
        faults.addAll(beside(reading.file(), present));
        return faults.isEmpty()
                ? become(present, reading.whole(present).with(present), false, "rules.applied", subject)
                : new Outcome(List.of(), faults, present.tag());
    }

    /** What is wrong with a file beside what is there. */
    private List<Fault> beside(DirectoryFile file, DirectoryFile present) {
        List<Fault> faults = new ArrayList<>();
        Set<String> kept =
                file.topics().stream().map(line -> line.topic().slug()).collect(Collectors.toSet());
        Set<String> gone = present.topics().stream()
                .map(line -> line.topic().slug())
                .filter(slug -> !kept.contains(slug))
                .collect(Collectors.toCollection(HashSet::new));
        if (!gone.isEmpty()) {
            namedTopics.all().stream()
                    .filter(gone::contains)
                    .forEach(slug -> faults.add(new Fault("/topics", "routing.file.topic-named", slug)));
        }
        ends(file, present, faults);
        merges(file, present, faults);
        // The rule that finds a topic has a slug of its own, which no other rule may ever have had, and the other way.
        Set<String> finding = new HashSet<>();
        rules.newest().stream().filter(rule -> rule.topic() != null).forEach(rule -> finding.add(rule.slug()));
        Set<String> giving = new HashSet<>();
        present.rules().forEach(rule -> giving.add(rule.slug()));
        for (RuleWanted rule : file.rules()) {
            if (finding.contains(rule.slug())) {
                faults.add(new Fault("/rules", "routing.file.twice", rule.slug()));
            }
        }
        for (TopicLine line : file.topics()) {
            String slug = RuleWanted.finding(line.topic().slug());
            if (!line.words().isEmpty() && giving.contains(slug)) {
                faults.add(new Fault("/rules", "routing.file.twice", slug));
            }
        }
        return faults;
    }

    /** What must not end: the last agency, and a topic of which messages wait for an answer. */
    private void ends(DirectoryFile file, DirectoryFile present, List<Fault> faults) {
        if (DirectoryKeeping.answers(present) && !DirectoryKeeping.answers(file)) {
            faults.add(new Fault("/agencies", "routing.file.last-agency"));
        }
        Map<String, TopicLine> wanted = new HashMap<>();
        file.topics().forEach(line -> wanted.put(line.topic().slug(), line));
        for (TopicLine line : present.topics()) {
            String slug = line.topic().slug();
            TopicLine then = wanted.get(slug);
            boolean retired =
                    then == null || !then.topic().active() && then.topic().mergedInto() == null;
            int waiting = line.topic().active() && retired ? cases.about(slug) : 0;
            if (waiting > 0) {
                boolean more = waiting > CasesInHand.MOST;
                faults.add(new Fault(
                        then == null ? "/topics" : "/topics/" + file.topics().indexOf(then) + "/active",
                        more ? "routing.file.topic-waits-more" : "routing.file.topic-waits",
                        slug,
                        more ? CasesInHand.MOST : waiting));
            }
        }
    }

    /**
     * Nothing becomes part of a topic that is retired itself: it would be found by nobody. What became part of one
     * before that was retired stays as it is.
     */
    static void merges(DirectoryFile file, DirectoryFile present, List<Fault> faults) {
        Map<String, String> before = new HashMap<>();
        present.topics()
                .forEach(line -> before.put(line.topic().slug(), line.topic().mergedInto()));
        Map<String, TopicEntry> wanted = new HashMap<>();
        file.topics().forEach(line -> wanted.put(line.topic().slug(), line.topic()));
        for (int i = 0; i < file.topics().size(); i++) {
            TopicEntry topic = file.topics().get(i).topic();
            if (topic.mergedInto() == null || topic.mergedInto().equals(before.get(topic.slug()))) {
                continue;
            }
            TopicEntry end = wanted.get(topic.mergedInto());
            for (int steps = 0; end != null && end.mergedInto() != null && steps <= wanted.size(); steps++) {
                end = wanted.get(end.mergedInto());
            }
            if (end != null && !end.active() && end.mergedInto() == null) {
                faults.add(new Fault("/topics/" + i + "/mergedInto", "routing.file.topic-retired", topic.mergedInto()));
            }
        }
    }

    /** What a version of a document says, in a language in which it says something. */
    private static void stays(DirectoryFile file, DirectoryFile present, Map<String, ?> sent, List<Fault> faults) {
        Map<String, DocumentEntry> there = new HashMap<>();
        present.documents().forEach(document -> there.put(document.slug(), document));
        for (DocumentEntry document : file.documents()) {
            if (!there.containsKey(document.slug())) {
                continue;
            }
            for (DocumentEntry.Version version : document.versions()) {
                there.get(document.slug()).version(version.number()).ifPresent(before -> {
                    if (before.isTakenBack()
                            && version.isTakenBack()
                            && !before.takenBack().equals(version.takenBack())) {
                        faults.add(new Fault(
                                DirectoryPart.placeOfVersion(sent, document.slug(), version.number()) + "/takenBack",
                                "routing.file.taken-back-stays",
                                version.number()));
                    }
                    version.texts().forEach((language, words) -> {
                        if (before.isTakenBack() && !before.texts().containsKey(language)) {
                            faults.add(new Fault(
                                    DirectoryPart.placeOfVersion(sent, document.slug(), version.number()) + "/text/"
                                            + language,
                                    "routing.file.taken-back-text",
                                    version.number()));
                        }
                        if (before.texts().containsKey(language)
                                && !before.texts().get(language).equals(words)) {
                            faults.add(new Fault(
                                    DirectoryPart.placeOfVersion(sent, document.slug(), version.number()) + "/text/"
                                            + language,
                                    "routing.file.version-stays",
                                    version.number()));
                        }
                    });
                });
            }
        }
    }

    /** Whether anybody but the coordinating office answers. */
    private static boolean answers(DirectoryFile file) {
        return file.agencies().stream()
                .anyMatch(agency -> agency.active() && !agency.slug().equals(Identity.OFFICE));
    }

    private Outcome become(DirectoryFile present, DirectoryFile wanted, boolean dryRun) {
        return become(present, wanted, dryRun, "directory.applied", "directory:file");
    }

    private Outcome become(DirectoryFile present, DirectoryFile wanted, boolean dryRun, String act, String subject) {
        List<DirectoryChange> changes = DirectoryDifferences.between(present, wanted);
        if (dryRun || changes.isEmpty()) {
            return new Outcome(changes, List.of(), present.tag());
        }
        directory.become(new Entries(
                wanted.agencies(),
                wanted.topics().stream().map(TopicLine::topic).toList(),
                wanted.taskForces(),
                wanted.documents()));
        Map<String, Rule> newest = new HashMap<>();
        rules.newest().forEach(rule -> newest.put(rule.slug(), rule));
        wanted.allRules().forEach(rule -> become(newest.get(rule.slug()), rule));
        texts.become(wanted.texts());
        help.become(wanted.help());
        journal.record(act, subject, "");
        afterCommit.run(refresh);
        return new Outcome(changes, List.of(), wanted.tag());
    }

    /** A version is never altered: it is switched off, and what is wanted now is the next one. */
    private void become(Rule now, RuleWanted wanted) {
        boolean same = now == null
                ? wanted.topic() != null && wanted.when().none()
                : now.says().alike(wanted);
        if (same && (now == null || now.active() == wanted.active())) {
            return;
        }
        if (now != null && now.active()) {
            now.switchOff();
            off(now);
        }
        if (!same || wanted.active()) {
            add(Rule.version(now == null ? 1 : now.version() + 1, wanted, time.now()), wanted);
        }
    }

    /** Adds a rule to an empty book. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void found(RuleWanted wanted) {
        add(Rule.version(1, wanted, time.now()), wanted);
        afterCommit.run(refresh);
    }

    private void add(Rule rule, RuleWanted wanted) {
        rules.add(rule);
        journal.record("rule.added", "rule:" + rule.name(), rule.stored());
        journal.record("rule.placed", "rule:" + rule.name(), RuleEvidence.placed(wanted));
        if (rule.explained() != null) {
            journal.record("rule.explained", "rule:" + rule.name(), rule.explained());
        }
        if (!rule.active()) {
            off(rule);
        }
    }

    private void off(Rule rule) {
        journal.record("rule.switched-off", "rule:" + rule.name(), "off");
    }

    /** The directory that comes with the product, as text. */
    static byte[] readyMade() {
        try (InputStream in = Resources.open(READY_MADE)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(READY_MADE, e);
        }
    }

    /** The same, read; it comes with the product, so nothing is wrong with it. */
    static DirectoryFile readyMade(Function<String, Optional<String>> counties) {
        Reading reading =
                DirectoryFileReading.read(JsonInput.whole(readyMade(), DirectoryFileApi.FileSent.class), counties);
        if (!reading.faults().isEmpty()) {
            throw new IllegalStateException(READY_MADE + ": " + reading.faults());
        }
        return reading.file();
    }

    /**
     * Takes over the agencies and rules that come with the product, where there is no agency but the coordinating
     * office. That office, topics and rules that are there already stay as they are.
     *
     * @throws Refusal.Conflict where there is another agency
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome takeReadyMade() {
        DirectoryFile present = whole(true);
        if (!present.hasOnlyOffice()) {
            throw new Refusal.Conflict("routing.file.not-empty");
        }
        DirectoryFile made = readyMade(directory.counties());
        List<AgencyEntry> agencies = new ArrayList<>(present.agencies());
        made.agencies().stream()
                .filter(agency -> !agency.slug().equals(Identity.OFFICE))
                .forEach(agencies::add);
        Set<String> known = present.allRules().stream().map(RuleWanted::slug).collect(Collectors.toSet());
        Set<String> topics =
                present.topics().stream().map(line -> line.topic().slug()).collect(Collectors.toSet());
        List<RuleWanted> taken = new ArrayList<>(present.rules());
        made.rules().stream()
                .filter(rule -> !known.contains(rule.slug())
                        && topics.containsAll(rule.when().topics()))
                .forEach(taken::add);
        return become(present, present.having(agencies, taken), false);
    }

    /** Whether there is no agency but the coordinating office. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isEmpty() {
        return heads().hasOnlyOffice();
    }
}
