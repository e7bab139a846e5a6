package org.answerable.intake;

import java.util.Locale;
import java.util.Optional;

/** What a submission is, in the writer's own view; all are handled by the same rules. */
public enum Kind {
    COMMENT,
    COMPLAINT,
    QUESTION,
    PRAISE;

    /** As programs write it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String tag) {
        for (Kind kind : values()) {
            if (kind.tag().equals(tag)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
