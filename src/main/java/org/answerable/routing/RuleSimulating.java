package org.answerable.routing;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.answerable.access.Caller;
import org.answerable.access.Identity;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.intake.Intake;
import org.answerable.intake.Masks;
import org.answerable.intake.Submission;
import org.answerable.journal.Journal;
import org.answerable.journal.Readings;
import org.answerable.platform.AfterCommit;
import org.answerable.platform.Codes;
import org.answerable.platform.Refusal;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Texts;
import org.answerable.platform.Time;
import org.answerable.routing.DirectoryFileReading.Reading;
import org.answerable.web.Invented;
import org.answerable.web.JsonInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a draft of the rule book would have changed: it is run in the background over the submissions that came last,
 * beside the rules in force. Nothing is changed, and no ticket is looked at: both sides are decided anew.
 */
@UseCase
public class RuleSimulating {
    /** The most submissions of one run. */
    public static final int MOST = 5_000;
    /** How many where nobody said how many. */
    public static final int USUAL = 500;

    private static final int LISTED = 20;
    /** How much of a text is shown, in code points. */
    private static final int SHOWN = 200;

    @Inject
    DirectoryKeeping keeping;

    @Inject
    RuleSimulations simulations;

    @Inject
    SimulationRunning running;

    @Inject
    Intake intake;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    @Inject
    Readings readings;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Time time;

    /** How many an agency has now, and would have. */
    @Schema(name = "SimulatedShare")
    public record Share(String agency, int before, int after) {}

    /** A submission that would go elsewhere; of its words, the beginning. */
    @Schema(name = "SimulatedSample")
    public record Sample(String text, String language, String kind) implements Invented {}

    /** One kind of change. */
    @Schema(name = "SimulatedChange")
    public record Change(List<String> from, List<String> to, int count, List<Sample> samples) {}

    /** What came of it. */
    @Schema(name = "SimulationResult")
    public record Result(int same, int changed, List<Share> agencies, List<Change> changes) {}

    /** The draft that was run, beside the rules. */
    @Schema(name = "SimulatedDraft")
    public record Draft(
            boolean kept,
            boolean again,
            @Schema(nullable = true) Instant appliedAt,
            List<DirectoryChange> changes,
            List<String> both,
            List<DirectoryChange> meanwhile) {}

    /** How far it has come, and what came of it. */
    @Schema(name = "SimulationProgress")
    public record Progress(
            JobState state,
            int done,
            int total,
            Draft draft,
            @Schema(nullable = true) Result result) {}

    /** A run, and when it was asked for. */
    public record Run(String job, Instant at, JobState state, int done, int total) {}

    /**
     * Asks for a run of a draft that began from the directory that the caller read.
     *
     * @param rules the whole draft, as the file has rules; what it leaves out is switched off
     * @param last over how many submissions, 1 to {@link #MOST}
     * @param seen the tags of that directory; {@code null}: as it is now
     * @return the job
     * @throws Refusal.Outdated where the directory has changed since
     * @throws Refusal.Invalid with everything that is wrong with the draft
     * @throws Refusal.Conflict where too many wait
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public String beginSeen(List<?> rules, int last, String seen) {
        DirectoryFile present = seen == null ? keeping.heads() : keeping.whole();
        if (!DirectoryFileApi.matches(seen).apply(present.tag())) {
            throw new Refusal.Outdated();
        }
        return begin(present, rules, null, last);
    }

    /**
     * The same of a draft that began from the rules as they were: what others have changed since is part of it, unless
     * it changes that itself.
     *
     * @param base what {@link #present} said; {@code null}: the rules as they are now
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public String begin(List<?> rules, int last, List<?> base) {
        return begin(keeping.heads(), rules, base, last);
    }

    /**
     * The same of the present rules with one exchanged or added.
     *
     * @param rule which; {@code null}: a new one
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public String begin(String rule, Map<String, ?> wanted, int last) {
        DirectoryFile present = keeping.heads();
        Map<String, Object> document = DirectoryPart.document(present);
        List<Map<String, Object>> all = DirectoryPart.RULE.of(document);
        int place = rule == null ? all.size() : DirectoryPart.RULE.place(document, rule);
        if (place < 0) {
            throw new Refusal.NotFound();
        }
        if (rule == null) {
            all.add(new LinkedHashMap<>());
        }
        all.get(place).putAll(wanted);
        List<Fault> faults = new ArrayList<>();
        String own = "/rules/" + place;
        try {
            return begin(present, all, null, last);
        } catch (Refusal.Invalid invalid) {
            invalid.faults()
                    .forEach(fault -> faults.add(new Fault(
                            fault.pointer().startsWith(own + "/")
                                    ? fault.pointer().substring(own.length())
                                    : "",
                            fault.key(),
                            fault.arguments())));
            throw new Refusal.Invalid(faults);
        }
    }

    private String begin(DirectoryFile present, List<?> rules, List<?> base, int last) {
        List<Fault> faults = new ArrayList<>();
        if (last < 1 || last > MOST) {
            faults.add(new Fault("/last", "routing.file.number", 1, MOST));
        }
        Map<String, Object> document = DirectoryPart.document(present);
        List<?> now = DirectoryPart.RULE.of(document);
        RuleMerge merged = RuleMerge.of(base == null ? now : base, rules, now);
        document.put("rules", merged.rules());
        Reading reading = DirectoryFileReading.read(document, keeping.counties());
        reading.faults().stream()
                .filter(fault -> fault.pointer().startsWith("/rules"))
                .forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new Refusal.Invalid(faults);
        }
        String draft = written(reading.file().rules());
        String beside = written(present.rules());
        int length = Math.max(draft.length(), beside.length());
        if (length > RuleSimulation.LONGEST) {
            throw new Refusal.Invalid("/rules", "directory.fault.long", RuleSimulation.LONGEST, length);
        }
        if (running.isFull()) {
            throw new Refusal.Conflict("routing.simulate.full");
        }
        String code = Codes.next();
        simulations.add(new RuleSimulation(code, last, time.real()).of(draft, beside, merged.both()));
        journal.record("rules.simulated", "simulation:" + code, "");
        SimulationRunning.Draft run = new SimulationRunning.Draft(
                code, last, RuleBook.edition(reading.file().allRules()));
        afterCommit.run(() -> running.add(run));
        return code;
    }

    /** Rules as the file has them, by their names: two books that say the same are the same text. */
    private static String written(List<RuleWanted> rules) {
        List<RuleWanted> sorted =
                rules.stream().sorted(Comparator.comparing(RuleWanted::slug)).toList();
        return DirectoryFile.text(Map.of(
                "rules",
                DirectoryPart.RULE.of(DirectoryPart.document(new DirectoryFile(List.of(), List.of(), sorted)))));
    }

    private static List<?> read(String rules) {
        return (List<?>) JsonInput.whole(rules.getBytes(StandardCharsets.UTF_8), DirectoryFileApi.FileSent.class)
                .get("rules");
    }

    /** The rules as they are, from which a draft can begin. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public String present() {
        return written(keeping.heads().rules());
    }

    private Draft draft(RuleSimulation run) {
        JobState state = run.state(time.real());
        boolean there = run.draft() != null && run.appliedAt() == null;
        if (!there || state != JobState.DONE) {
            return new Draft(
                    false, there && state == JobState.FAILED, run.appliedAt(), List.of(), List.of(), List.of());
        }
        List<DirectoryChange> meanwhile =
                between(run.beside(), written(keeping.heads().rules()));
        return new Draft(true, !meanwhile.isEmpty(), null, between(run.beside(), run.draft()), run.both(), meanwhile);
    }

    /** What one book has of each rule and field, and another instead. */
    static List<DirectoryChange> between(String from, String to) {
        Map<String, String> own = places(from);
        Map<String, String> theirs = places(to);
        Set<String> all = new TreeSet<>(own.keySet());
        all.addAll(theirs.keySet());
        return all.stream()
                .filter(place -> !Objects.equals(own.get(place), theirs.get(place)))
                .map(place -> new DirectoryChange(place, own.get(place), theirs.get(place)))
                .toList();
    }

    private static Map<String, String> places(String rules) {
        Map<String, String> places = new LinkedHashMap<>();
        read(rules).forEach(rule -> {
            Map<String, Object> fields = DirectoryPart.fields(rule);
            DirectoryPart.values(fields).forEach((place, text) -> {
                if (!place.equals("id")) {
                    places.put("rules/" + fields.get("id") + "/" + place, text);
                }
            });
        });
        return places;
    }

    /**
     * Puts a draft into force that was run to its end: new versions of the rules that change.
     *
     * @return what changed
     * @throws Refusal.Conflict where its run has not ended, it is in force already, it changes nothing, or the rules
     *     have changed since
     * @throws Refusal.Invalid where it does not fit to the directory as it is now
     */
    @Transactional
    @Needs(Right.EDIT_ROUTING)
    public List<DirectoryChange> putIntoForce(String job) {
        RuleSimulation run = simulations.toChange(job).orElseThrow(Refusal.NotFound::new);
        if (run.appliedAt() != null) {
            throw new Refusal.Conflict("routing.simulate.in-force");
        }
        if (run.draft() == null || run.state(time.real()) != JobState.DONE) {
            throw new Refusal.Conflict("routing.simulate.not-ready");
        }
        DirectoryFile present = keeping.wholeToChange();
        if (!written(present.rules()).equals(run.beside())) {
            throw new Refusal.Conflict("routing.simulate.meanwhile");
        }
        DirectoryKeeping.Outcome outcome = keeping.applyRules(present, read(run.draft()), "simulation:" + job);
        if (!outcome.faults().isEmpty()) {
            throw new Refusal.Invalid(outcome.faults());
        }
        if (outcome.changes().isEmpty()) {
            throw new Refusal.Conflict("routing.simulate.no-changes");
        }
        run.applied(time.real());
        return outcome.changes();
    }

    /**
     * Runs what a draft changes once more, beside the rules as they are now.
     *
     * @return the new job
     */
    @Transactional
    @Needs(Right.EDIT_DIRECTORY)
    public String again(String job) {
        RuleSimulation run = simulations.find(job).orElseThrow(Refusal.NotFound::new);
        if (run.draft() == null) {
            throw new Refusal.Conflict("routing.simulate.not-ready");
        }
        return begin(keeping.heads(), read(run.draft()), read(run.beside()), run.wanted());
    }

    /** The last runs, the newest first. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Run> last() {
        Instant now = time.real();
        return simulations.last(LISTED).stream()
                .map(run -> new Run(
                        run.code(),
                        run.askedAt(),
                        RuleSimulation.state(run.state(), run.seenAt(), now),
                        run.done(),
                        run.total()))
                .toList();
    }

    /** How far a run has come. Words of submissions are shown to those who may read every ticket. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public Progress progress(String job) {
        RuleSimulation run = simulations.find(job).orElseThrow(Refusal.NotFound::new);
        return new Progress(
                run.state(time.real()),
                run.done(),
                run.total(),
                draft(run),
                run.result() == null ? null : result(SimulationResult.Stored.read(run.result())));
    }

    private Result result(SimulationResult.Stored stored) {
        Identity reader = caller.with(Right.READ_DIRECTORY);
        boolean reads = reader.has(Right.READ_TICKETS) && reader.has(Right.SEE_ALL_TICKETS);
        boolean hidden = !reader.has(Right.READ_HIDDEN_WORDS);
        return new Result(
                stored.same(),
                stored.changed(),
                stored.agencies().stream()
                        .map(share -> new Share(share.agency(), share.before(), share.after()))
                        .toList(),
                stored.rows().stream()
                        .map(row -> new Change(
                                row.from(),
                                row.to(),
                                row.count(),
                                !reads
                                        ? List.of()
                                        : row.samples().stream()
                                                .flatMap(code -> intake.find(code).stream())
                                                .filter(submission -> !submission.isWithdrawn())
                                                .map(submission -> shown(submission, hidden))
                                                .toList()))
                        .toList());
    }

    /** A sample, and that the caller has it before them. */
    private Sample shown(Submission submission, boolean hidden) {
        boolean masked = !submission.masks().equals(Masks.NONE);
        readings.saw(
                "submission:" + submission.code(),
                null,
                masked && !hidden ? List.of("text", "hidden") : List.of("text"));
        return sample(submission, hidden);
    }

    private static Sample sample(Submission submission, boolean hidden) {
        String text = submission.words(hidden).text();
        int length = Texts.length(text);
        return new Sample(
                length <= SHOWN ? text : Texts.slice(text, 0, SHOWN) + "…",
                submission.language(),
                submission.kind().tag());
    }
}
