package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * The sign-in page.
 *
 * @param next the desk page to go on to, empty for the desk's first
 * @param name what was typed; the password is never sent back
 * @param kept whether words wait on the page to go on to, for the account that typed them
 * @param provider what the identity provider is called; {@code null} where there is no single sign-on
 * @param passkey what a browser is asked whose owner has a passkey
 */
public record SignInView(
        int status,
        String next,
        String name,
        boolean kept,
        String provider,
        PasskeyKeeping.Asked passkey,
        List<Fault> faults)
        implements View {}
