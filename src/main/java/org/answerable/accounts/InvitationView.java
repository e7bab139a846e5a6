package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * What somebody sees who was invited: the form that begins the account, or what to do where the link cannot be used.
 *
 * @param status of HTTP
 * @param displayName what was typed as the name that others see
 * @param language what was chosen, a tag
 */
public record InvitationView(
        int status, Inviting.Opened invitation, String displayName, String language, List<Fault> faults)
        implements View {}
