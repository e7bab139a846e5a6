package org.answerable.office;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import org.answerable.access.Needs;
import org.answerable.access.Right;
import org.answerable.access.UseCase;
import org.answerable.language.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is done and what is missing before the office can work. */
@UseCase
public class SetUp {
    @Inject
    @Any
    Instance<SetUpStep> all;

    /**
     * One step.
     *
     * @param missing what is missing by name; empty where there is nothing to name
     */
    @Schema(name = "SetUpStep")
    public record Step(
            @Schema(example = "coordinator") String name,

            @Schema(example = "/desk/accounts", description = "Its page, without the language")
            String path,

            boolean done,

            @Schema(description = "Nothing is taken in before it is done", example = "false")
            boolean needed,

            @Schema(description = "What is missing, by name")
            List<String> missing) {}

    /** All steps, in their order. */
    @Transactional
    @Needs(Right.READ_DIRECTORY)
    public List<Step> steps(Language reader) {
        return all.stream()
                .sorted(Comparator.comparingInt(SetUpStep::position))
                .map(step -> {
                    SetUpStep.State state = step.state(reader);
                    return new Step(step.name(), step.path(), state.done(), step.isNeededToOpen(), state.missing());
                })
                .toList();
    }
}
