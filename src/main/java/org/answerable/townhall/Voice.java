package org.answerable.townhall;

import java.time.LocalDate;
import org.answerable.web.Quoted;
import org.answerable.web.ThreadView;

/**
 * A public record as a quote behind an agenda item or a commitment.
 *
 * @param path its page, without the language
 * @param county {@code null} for none
 */
public record Voice(String path, Quoted words, String county, LocalDate day, ThreadView thread) {}
