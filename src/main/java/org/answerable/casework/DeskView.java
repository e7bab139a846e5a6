package org.answerable.casework;

import org.answerable.platform.http.View;

/** The desk's first page: what waits. */
public record DeskView(DeskReading.Waiting waiting) implements View {}
