package org.answerable.web;

import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.answerable.language.Barred;
import org.answerable.language.Language;
import org.answerable.platform.Time;

/**
 * The thread, the product's one figure: what was said, where it went, what was answered, what was promised and kept.
 * Drawn by {@code platform/thread.jte} in three sizes.
 *
 * <p>With one agency, {@code knots} holds all of it and {@code strands} is empty. With several, {@code knots} holds
 * what they share (mostly: said) and each strand continues it for one agency.
 *
 * @param size large on a receipt and a record, medium at the desk, small on a hit, a commitment, an agenda item
 * @param knots in order
 * @param strands one for each agency where there are several
 */
public record ThreadView(Size size, List<Knot> knots, List<Strand> strands) {
    /** Small: dots and one word. Medium: one line a knot. Large: with the words themselves. */
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }

    /** The knots' names; messages {@code platform.thread.said} and so on. */
    public enum KnotName {
        SAID,
        ROUTED,
        ANSWERED,
        PROMISED,
        KEPT;

        /** The key of the name. */
        public String key() {
            return "platform.thread." + css();
        }

        /** The name in lower case, for classes and keys. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Done; open: awaited; late: awaited and overdue; dropped: closed without it. */
    public enum KnotState {
        DONE,
        OPEN,
        LATE,
        DROPPED;

        /** The state in lower case, for classes and keys. */
        public String css() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What one agency does with a thread that several share; {@code agency} is its name in the reader's language. */
    public record Strand(String agency, List<Knot> knots) {
        public Strand {
            knots = List.copyOf(knots);
        }
    }

    public ThreadView {
        knots = List.copyOf(knots);
        strands = List.copyOf(strands);
    }

    /** A thread of one strand. */
    public static ThreadView of(Size size, List<Knot> knots) {
        return new ThreadView(size, knots, List.of());
    }

    /**
     * The small thread: how far it has come, e.g. {@code small(State.DONE, State.DONE, State.OPEN)}, in the order of
     * the names.
     */
    public static ThreadView small(KnotState... states) {
        List<Knot> knots = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            knots.add(new Knot(KnotName.values()[i], states[i]));
        }
        return of(Size.SMALL, knots);
    }

    /** The small thread of a promise: the fourth knot is kept, open, late, or dropped. */
    public static ThreadView promise(KnotState kept) {
        return of(
                Size.SMALL,
                List.of(
                        new Knot(KnotName.SAID, KnotState.DONE),
                        new Knot(KnotName.ANSWERED, KnotState.DONE),
                        new Knot(KnotName.PROMISED, KnotState.DONE),
                        new Knot(KnotName.KEPT, kept)));
    }

    /** The knot that one word stands for: the first that is not done, else the last. */
    public Knot current() {
        List<Knot> all = all();
        return all.stream()
                .filter(knot -> knot.state() != KnotState.DONE)
                .findFirst()
                .orElse(all.get(all.size() - 1));
    }

    /** How the one word looks: a thread that is answered and waits for no promise is done. */
    public KnotState wordState() {
        return current().name() == KnotName.PROMISED && current().state() == KnotState.OPEN
                ? KnotState.DONE
                : current().state();
    }

    /** All knots, those of the strands after the shared ones. */
    public List<Knot> all() {
        List<Knot> all = new ArrayList<>(knots);
        strands.forEach(strand -> all.addAll(strand.knots()));
        return all;
    }

    /**
     * One knot. Build it from its name and state: {@code new Knot(Name.ANSWERED, State.OPEN).by("State
     * Patrol").until(day)}.
     *
     * @param who the writer ("you"), the agency; in the reader's language
     * @param day when it was done, or until when it is awaited; a day where the hour is nobody's business
     * @param at when it was done to the minute; wins over {@code day}
     * @param note one sentence: why it went there, how the promise was kept
     * @param words what was said or answered, in {@code language}, with bars where something was taken out
     * @param content instead of words: a piece of a template
     * @param rendering the words in the reader's language, {@code null} where they are there in the original only
     */
    public record Knot(
            KnotName name,
            KnotState state,
            String who,
            LocalDate day,
            Instant at,
            String note,
            Barred words,
            Language language,
            Content content,
            Rendering rendering) {
        public Knot(KnotName name, KnotState state) {
            this(name, state, null, null, null, null, null, null, null, null);
        }

        public Knot by(String who) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        public Knot on(LocalDate day) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        /** The same as {@link #on}, read better for what is awaited. */
        public Knot until(LocalDate day) {
            return on(day);
        }

        /** Until the day of an instant, in Wisconsin. */
        public Knot until(Instant instant) {
            return on(Time.day(instant));
        }

        public Knot at(Instant at) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        public Knot note(String note) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        public Knot words(String words, Language language) {
            return words(Barred.none(words), language);
        }

        /** With bars where something was taken out. */
        public Knot words(Barred words, Language language) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        /** The words in the reader's language; the original stays one tap away. */
        public Knot rendered(Rendering rendering) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }

        public Knot content(Content content) {
            return new Knot(name, state, who, day, at, note, words, language, content, rendering);
        }
    }
}
