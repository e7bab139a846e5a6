package org.answerable.intake;

import org.answerable.platform.Tagged;

/** What of this site a message may be about, where a page leads to the form: the form begins with it. */
enum About implements Tagged {
    /** The words of a page in a language. */
    TRANSLATION,
    /** What a page says. */
    PAGE,
    /** What a page tells of an agency: who writes knows better. */
    FACTS,
    /** A public record that somebody else sent in one's name. */
    IN_MY_NAME,
    /** The work of a task force, by its slug. */
    TASK_FORCE,
    /** A public document, by its slug. */
    DOCUMENT;

    /** Whether it is this site itself, and not what agencies do. */
    boolean isThisSite() {
        return this == TRANSLATION || this == PAGE || this == FACTS || this == IN_MY_NAME;
    }
}
