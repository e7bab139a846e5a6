package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The second step of signing in.
 *
 * @param next the desk page to go on to, empty for the desk's first
 * @param kept whether words wait on the page to go on to
 * @param passkey what a browser is asked; {@code null} where the account has no passkey
 */
public record SecondStepView(int status, String next, boolean kept, PasskeyKeeping.Asked passkey, List<Fault> faults)
        implements View {}
