package org.answerable.publication;

import java.util.Locale;
import java.util.Optional;

/** Where a promise made at a meeting stands. */
public enum PromiseStatus {
    OPEN,
    IN_PROGRESS,
    DONE,
    DROPPED;

    /** As programs write it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nothing is owed any more. */
    public boolean isSettled() {
        return this == DONE || this == DROPPED;
    }

    public static Optional<PromiseStatus> of(String tag) {
        for (PromiseStatus status : values()) {
            if (status.tag().equals(tag)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
