package org.answerable.redaction;

/**
 * A part of a text that may tell who somebody is.
 *
 * @param start offset in code points
 * @param end offset in code points, exclusive
 * @param kind a kind of {@link Redaction}
 * @param why a message key
 */
public record Suspicion(int start, int end, String kind, String why) {}
