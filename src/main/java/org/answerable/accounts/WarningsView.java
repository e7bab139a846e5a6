package org.answerable.accounts;

import java.util.List;
import org.answerable.access.Identity;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * How somebody is told of deadlines.
 *
 * @param delivery the tag of what was sent, or of what is chosen
 * @param said whether it was just saved
 */
public record WarningsView(
        int status, Identity account, boolean mailed, String delivery, boolean said, List<Fault> faults)
        implements View {}
