package org.answerable.intake;

import java.util.List;
import java.util.function.Function;
import org.answerable.language.Detection;
import org.answerable.platform.Refusal.Fault;

/** The way through the form: which page follows which press of a button. Nothing typed is ever dropped on it. */
final class ShareWalk {
    /**
     * Below this the writer is asked for the language, once: the detector is wrong about texts like these too often to
     * guess. Who does not answer goes on all the same.
     */
    static final double SURE = 0.7;

    private ShareWalk() {}

    /**
     * The page to show next.
     *
     * @param faults of that page
     * @param revising whether the writer came from the review and goes back there
     * @param send whether everything is right and the writer pressed "send"
     */
    record Turn(Step step, List<Fault> faults, boolean revising, boolean send) {}

    /**
     * @param at the page that was posted
     * @param go the button: {@code next|back|stay|send}, or {@code change.} and a step
     */
    static Turn turn(
            Draft draft,
            Step at,
            String go,
            boolean revising,
            Function<NewSubmission, List<Fault>> check,
            Function<String, Detection> detect) {
        if (go.equals("stay")) {
            return new Turn(at, List.of(), revising, false);
        }
        if (go.equals("back")) {
            return new Turn(before(at, draft), List.of(), revising, false);
        }
        if (go.startsWith("change.")) {
            return new Turn(
                    Step.of(go.substring("change.".length())).orElse(at),
                    List.of(),
                    revising || at == Step.REVIEW,
                    false);
        }
        List<Fault> all = draft.faults(check);
        List<Fault> here = all.stream().filter(f -> at.asks(f.field())).toList();
        if (!here.isEmpty()) {
            return new Turn(at, here, revising, false);
        }
        if (at == Step.TELL && inDoubt(draft, detect)) {
            return new Turn(Step.LANGUAGE, List.of(), revising, false);
        }
        Step next = revising ? Step.REVIEW : after(at, draft);
        if (next != Step.REVIEW) {
            return new Turn(next, List.of(), false, false);
        }
        for (Step step : Step.values()) {
            List<Fault> missed = all.stream().filter(f -> step.asks(f.field())).toList();
            if (!missed.isEmpty()) {
                return new Turn(step, missed, true, false);
            }
        }
        return new Turn(Step.REVIEW, List.of(), false, at == Step.REVIEW && go.equals("send"));
    }

    private static Step after(Step at, Draft draft) {
        Step next = at.after();
        while (!next.isAskedOf(draft)) {
            next = next.after();
        }
        return next;
    }

    private static Step before(Step at, Draft draft) {
        Step next = at.before();
        while (!next.isAskedOf(draft)) {
            next = next.before();
        }
        return next;
    }

    private static boolean inDoubt(Draft draft, Function<String, Detection> detect) {
        return draft.text("language").isEmpty()
                && detect.apply(draft.text("text")).confidence() < SURE;
    }
}
