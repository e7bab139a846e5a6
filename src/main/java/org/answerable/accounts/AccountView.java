package org.answerable.accounts;

import java.time.Instant;
import java.util.List;
import org.answerable.access.Identity;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The page of one's own account.
 *
 * @param provider what the identity provider is called that the account can be linked with; {@code null} for none
 * @param linkedSince since when it is; {@code null} where it is not
 * @param fresh the token just made, shown this once; {@code null} otherwise
 * @param label what was typed as the label of a token that was refused
 * @param said the key of what was just done; {@code null} for nothing
 */
public record AccountView(
        Identity account,
        List<OwnAccount.TokenLine> tokens,
        List<OwnAccount.SessionLine> sessions,
        String provider,
        Instant linkedSince,
        String fresh,
        String label,
        String said,
        List<Fault> faults)
        implements View {}
