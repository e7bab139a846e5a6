package org.answerable.journal;

import java.time.Instant;

/**
 * One row of the journal, placed.
 *
 * @param position from 1, without gaps
 * @param actor an account's name, {@code resident} or {@code system}
 * @param act what was done, e.g. {@code ticket.answered}: the feature's noun, a dot, the verb in the past
 * @param subject what it was done to: a kind, a colon and an opaque id, e.g. {@code ticket:7k2m…}
 */
public record Act(long position, Instant at, String actor, String act, String subject) {
    /** The id in the subject, without its kind. */
    public String id() {
        return subject.substring(subject.indexOf(':') + 1);
    }

    /** The kind of the subject. */
    public String kind() {
        return subject.substring(0, subject.indexOf(':'));
    }
}
