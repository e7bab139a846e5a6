package org.answerable.access;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.platform.http.View;

/**
 * The sign-in page.
 *
 * @param next the desk page to go on to, empty for the desk's first
 * @param name what was typed; the password is never sent back
 */
public record SignInView(String next, String name, List<Fault> faults) implements View {}
