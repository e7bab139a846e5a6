package org.answerable.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.answerable.platform.Tagged;

/**
 * A page of the form: one question. The steps are counted in words; {@link #LANGUAGE} belongs to the first and is asked
 * only where the language is in doubt.
 */
enum Step implements Tagged {
    TELL(1, List.of("kind", "text")),
    LANGUAGE(1, List.of("language")),
    ABOUT(2, List.of("topics", "agencies")),
    PLACE(3, List.of("place.county", "place.municipality", "place.detail", "occurredOn")),
    PUBLICITY(4, List.of("publish", "contact.email", "contact.language")),
    REVIEW(5, List.of("excludeAgencies", "show"));

    private final int number;
    private final List<String> fields;

    Step(int number, List<String> fields) {
        this.number = number;
        this.fields = fields;
    }

    /** The step's number as the reader counts, from 1. */
    int number(Draft draft) {
        return (int) Stream.of(values())
                .filter(step -> step.isAskedOf(draft) && step.number <= number)
                .mapToInt(step -> step.number)
                .distinct()
                .count();
    }

    /**
     * Whether it asks what is of use: of a name that was used falsely there is neither a topic nor a place to ask for.
     */
    boolean isAskedOf(Draft draft) {
        return !draft.disowns() || this != ABOUT && this != PLACE;
    }

    /** The fields that this step asks for; every other step carries them along. */
    List<String> fields() {
        return fields;
    }

    /** Whether a fault's field is asked for here. */
    boolean asks(String field) {
        return fields.stream().anyMatch(f -> field.equals(f) || field.startsWith(f + "."));
    }

    static Optional<Step> of(String tag) {
        return Tagged.of(values(), tag);
    }

    Step before() {
        return switch (this) {
            case TELL, LANGUAGE, ABOUT -> TELL;
            case PLACE -> ABOUT;
            case PUBLICITY -> PLACE;
            case REVIEW -> PUBLICITY;
        };
    }

    Step after() {
        return switch (this) {
            case TELL, LANGUAGE -> ABOUT;
            case ABOUT -> PLACE;
            case PLACE -> PUBLICITY;
            case PUBLICITY, REVIEW -> REVIEW;
        };
    }
}
