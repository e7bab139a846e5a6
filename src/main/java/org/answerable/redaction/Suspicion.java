package org.answerable.redaction;

import org.answerable.language.Barred.Kind;

/**
 * A part of a text that may tell who somebody is.
 *
 * @param start offset in code points
 * @param end offset in code points, exclusive
 * @param kind what it may be
 * @param why a message key
 */
public record Suspicion(int start, int end, Kind kind, String why) {}
