package org.answerable.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.answerable.intake.Intake;
import org.answerable.intake.Submission;
import org.answerable.platform.Time;
import org.answerable.routing.RuleBook.Edition;

/** The pieces of a run, each in a transaction of its own. */
@ApplicationScoped
class SimulationSteps {
    private static final int PIECE = 50;

    @Inject
    Intake intake;

    @Inject
    Routing routing;

    @Inject
    RuleSimulations simulations;

    @Inject
    Time time;

    /**
     * What was done.
     *
     * @param before the key of the oldest that was looked at
     */
    record Step(int count, Long before) {}

    /** Decides on the next piece by the rules in force and by the draft, going back in time. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Step next(String code, Edition draft, Long before, int left, SimulationResult result) {
        List<Submission> piece = intake.before(before, Math.min(PIECE, left));
        for (Submission submission : piece) {
            result.add(submission.code(), routing.decide(submission).assignments(), routing.decide(submission, draft));
        }
        return new Step(piece.size(), piece.isEmpty() ? before : piece.getLast().id());
    }

    /** Says how far it has come; {@code result}: it is done. Those that wait still wait. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void told(String code, int done, String result, List<String> waiting) {
        waiting.forEach(other -> simulations.find(other).ifPresent(run -> run.waits(time.real())));
        simulations.find(code).ifPresent(run -> {
            if (result == null) {
                run.comesTo(done, time.real());
            } else {
                run.end(done, result, time.real());
            }
        });
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void failed(String code, int done) {
        simulations.find(code).ifPresent(run -> run.end(done, null, time.real()));
    }
}
