package org.answerable.intake;

import java.util.Locale;

/** Where a case stands, for its writer. */
enum CaseStatus {
    RECEIVED,
    /** For the writer, whom an agency asked something. */
    WAITING,
    ANSWERED,
    CLOSED,
    WITHDRAWN;

    /** As programs write it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
