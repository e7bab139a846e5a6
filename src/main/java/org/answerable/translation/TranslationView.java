package org.answerable.translation;

import java.time.Instant;
import java.util.List;
import org.answerable.language.Language;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.http.View;

/**
 * One text and its translation.
 *
 * @param status the page's HTTP status
 * @param mark of the source that is shown
 * @param sourceTitle {@code null} where the source has none
 * @param by who made what stands there so far: {@code person|machine}; {@code null} where nothing does
 */
public record TranslationView(int status, String id, String kind, boolean published, String state, Language source, Language target, String waits, Instant since, String mark,
        String sourceTitle, String sourceText, String by, String title, String text, List<TranslationReading.TermItem> glossary, List<TranslationReading.MemoryItem> memory,
        List<Fault> faults) implements View {}
