package org.answerable.accounts;

import java.util.List;
import java.util.Set;
import org.answerable.access.Role;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * What the groups of an identity provider may do here.
 *
 * @param configured whether there is single sign-on on this server
 * @param group what was typed for a line that was refused; so {@code roles} and {@code agencies}
 * @param said the key of what was just done; {@code null} for nothing
 */
public record GroupsView(
        int status,
        boolean configured,
        List<GroupKeeping.Line> lines,
        String group,
        Set<Role> roles,
        String agencies,
        String said,
        List<Fault> faults)
        implements View {}
