package org.answerable.townhall;

import java.util.Optional;
import org.answerable.platform.Tagged;
import org.answerable.publication.PromiseStatus;

/** Where a promise stands for who looks at it today: as its {@link PromiseStatus}, or late where its day has passed. */
public enum PromiseState implements Tagged {
    OPEN(PromiseStatus.OPEN),
    IN_PROGRESS(PromiseStatus.IN_PROGRESS),
    /** Not settled, and its day has passed. */
    LATE(null),
    DONE(PromiseStatus.DONE),
    DROPPED(PromiseStatus.DROPPED);

    private final PromiseStatus status;

    PromiseState(PromiseStatus status) {
        this.status = status;
    }

    /** Of a promise that is or is not overdue. */
    static PromiseState of(PromiseStatus status, boolean overdue) {
        return overdue
                ? LATE
                : switch (status) {
                    case OPEN -> OPEN;
                    case IN_PROGRESS -> IN_PROGRESS;
                    case DONE -> DONE;
                    case DROPPED -> DROPPED;
                };
    }

    /** Empty for what is none. */
    public static Optional<PromiseState> of(String tag) {
        return Tagged.of(values(), tag);
    }

    /** The one status that it is; {@code null} of what is late, which may be open or in progress. */
    PromiseStatus status() {
        return status;
    }
}
