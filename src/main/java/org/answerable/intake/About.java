package org.answerable.intake;

import org.answerable.platform.Tagged;

/** What of this site a message may be about, where a page leads to the form: the form begins with it. */
enum About implements Tagged {
    /** The words of a page in a language. */
    TRANSLATION,
    /** What a page says. */
    PAGE,
    /** The work of a task force, by its slug. */
    TASK_FORCE,
    /** A public document, by its slug. */
    DOCUMENT;

    /** Whether it is this site itself, and not what agencies do. */
    boolean isThisSite() {
        return this == TRANSLATION || this == PAGE;
    }
}
