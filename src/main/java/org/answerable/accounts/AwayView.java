package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * When somebody is away, and in which languages they work.
 *
 * @param from what was typed, or what is said now
 * @param languages tags with spaces between them
 * @param said the key of what was just done; {@code null} for nothing
 */
public record AwayView(
        int status,
        TakingLeave.Said present,
        String from,
        String until,
        String deputy,
        String languages,
        String said,
        List<Fault> faults)
        implements View {}
