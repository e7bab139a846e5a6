package org.answerable.townhall;

import java.time.LocalDate;
import org.answerable.language.Language;
import org.answerable.platform.http.Passage;
import org.answerable.platform.http.ThreadView;

/**
 * A public record as a quote behind an agenda item or a commitment.
 *
 * @param path its page, without the language
 * @param county {@code null} for none
 */
public record Voice(String path, Passage words, Language language, String county, LocalDate day, ThreadView thread) {}
