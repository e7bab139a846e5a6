package org.answerable.accounts;

import java.util.List;
import org.answerable.platform.Refusal.Fault;
import org.answerable.web.View;

/**
 * Adding a passkey.
 *
 * @param name what was typed
 */
public record PasskeyView(int status, PasskeyKeeping.Asked asked, String name, List<Fault> faults) implements View {}
