package org.answerable.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.answerable.access.Identity;
import org.answerable.access.RateLimits;
import org.answerable.directory.Agency;
import org.answerable.directory.Directory;
import org.answerable.intake.ShareView.Options;
import org.answerable.intake.ShareView.PageNote;
import org.answerable.intake.ShareView.Personal;
import org.answerable.intake.ShareView.Receiver;
import org.answerable.intake.ShareView.Routed;
import org.answerable.intake.ShareWalk.Turn;
import org.answerable.language.Detection;
import org.answerable.language.Language;
import org.answerable.language.Languages;
import org.answerable.language.Messages;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.Settings;
import org.answerable.platform.Texts;
import org.answerable.redaction.Redaction;
import org.answerable.web.Choice;
import org.answerable.web.Forms;
import org.answerable.web.Reader;

/** Draws the pages of the form. */
@ApplicationScoped
class ShareViews {
    /** Candidates less likely than this do not come before the others. */
    private static final double WORTH_OFFERING = 0.02;

    private static final Pattern OWN_PATH = Pattern.compile("/([A-Za-z0-9-]+/?)*");

    @Inject
    Submitting submitting;

    @Inject
    Directory directory;

    @Inject
    ShareOptions options;

    @Inject
    Instance<SimilarRecords> similar;

    @Inject
    RateLimits limits;

    @Inject
    Messages messages;

    @Inject
    Settings settings;

    @Inject
    Reader reader;

    /**
     * The page of a step.
     *
     * @param status the page's HTTP status
     * @param note something to know before going on, or {@code null}
     * @param walk the number of this walk through the form
     * @throws org.answerable.platform.Refusal.TooMany where the last page, which runs the routing, is asked for too
     *     often
     */
    ShareView page(int status, Turn turn, Draft draft, PageNote note, String walk) {
        Options offered = options.in(reader.language());
        Language detected = null;
        String text = draft.text("text");
        if (draft.text("language").isEmpty() && !text.isBlank() && turn.step() != Step.TELL) {
            Detection found = submitting.detect(text, reader.language());
            detected = found.language();
            if (turn.step() == Step.LANGUAGE) {
                offered = likelyFirst(offered, found);
            }
        }
        List<Fault> faults = turn.faults();
        return new ShareView(
                status,
                turn.step(),
                draft,
                faults,
                turn.revising(),
                note,
                detected,
                offered,
                turn.step() == Step.ABOUT ? submitting.likelyTopics(draft.submission(), reader.language()) : List.of(),
                turn.step() == Step.REVIEW ? routed(draft) : null,
                walk);
    }

    /** Runs the routing and looks for what is personal, before anything is kept. */
    private Routed routed(Draft draft) {
        limits.take(RateLimits.Kind.PREVIEWS);
        return Forms.tried(
                () -> routed(draft, submitting.preview(draft.submission().toAll(), reader.language())),
                // The page came back for another reason; its faults are told when it is sent.
                refused -> Routed.NOWHERE);
    }

    private Routed routed(Draft draft, Submitting.Preview preview) {
        List<String> leftOut = draft.texts("excludeAgencies");
        List<Receiver> receivers = preview.asked().stream()
                .map(a -> receiver(a.agency(), String.join(" ", a.because()), leftOut))
                .toList();
        Set<String> later = new LinkedHashSet<>();
        directory.agencies().stream()
                .filter(a -> a.level() == Agency.Level.FEDERAL)
                .forEach(a -> later.add(a.slug()));
        leftOut.stream().filter(slug -> directory.agency(slug).isPresent()).forEach(later::add);
        receivers.forEach(r -> later.remove(r.slug()));
        List<String> shown = draft.texts("show");
        Map<String, Personal> personal = new LinkedHashMap<>();
        NewSubmission said = preview.written();
        add(personal, said.text(), preview.personal().text(), shown);
        add(personal, said.municipality(), preview.personal().municipality(), shown);
        add(personal, said.detail(), preview.personal().detail(), shown);
        return new Routed(
                receivers,
                later.stream().map(slug -> receiver(slug, "", leftOut)).toList(),
                List.copyOf(personal.values()),
                preview.place().tells()
                        ? preview.place()
                                .note(
                                        said.municipality(),
                                        directory::countyName,
                                        names -> messages.list(reader.language(), names))
                        : null,
                similar.isResolvable()
                        ? similar.get()
                                .toWords(
                                        said.title(),
                                        said.text(),
                                        preview.language().tag(),
                                        null,
                                        reader.language())
                        : List.of());
    }

    private Receiver receiver(String slug, String because, List<String> leftOut) {
        Agency agency = directory.agency(slug).orElseThrow();
        return new Receiver(
                slug,
                agency.name(reader.language()),
                "intake.share.level." + agency.level().tag(),
                because,
                !slug.equals(Identity.OFFICE),
                leftOut.contains(slug));
    }

    private static void add(Map<String, Personal> personal, String text, List<Redaction> spans, List<String> shown) {
        for (Redaction span : spans) {
            String words = Texts.slice(text, span.start(), span.end());
            personal.putIfAbsent(words, new Personal(words, span.kind(), shown.contains(words)));
        }
    }

    /** The languages it could be on top of the list. */
    private Options likelyFirst(Options offered, Detection found) {
        List<Choice> languages = new ArrayList<>();
        for (Detection.Candidate candidate : found.candidates()) {
            if (candidate.confidence() < WORTH_OFFERING) {
                continue;
            }
            String tag = candidate.language().tag();
            languages.add(ShareOptions.language(candidate.language(), reader.language()));
            if (tag.endsWith("-Latn")) {
                for (String own : Languages.foundAs(tag.substring(0, tag.length() - "-Latn".length()))) {
                    languages.add(ShareOptions.language(new Language(own), reader.language()));
                }
            }
        }
        offered.languages().stream()
                .filter(l -> languages.stream().noneMatch(o -> o.value().equals(l.value())))
                .forEach(languages::add);
        return new Options(
                offered.topics(), offered.agencies(), offered.counties(), languages, offered.noticeLanguages());
    }

    /**
     * Names what it is about: a page of this site, a task force or a public document. Anybody may write an address, so
     * only a path of this site is taken, and of what the directory has.
     *
     * @param what a path, or a slug
     */
    Optional<String> beginning(About about, String what) {
        return switch (about) {
            case TRANSLATION, PAGE, FACTS, IN_MY_NAME -> {
                boolean ours = what != null
                        && what.length() <= 200
                        && OWN_PATH.matcher(what).matches();
                yield Optional.of(beginning(about, ours ? what : "/", ""));
            }
            case TASK_FORCE ->
                directory
                        .taskForce(what)
                        .map(force -> beginning(about, "/task-forces/" + force.slug(), force.name(reader.language())));
            case DOCUMENT ->
                directory
                        .document(what)
                        .map(document ->
                                beginning(about, "/documents/" + document.slug(), document.title(reader.language())));
        };
    }

    private String beginning(About about, String path, String name) {
        return messages.get(
                        reader.language(),
                        "intake.correction." + about.tag(),
                        settings.publicUrl() + "/" + reader.language().tag() + path,
                        name)
                + "\n\n";
    }
}
