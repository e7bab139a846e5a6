package org.answerable.intake;

import java.util.Locale;
import java.util.Optional;

/** Where a submission stands on its way to the public. */
public enum State {
    /** Not for the public: the writer did not allow it. */
    RECEIVED,
    /** The writer allowed it; a moderator has to look at it, or at an answer that came since. */
    AWAITING_MODERATION,
    PUBLISHED,
    /** A moderator decided, with a reason, that it is not for the public. */
    WITHHELD,
    /** The writer took it back. Final. */
    WITHDRAWN;

    /** As programs write it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<State> of(String tag) {
        for (State state : values()) {
            if (state.tag().equals(tag)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
