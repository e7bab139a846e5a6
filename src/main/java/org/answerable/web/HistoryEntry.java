package org.answerable.web;

import java.time.Instant;

/** Something that happened and when, in words of the reader's language, as the API tells it. */
public record HistoryEntry(Instant at, String what) {}
