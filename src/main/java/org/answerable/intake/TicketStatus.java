package org.answerable.intake;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a ticket stands: what an agency has of a submission. */
public enum TicketStatus {
    OPEN,
    /** For its writer. */
    WAITING,
    ANSWERED,
    CLOSED,
    /** It is another agency's now. */
    TRANSFERRED;

    /** Those in which an answer is owed, by its day. */
    public static final Set<TicketStatus> OWED = Collections.unmodifiableSet(EnumSet.of(OPEN, WAITING));

    public boolean isOwed() {
        return OWED.contains(this);
    }

    /** As programs write it. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TicketStatus> of(String tag) {
        for (TicketStatus status : values()) {
            if (status.tag().equals(tag)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
