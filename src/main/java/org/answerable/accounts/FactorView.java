package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * One's own second factor.
 *
 * @param said the key of what was just done; {@code null} for nothing
 */
public record FactorView(OwnFactor.State state, String said, List<Fault> faults) implements View {}
