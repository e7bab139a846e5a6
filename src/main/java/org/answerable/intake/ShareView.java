package org.answerable.intake;

import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.Choice;
import org.answerable.web.View;

/**
 * A page of the form.
 *
 * @param note the key of something to know before going on ({@code intake.share.note.…}), or {@code null}
 * @param detected the language the text seems to be in, or {@code null} where it was given or there is no text yet
 * @param routed on the last page, else {@code null}
 * @param likely topics that the words seem to speak of, on the page that asks for topics, the most likely first
 * @param walk the number of this walk through the form
 * @param options what can be chosen, in the reader's language
 */
public record ShareView(
        int status,
        Step step,
        Draft draft,
        List<Fault> faults,
        boolean revising,
        PageNote note,
        Language detected,
        Options options,
        List<String> likely,
        Routed routed,
        String walk)
        implements View {
    /** A sentence above the page and its arguments. */
    public record PageNote(String key, List<Object> arguments) {
        PageNote(String key, Object... arguments) {
            this(key, List.of(arguments));
        }

        public Object[] array() {
            return arguments.toArray();
        }
    }

    /**
     * Things to choose from that belong together, agencies of one level of government or topics; {@code name} is the
     * key of what they are called.
     */
    public record Group(String name, List<Choice> choices) {}

    /**
     * What the review page says before anything is kept.
     *
     * @param receivers whom it would go to with nobody left out
     * @param later agencies that do not get it now: the federal ones, and those left out
     * @param personal what looks personal in the words
     * @param place what there is to tell of the place, or {@code null}
     * @param similar published records that say something similar
     */
    public record Routed(
            List<Receiver> receivers,
            List<Receiver> later,
            List<Personal> personal,
            Fault place,
            List<SimilarRecords.Similar> similar) {
        static final Routed NOWHERE = new Routed(List.of(), List.of(), List.of(), null, List.of());

        /** Whether agencies see a bar anywhere. */
        public boolean hides() {
            return personal.stream().anyMatch(part -> !part.shown());
        }
    }

    /** An agency; {@code level} is the key of its level's name, {@code because} the reasons in words. */
    public record Receiver(
            String slug, String name, String level, String because, boolean canLeaveOut, boolean leftOut) {}

    /** A part that looks personal, word for word; {@code shown}: the writer lets agencies see it. */
    public record Personal(String words, Barred.Kind kind, boolean shown) {}

    /** Everything that can be chosen. */
    public record Options(
            List<Choice> topics,
            List<Group> agencies,
            List<Choice> counties,
            List<Choice> languages,
            List<Choice> noticeLanguages) {
        /** The label of a value among choices, the value itself where there is none. */
        static String label(List<Choice> choices, String value) {
            return choices.stream()
                    .filter(c -> c.value().equals(value))
                    .map(Choice::label)
                    .findFirst()
                    .orElse(value);
        }
    }

    public String stepTag() {
        return step.tag();
    }

    public int number() {
        return step.number(draft);
    }

    public int count() {
        return Step.REVIEW.number(draft);
    }

    public boolean first() {
        return step == Step.TELL;
    }

    public boolean last() {
        return step == Step.REVIEW;
    }

    public List<Draft.Hidden> hidden() {
        return draft.carriedBy(step);
    }

    /** The topics in groups, each once: those that the words seem to speak of first. */
    public List<Group> topicGroups() {
        List<Group> groups = new ArrayList<>();
        List<Choice> first = likely.stream()
                .flatMap(slug -> options.topics().stream().filter(t -> t.value().equals(slug)))
                .toList();
        groups.add(new Group("intake.share.topics.likely", first));
        ShareOptions.TOPIC_GROUPS.forEach((key, slugs) -> groups.add(new Group(
                key,
                options.topics().stream()
                        .filter(t -> slugs.contains(t.value()) && !first.contains(t))
                        .toList())));
        List<Choice> grouped =
                groups.stream().flatMap(g -> g.choices().stream()).toList();
        groups.add(new Group(
                "intake.share.topics.other",
                options.topics().stream().filter(t -> !grouped.contains(t)).toList()));
        return groups.stream().filter(g -> !g.choices().isEmpty()).toList();
    }

    /** Chosen topics by name. */
    public List<String> topicNames() {
        return draft.texts("topics").stream()
                .map(slug -> Options.label(options.topics(), slug))
                .toList();
    }

    /** Chosen agencies by name. */
    public List<String> agencyNames() {
        List<Choice> all =
                options.agencies().stream().flatMap(g -> g.choices().stream()).toList();
        return draft.texts("agencies").stream()
                .map(slug -> Options.label(all, slug))
                .toList();
    }

    /** The chosen county's name, empty for none. */
    public String countyName() {
        return draft.text("place.county").isEmpty()
                ? ""
                : Options.label(options.counties(), draft.text("place.county"));
    }

    /** The language as far as it is known, for the words on the review; never {@code null}. */
    public Language language() {
        return detected != null
                ? detected
                : new Language(draft.text("language").isEmpty() ? "und" : draft.text("language"));
    }
}
