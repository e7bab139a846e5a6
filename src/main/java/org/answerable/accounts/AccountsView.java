package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The accounts, for an administrator.
 *
 * @param needsTwo whether rights to read need a second administrator
 * @param asked what waits for a second administrator, then what was decided last
 * @param invitations those open or waiting, and those that ended lately
 * @param deputies who stands in for something today
 * @param once what was just done and is shown this once; {@code null} otherwise
 * @param typed what was typed for a new account that was refused
 * @param said the key of what was just done; {@code null} for nothing
 * @param decline what was typed as the reason of a refusal: the change's code and the text
 */
public record AccountsView(
        List<AccountKeeping.Line> accounts,
        boolean needsTwo,
        List<Deciding.Asked> asked,
        List<Inviting.Line> invitations,
        List<Deputising.Deputy> deputies,
        Once once,
        InvitationKeeping.Wanted typed,
        String said,
        Decline decline,
        List<Fault> faults)
        implements View {
    /**
     * What is shown once.
     *
     * @param mailed whether the link was sent by mail as well
     * @param name the account
     * @param secret the password, the half, the code, or the whole link
     */
    public record Once(AccountKeeping.Shown shown, boolean waits, boolean mailed, String name, String secret) {}

    /** A reason that was refused. */
    public record Decline(String code, String reason) {}
}
